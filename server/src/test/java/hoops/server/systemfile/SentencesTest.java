package hoops.server.systemfile;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.system.Mistake;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each sentence of the manual's table of mistakes, from a file that makes it.
final class SentencesTest {
  private static final String WEB =
      "hoops: 1\nassemblies:\n  web:\n    build: sh b.sh\n    artifact: web.jar\n";

  private static List<Mistake> found(String text) {
    return switch (SystemFiles.load(text.getBytes(StandardCharsets.UTF_8))) {
      case SystemFiles.Loaded.Valid valid -> valid.file().notes();
      case SystemFiles.Loaded.Wrong wrong -> wrong.mistakes();
    };
  }

  private static Arguments says(String code, String at, String sentence, String text) {
    return Arguments.of(code, at, sentence, text);
  }

  static Stream<Arguments> table() {
    return Stream.concat(Stream.concat(first(), names()), more());
  }

  private static Stream<Arguments> first() {
    return Stream.of(
        says("format", "1:1", "the first line names the format: hoops: 1", "people: [mia]\n"),
        says("format", "1:8", "format 2, Hoops 1.0 reads 1: upgrade Hoops", "hoops: 2\n"),
        says("size", "1:1", "1,310,720 bytes, at most 1,048,576", "#".repeat(1_310_720)),
        says("size", "1:65", "65 deep, at most 64", "[".repeat(65)),
        says(
            "yaml",
            "2:13",
            "no anchors, aliases, tags or merge keys (&base): write it out, or use like",
            "hoops: 1\nassemblies: &base\n  web:\n"),
        says(
            "unknown-key",
            "6:5",
            "web has no key \"helth\". Did you mean \"health\"?",
            WEB + "    helth: /up\n"),
        says(
            "twice",
            "7:5",
            "\"sources\" stands twice in web, first on line 6",
            WEB + "    sources: a/\n    sources: b/\n"),
        says(
            "missing",
            "3:3",
            "web has no run. Say how it starts: run: python3 main.py",
            "hoops: 1\nassemblies:\n  web:\n    build: sh b.sh\n    artifact: web\n"),
        says(
            "type",
            "8:18",
            "\"72\" is no duration, it lacks its unit: 72h",
            WEB + "tiers:\n  night:\n    expiry:      72\n"),
        says("type", "6:7", "\"yes\" is not true or false: true", WEB + "solo: yes\n"),
        says(
            "type",
            "9:14",
            "long follows \"releases\"; it can follow main, release or nothing",
            WEB + "tiers:\n  night:\n  long:\n    follows: releases\n"));
  }

  private static Stream<Arguments> names() {
    return Stream.of(
        says(
            "name",
            "3:3",
            "\"Receiver\" is no name (a-z, 0-9, -, a letter first, at most 24). \"receiver\"?",
            "hoops: 1\nassemblies:\n  Receiver: {build: sh b.sh, artifact: a.jar}\n"),
        says(
            "name",
            "3:3",
            "\"main\" is a word of Hoops: take another",
            "hoops: 1\nassemblies:\n  main: {build: sh b.sh, artifact: a.jar}\n"),
        says(
            "name",
            "8:3",
            "\"mia\" is a person (line 6), not a tier",
            WEB + "people: [mia]\ntiers:\n  mia:\n"),
        says(
            "name",
            "7:3",
            "eu with a-b and eu-a with b would both have an instance eu-a-b-1: rename one",
            """
            hoops: 1
            assemblies:
              a-b: {build: sh b.sh, artifact: a.jar}
              b: {build: sh b.sh, artifact: a.jar}
            tiers:
              eu:
              eu-a:
            """),
        says(
            "unknown-name",
            "4:13",
            "query needs \"indx\", which is no assembly. Did you mean \"index\"?",
            """
            hoops: 1
            assemblies:
              query:
                needs: [indx]
                build: sh b.sh
                artifact: a.jar
              index: {build: sh b.sh, artifact: a.jar}
            """),
        says(
            "circle",
            "3:54",
            "needs go in a circle: receiver -> index -> receiver (lines 3, 4)",
            """
            hoops: 1
            assemblies:
              receiver: {build: sh b.sh, artifact: a.jar, needs: [index]}
              index: {build: sh b.sh, artifact: a.jar, needs: [receiver]}
            """
                .replace("needs: [index]", "feeds: index")));
  }

