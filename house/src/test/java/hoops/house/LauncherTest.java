package hoops.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the launcher tells the programs it starts, with a program in the JDK's place that says it.
class LauncherTest {
  private @TempDir Path checkout;

  @BeforeEach
  void lay() throws Exception {
    Files.copy(House.ROOT.resolve("hoops"), checkout.resolve("hoops"));
    for (var module : new String[] {"shell", "server", "gateway"}) {
      var target = Files.createDirectories(checkout.resolve(module).resolve("target"));
      Files.writeString(target.resolve(module + "-1.jar"), module);
      Files.createFile(Files.createDirectory(target.resolve("lib")).resolve("none.jar"));
    }
    var java = checkout.resolve("java");
    Files.writeString(java, "#!/bin/sh\necho \"${LC_ALL-unset} ${HOOPS_LC_ALL-unset}\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    var kept = Files.createDirectories(checkout.resolve("target").resolve("launch"));
    Files.writeString(kept.resolve("java"), java + "\n\n");
  }

  /// What the program saw as `LC_ALL` and `HOOPS_LC_ALL` when this word was typed.
  private String told(String word, Map<String, String> locale) throws Exception {
    var builder =
        new ProcessBuilder("/bin/sh", checkout.resolve("hoops").toString(), word)
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().putAll(locale);
    var process = builder.start();
    try (var out = process.getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  @Test
  void the_server_writes_names_in_utf_8_in_each_locale() throws Exception {
    assertThat(told("validate", Map.of())).isEqualTo("C.UTF-8");
    assertThat(told("validate", Map.of("LC_ALL", "POSIX"))).isEqualTo("C.UTF-8 POSIX");
    assertThat(told("validate", Map.of("LC_ALL", "no_SUCH.UTF-8")))
        .isEqualTo("C.UTF-8 no_SUCH.UTF-8");
  }

  @Test
  void a_locale_of_utf_8_stays_as_it_is() throws Exception {
    assertThat(told("validate", Map.of("LC_ALL", "C.UTF-8", "HOOPS_LC_ALL", "C")))
        .isEqualTo("C.UTF-8 unset");
  }

  @Test
  void the_client_keeps_the_locale_of_its_terminal() throws Exception {
    assertThat(told("status", Map.of("LC_ALL", "C"))).isEqualTo("C unset");
  }
}
