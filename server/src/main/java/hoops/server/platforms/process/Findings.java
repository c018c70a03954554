package hoops.server.platforms.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a machine does not offer or enforce for instances, in sentences for `doctor`.
final class Findings {
  private Findings() {}

  static List<String> of(Machine machine, Cgroups cgroups) throws IOException {
    var findings = new ArrayList<String>();
    if (cgroups.available()) {
      findings.add(
          "Memory, processor and number of processes of an instance are not limited: its cgroup has"
              + " no controllers of its own yet.");
    } else {
      findings.add(
          "Memory, processor and number of processes of an instance are not limited: Hoops has no"
              + " cgroup (v2) that it may write. Under systemd, Delegate=yes gives it one.");
      findings.add(
          "A program that forks faster than Hoops can look may leave processes behind its stop:"
              + " only a cgroup is sure.");
    }
    if (Files.exists(Path.of("/.dockerenv")) || ProcessHandle.current().pid() == 1) {
      findings.add("Instances end with this container, whatever Hoops does.");
    }
    if ("root".equals(System.getProperty("user.name"))) {
      findings.add("Hoops runs as root, and so do its instances: give it a user of its own.");
    }
    if (!Files.isExecutable(machine.java())) {
      findings.add(
          "The JDK at %s is gone: restart Hoops; what runs lives on.".formatted(machine.java()));
    }
    findings.add("Instances of all tiers share this machine's user: they are not separated.");
    return List.copyOf(findings);
  }
}
