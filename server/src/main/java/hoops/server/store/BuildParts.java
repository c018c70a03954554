package hoops.server.store;

import hoops.engine.Digest;
import hoops.engine.Reason;
import hoops.engine.build.Artifact;
import hoops.engine.build.CiTrouble;
import hoops.engine.build.Fault;
import hoops.engine.build.Product;
import hoops.engine.build.Tests.Troubled;
import java.util.Arrays;
import java.util.function.Function;

/// The parts of what is stored about builds.
final class BuildParts {
  private BuildParts() {}

  static void product(Product product, Out out) {
    out.put("fingerprint", product.fingerprint().text())
        .put("artifact", product.artifact().digest().text())
        .put("bytes", product.artifact().bytes())
        .put("name", product.artifact().name())
        .put("form", word(product.artifact().form()));
  }

  static Product product(In in) {
    return new Product(
        new Digest(in.text("fingerprint")),
        new Artifact(
            new Digest(in.text("artifact")),
            in.number("bytes"),
            in.text("name"),
            of(Artifact.Form.values(), BuildParts::word, in.text("form"))));
  }

  static void fault(Fault fault, Out out) {
    out.put("kind", word(fault.kind())).side("sentence", fault.sentence().text());
  }

  static Fault fault(In in) {
    return new Fault(
        of(Fault.Kind.values(), BuildParts::word, in.text("kind")),
        new Reason(in.side("sentence")));
  }

  static void troubled(Troubled test, Out out) {
    out.put("flaky", test.flaky())
        .side("name", test.name().text())
        .side("message", test.message().text());
  }

  static Troubled troubled(In in) {
    return new Troubled(
        new Reason(in.side("name")), new Reason(in.side("message")), in.flag("flaky"));
  }

  static CiTrouble.Kind trouble(String word) {
    return of(CiTrouble.Kind.values(), BuildParts::word, word);
  }

  static String word(CiTrouble.Kind kind) {
    return switch (kind) {
      case FILE -> "file";
      case REWRITTEN -> "rewritten";
      case REPOSITORY -> "repository";
      case BUILDER -> "builder";
    };
  }

  private static String word(Artifact.Form form) {
    return switch (form) {
      case FOLDER -> "folder";
      case FILE -> "file";
    };
  }

  private static String word(Fault.Kind kind) {
    return switch (kind) {
      case RESULT -> "result";
      case REPORT_MISSING -> "report-missing";
      case NONE_PASSED -> "none-passed";
      case FAILED -> "failed";
      case FLAKY -> "flaky";
      case REPORT_BAD -> "report-bad";
      case OVERCLAIMS -> "overclaims";
      case COPIED -> "copied";
      case ARTIFACT_MISSING -> "artifact-missing";
      case ARTIFACT_BAD -> "artifact-bad";
    };
  }

  private static <T> T of(T[] all, Function<T, String> word, String text) {
    return Arrays.stream(all)
        .filter(each -> word.apply(each).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such word: " + text));
  }
}