  private static Stream<Arguments> more() {
    return Stream.of(
        says(
            "no-shell",
            "4:12",
            "\"&&\" needs a shell and there is none: one command a line, or build: sh build.sh",
            "hoops: 1\nassemblies:\n  web:\n    build: make && make install\n    artifact: a.jar\n"),
        says(
            "secret",
            "9:43",
            "web.key is a secret, never written here: hoops config set long web.key",
            WEB
                + "    properties: {web.key: secret}\ntiers:\n  night:\n  long: {properties:             {web.key: abc}}\n"
                    .replace("             {", "            {")),
        says(
            "hides",
            "6:18",
            "property \"port\" would hide PORT, which Hoops sets. \"web.port\"?",
            WEB + "    properties: {port: int}\n"),
        says(
            "address",
            "8:36",
            "long and production both have 127.0.0.1:8080; tiers share no address",
            WEB
                + "tiers:\n  long: {addresses: {web: 127.0.0.1:8080}}\n"
                + "  production: {addresses: {web:    127.0.0.1:8080}}\n"),
        says(
            "gate",
            "6:16",
            "clean cannot be none: nobody may pass it",
            WEB + "gates: {clean: none}\n"),
        says(
            "gate",
            "6:17",
            "rrule belongs into windows; here its name",
            WEB + "gates: {window: {rrule: FREQ=DAILY}}\n"),
        says(
            "note",
            "6:10",
            "only mia is in people; production needs an observer. Add a person, or write solo: true",
            WEB + "people: [mia]\n"),
        says(
            "note",
            "3:3",
            "nothing builds web: no build here, and no ci source lists it",
            "hoops: 1\nassemblies:\n  web: {artifact: web.jar}\n"));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("table")
  void says_where_what_and_what_would_be_right(
      String code, String at, String sentence, String text) {
    assertThat(found(text))
        .extracting(
            each -> each.code().text(),
            each -> each.mark().line() + ":" + each.mark().column(),
            Mistake::sentence)
        .contains(org.assertj.core.groups.Tuple.tuple(code, at, sentence));
  }

  @Test
  void all_mistakes_are_said_at_once_by_line() {
    var loaded =
        SystemFiles.load(
            """
            hoops: 1
            assemblies:
              receiver:
                helth: /health
                build: sh b.sh
                artifact: a.jar
                needs: [indx]
              index: {build: sh b.sh, artifact: a.jar, moving: {ready-for: 2m}}
            gates: {soak: {for: 72}}
            """
                .getBytes(StandardCharsets.UTF_8));

    assertThat(Validate.of("hoops.yaml", loaded, "version 12").lines())
        .containsExactly(
            "hoops.yaml:4:5 receiver has no key \"helth\". Did you mean \"health\"?",
            "hoops.yaml:7:13 receiver needs \"indx\", which is no assembly. Did you mean \"index\"?",
            "hoops.yaml:8:64 ready-for 2m must be under ready-within 1m30s, or no wave could land",
            "hoops.yaml:9:15 note: gates.soak is read, not yet acted on by this version",
            "hoops.yaml:9:21 \"72\" is no duration, it lacks its unit: 72h",
            "4 mistakes in hoops.yaml; version 12 stays in force.");
  }

  @Test
  void of_moving_only_what_does_nothing_yet_gets_a_note() {
    var notes =
        found(
                """
                hoops: 1
                assemblies:
                  index: {build: sh b.sh, artifact: a.jar, alone: lock 2, one-way: schema 19}
                tiers:
                  dusk: {moving: {red-green: whole, judge: kayenta, keep-old: 5m, twins: none}}
                  dawn: {moving: {red-green: each, judge: health, keep-old: 0s}}
                solo: true
                """)
            .stream()
            .map(Mistake::sentence)
            .filter(sentence -> sentence.contains("not yet acted on"))
            .toList();

    assertThat(notes)
        .containsExactlyInAnyOrder(
            "dusk.moving.red-green: whole is read, not yet acted on by this version",
            "dusk.moving.judge: kayenta is read, not yet acted on by this version",
            "dusk.moving.twins is read, not yet acted on by this version");
  }
}
