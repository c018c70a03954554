package hoops.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import hoops.house.Sources.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// How large things may grow. Limits fail; what is aimed at is printed at the end, so that drift is
/// seen before it fails.
class BudgetsTest {
  private static final int FILES_AT_LEAST = 450;

  private static final List<Source> MAIN = sources("main");
  private static final List<Source> TESTS = sources("test");
  private static final Figures FIGURES = new Figures();

  private static final Pattern LEFT_OVER =
      Pattern.compile(
          "^//(?!/)\\s*([^.]*[;{]|}|(if|for|while|return|var|public|private)\\b.*[({])$");
  private static final Pattern PROMISE = Pattern.compile("\\b(" + "TO" + "DO|FIX" + "ME)\\b");
  private static final Pattern SKIPPED =
      Pattern.compile(
          "@Disabled|@Enabled(If|On|For)|\\bassum(e|ing)(True|False|That)\\b|@Ignore\\b");
  private static final Pattern MOCKS =
      Pattern.compile("mockito|easymock|jmockit|powermock|mockk", Pattern.CASE_INSENSITIVE);

  @AfterAll
  static void print() {
    FIGURES.print();
  }

  @Test
  void main_files_have_at_most_350_lines() {
    assertThat(FIGURES.over("lines in a main file", 350, MAIN.stream().map(BudgetsTest::length)))
        .isEmpty();
  }

  @Test
  void test_files_have_at_most_700_lines() {
    assertThat(FIGURES.over("lines in a test file", 700, TESTS.stream().map(BudgetsTest::length)))
        .isEmpty();
  }

  @Test
  void methods_have_at_most_80_lines() {
    var all = Stream.concat(MAIN.stream(), TESTS.stream()).flatMap(BudgetsTest::methods);

    assertThat(FIGURES.over("lines in a method", 80, all.map(Method::length))).isEmpty();
  }

  @Test
  void above_40_lines_a_method_is_one_switch_table_or_wiring() {
    var long_ =
        MAIN.stream()
            .flatMap(BudgetsTest::methods)
            .filter(method -> method.length().size() > 40)
            .filter(method -> !method.isOneSwitch() && !method.isTable() && !method.inWiring())
            .map(Method::length);

    assertThat(long_).isEmpty();
  }

  @Test
  void at_most_seven_parameters() {
    var all = MAIN.stream().flatMap(BudgetsTest::methods).filter(method -> !method.isCanonical());

    assertThat(FIGURES.over("parameters", 7, all.map(Method::parameters))).isEmpty();
  }

  @Test
  void at_most_twelve_components_of_a_record() {
    var records =
        MAIN.stream()
            .filter(source -> !House.name(source.file()).startsWith("wire/"))
            .flatMap(BudgetsTest::records);

    assertThat(FIGURES.over("components of a record", 12, records)).isEmpty();
  }

  @Test
  void a_warning_is_silenced_only_with_a_reason() {
    assertThat(linesThat(BudgetsTest::silencesWithoutReason)).isEmpty();
  }

  @Test
  void whatever_goes_wrong_is_caught_only_with_a_reason() {
    var found = new ArrayList<String>();
    for (var source : everything()) {
      source.walk(new Catches(source, found));
    }

    assertThat(found).isEmpty();
  }

  @Test
  void no_promises_and_nothing_commented_out() {
    assertThat(linesThat((lines, i) -> PROMISE.matcher(lines.get(i)).find())).isEmpty();
    assertThat(linesThat((lines, i) -> LEFT_OVER.matcher(lines.get(i).strip()).find())).isEmpty();
  }

  @Test
  void no_test_is_skipped_and_nothing_is_mocked() {
    var here = Path.of("BudgetsTest.java");
    var skipping =
        TESTS.stream()
            .filter(source -> !source.file().endsWith(here))
            .flatMap(source -> numbered(source, (lines, i) -> skips(lines.get(i))));

    assertThat(skipping).isEmpty();
    assertThat(MOCKS.matcher(System.getProperty("java.class.path")).find()).isFalse();
  }

  @Test
  void tests_are_claims_under_60_characters() {
    var wordy =
        TESTS.stream()
            .flatMap(BudgetsTest::methods)
            .filter(Method::isTest)
            .filter(method -> method.name().length() >= 60 || !method.name().contains("_"))
            .map(method -> method.length().where());

    assertThat(wordy).isEmpty();
  }

  @Test
  void the_budgets_saw_the_whole_house() {
    assertThat(MAIN.size()).isGreaterThanOrEqualTo(FILES_AT_LEAST);
    hidden();
  }

  private static void hidden() {
    var types =
        MAIN.stream()
            .filter(source -> !House.name(source.file()).startsWith("wire/"))
            .filter(source -> !House.name(source.file()).startsWith("gateway/"))
            .flatMap(source -> source.topLevel().stream())
            .toList();
    var hidden =
        types.stream()
            .filter(type -> !type.getModifiers().getFlags().contains(Modifier.PUBLIC))
            .count();
    FIGURES.note("hidden types: %d of %d".formatted(hidden, types.size()));
  }

  private static boolean skips(String line) {
    return SKIPPED.matcher(line).find() || MOCKS.matcher(line).find();
  }

  private static boolean silencesWithoutReason(List<String> lines, int i) {
    var line = lines.get(i).strip();
    if (!line.startsWith("@SuppressWarnings")) {
      return false;
    }
    var above = i == 0 ? "" : lines.get(i - 1).strip();
    return !line.contains("//") && !(above.startsWith("//") && !above.startsWith("///"));
  }

  private static List<Source> sources(String kind) {
    return Sources.parsed(
            Stream.concat(House.MODULES.stream(), Stream.of("house"))
                .flatMap(module -> House.sources(module, kind).stream())
                .toList())
        .all();
  }

  private static List<Source> everything() {
    return Stream.concat(MAIN.stream(), TESTS.stream()).toList();
  }

  private static Figures.Figure length(Source source) {
    return new Figures.Figure(source.lines().size(), House.name(source.file()));
  }

  private static Stream<Method> methods(Source source) {
    var methods = new ArrayList<Method>();
    source.walk(
        new TreePathScanner<>() {
          @Override
          public Void visitMethod(MethodTree tree, Void unused) {
            if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree owner) {
              methods.add(new Method(source, owner, tree));
            }
            return super.visitMethod(tree, null);
          }
        });
    return methods.stream();
  }

  private static Stream<Figures.Figure> records(Source source) {
    var records = new ArrayList<Figures.Figure>();
    source.walk(
        new TreePathScanner<>() {
          @Override
          public Void visitClass(ClassTree tree, Void unused) {
            if (tree.getKind() == Tree.Kind.RECORD) {
              records.add(new Figures.Figure(Method.components(tree), source.at(tree)));
            }
            return super.visitClass(tree, null);
          }
        });
    return records.stream();
  }

  private static List<String> linesThat(LineRule rule) {
    return everything().stream().flatMap(source -> numbered(source, rule)).toList();
  }

  private static Stream<String> numbered(Source source, LineRule rule) {
    var found = new ArrayList<String>();
    for (int i = 0; i < source.lines().size(); i++) {
      if (rule.broken(source.lines(), i)) {
        found.add(House.name(source.file()) + ":" + (i + 1) + ": " + source.lines().get(i).strip());
      }
    }
    return found.stream();
  }

  private interface LineRule {
    boolean broken(List<String> lines, int i);
  }

  /// One method or constructor with its body.
  private record Method(Source source, ClassTree owner, MethodTree tree) {
    String name() {
      return tree.getName().toString();
    }

    Figures.Figure length() {
      var body = tree.getBody();
      var lines = body == null ? 0 : Math.max(0, source.last(body) - source.first(body) - 1);
      return new Figures.Figure(lines, source.at(tree) + " " + name());
    }

    Figures.Figure parameters() {
      return new Figures.Figure(tree.getParameters().size(), source.at(tree) + " " + name());
    }

    boolean isTest() {
      return tree.getModifiers().getAnnotations().stream()
          .map(mark -> mark.getAnnotationType().toString())
          .anyMatch(mark -> mark.endsWith("Test"));
    }

    /// A record's own constructor has as many parameters as components; those are counted there.
    boolean isCanonical() {
      return owner.getKind() == Tree.Kind.RECORD
          && tree.getReturnType() == null
          && tree.getParameters().size() == components(owner);
    }

    boolean inWiring() {
      return source.file().endsWith("Wiring.java");
    }

    /// The body is a switch, with at most three declarations before it.
    boolean isOneSwitch() {
      BlockTree body = tree.getBody();
      List<? extends StatementTree> statements = body.getStatements();
      var before = statements.subList(0, statements.size() - 1);
      var last = statements.getLast();
      return before.size() <= 3
          && before.stream().allMatch(VariableTree.class::isInstance)
          && (last instanceof SwitchTree
              || (last instanceof ReturnTree answer
                  && answer.getExpression() instanceof SwitchExpressionTree));
    }

    /// The body is rows and nothing else: calls without a branch, or the answer of a list.
    boolean isTable() {
      var statements = tree.getBody().getStatements();
      return statements.stream()
          .allMatch(statement ->
              statement instanceof ExpressionStatementTree
                  || (statement instanceof ReturnTree && statements.size() == 1));
    }

    static int components(ClassTree type) {
      return (int)
          type.getMembers().stream()
              .filter(VariableTree.class::isInstance)
              .map(VariableTree.class::cast)
              .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
              .count();
    }
  }

  /// `catch (Exception)` and wider, without a comment at its head.
  private static final class Catches extends TreePathScanner<Void, Void> {
    private static final Pattern WIDE = Pattern.compile(".*\\b(Exception|Throwable|Error)\\b.*");
    private final Source source;
    private final List<String> found;

    Catches(Source source, List<String> found) {
      this.source = source;
      this.found = found;
    }

    @Override
    public Void visitCatch(CatchTree tree, Void unused) {
      var type = tree.getParameter().getType().toString();
      var line = source.first(tree);
      if (WIDE.matcher(type).matches() && !source.says(line + 1, 1, "//")) {
        found.add(source.at(tree) + ": catches " + type + " and says not why");
      }
      return super.visitCatch(tree, null);
    }
  }

  /// What was measured, kept to be printed once.
  private static final class Figures {
    record Figure(int size, String where) {}

    private final List<String> lines = new ArrayList<>();

    /// Those above the limit; notes the middle, the ninth tenth and the five largest.
    List<Figure> over(String what, int limit, Stream<Figure> figures) {
      var sorted = figures.sorted(Comparator.comparingInt(Figure::size)).toList();
      var count = sorted.size();
      note(
          "%s: %d, p50 %d, p90 %d"
              .formatted(
                  what,
                  count,
                  sorted.get(count / 2).size(),
                  sorted.get(Math.min(count - 1, count * 9 / 10)).size()));
      sorted.reversed().stream()
          .limit(5)
          .forEach(figure -> note("    %5d  %s".formatted(figure.size(), figure.where())));
      return sorted.stream().filter(figure -> figure.size() > limit).toList();
    }

    void note(String line) {
      lines.add(line);
    }

    void print() {
      System.out.println("Budgets\n  " + String.join("\n  ", lines));
    }
  }
}
