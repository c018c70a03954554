package hoops.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import hoops.house.Sources.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.junit.jupiter.api.Test;

/// What only the written code shows: switches, locks, papers (H4, H6, H10).
class SourceRulesTest {
  private static final Sources SOURCES =
      Sources.attributed(
          House.MODULES.stream()
              .flatMap(module -> House.sources(module, "main").stream())
              .filter(file -> !file.endsWith("module-info.java"))
              .toList());

  private static final Set<String> LOCKS =
      Set.of("Lock", "ReentrantLock", "ReadWriteLock", "ReentrantReadWriteLock", "StampedLock");

  private final List<String> found = new ArrayList<>();

  @Test
  void h4_each_lock_says_what_it_guards() {
    for (var source : server()) {
      source.walk(new Locks(source));
    }

    assertThat(found).isEmpty();
  }

  @Test
  void h6_no_default_over_our_sealed_types_and_enums() {
    for (var source : SOURCES.all()) {
      source.walk(new Switches(source));
    }

    assertThat(found).isEmpty();
  }

  @Test
  void h6_every_state_machine_has_its_law() {
    for (var source : SOURCES.all()) {
      source.walk(new States(source));
    }

    assertThat(found).isEmpty();
  }

  @Test
  void h10_each_package_tells_its_life() {
    for (var folder : packages()) {
      var file = folder.resolve("package-info.java");
      var text = Files.exists(file) ? House.text(file) : "";
      if (!text.contains("@NullMarked") || paragraph(text) < 60) {
        found.add(House.name(folder) + ": needs a package-info, @NullMarked, with a paragraph");
      }
    }

    assertThat(found).isEmpty();
  }

  @Test
  void h10_each_public_type_is_defined() {
    for (var source : SOURCES.all()) {
      var name = House.name(source.file());
      if (name.startsWith("engine/") || name.startsWith("wire/")) {
        source.walk(new Docs(source));
      }
    }

    assertThat(found).isEmpty();
  }

  private static List<Source> server() {
    return SOURCES.all().stream()
        .filter(source -> House.name(source.file()).startsWith("server/"))
        .toList();
  }

  private static List<Path> packages() {
    return SOURCES.all().stream()
        .map(Source::file)
        .filter(file -> !file.endsWith("package-info.java"))
        .map(Path::getParent)
        .distinct()
        .toList();
  }

  private static int paragraph(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> line.startsWith("///") || line.startsWith("*") || line.startsWith("/**"))
        .mapToInt(line -> line.replaceAll("[/* ]+", " ").strip().length())
        .sum();
  }

  /// Locks are fields of a lock's type, monitors and methods that are synchronized; the word to say
  /// is "guards" or "guarded".
  private final class Locks extends TreePathScanner<Void, Void> {
    private final Source source;

    Locks(Source source) {
      this.source = source;
    }

    @Override
    public Void visitVariable(VariableTree variable, Void unused) {
      var type = variable.getType();
      if (type != null && LOCKS.contains(type.toString()) && isField() && !said(variable)) {
        found.add(source.at(variable) + ": " + variable.getName() + " says not what it guards");
      }
      return super.visitVariable(variable, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      var synced = method.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED);
      if (synced && source.lines().stream().noneMatch(line -> line.contains("uard"))) {
        found.add(source.at(method) + ": its monitor says not what it guards");
      }
      return super.visitMethod(method, null);
    }

    @Override
    public Void visitSynchronized(SynchronizedTree block, Void unused) {
      if (source.lines().stream().noneMatch(line -> line.contains("uard"))) {
        found.add(source.at(block) + ": its monitor says not what it guards");
      }
      return super.visitSynchronized(block, null);
    }

    private boolean isField() {
      return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
    }

    private boolean said(Tree tree) {
      return source.says(source.last(tree), 4, "uard");
    }
  }

  private final class Switches extends TreePathScanner<Void, Void> {
    private final Source source;

    Switches(Source source) {
      this.source = source;
    }

    @Override
    public Void visitSwitch(SwitchTree tree, Void unused) {
      look(tree, tree.getExpression(), tree.getCases());
      return super.visitSwitch(tree, null);
    }

    @Override
    public Void visitSwitchExpression(SwitchExpressionTree tree, Void unused) {
      look(tree, tree.getExpression(), tree.getCases());
      return super.visitSwitchExpression(tree, null);
    }

    private void look(Tree tree, ExpressionTree over, List<? extends CaseTree> cases) {
      var rest =
          cases.stream()
              .flatMap(one -> one.getLabels().stream())
              .anyMatch(DefaultCaseLabelTree.class::isInstance);
      var type = SOURCES.trees().getTypeMirror(new TreePath(getCurrentPath(), over));
      if (rest && type instanceof DeclaredType declared && closed(declared)) {
        found.add(source.at(tree) + ": a default over " + type);
      }
    }

    private static boolean closed(DeclaredType type) {
      return type.asElement() instanceof TypeElement element
          && element.getQualifiedName().toString().startsWith("hoops.")
          && (element.getModifiers().contains(Modifier.SEALED)
              || element.getKind() == ElementKind.ENUM);
    }
  }

  /// A sealed `…State` of three or more members is a machine; its chapter's law is a table.
  private final class States extends TreePathScanner<Void, Void> {
    private final Source source;

    States(Source source) {
      this.source = source;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      var name = type.getSimpleName().toString();
      var engine = House.name(source.file()).startsWith("engine/");
      if (engine && name.endsWith("State") && members(type).size() >= 3) {
        var chapter = source.file().getParent().getFileName().toString();
        var law = House.ROOT.resolve("docs/law").resolve(chapter + ".md");
        var text = Files.exists(law) ? House.text(law) : "";
        for (var member : members(type)) {
          if (!text.contains(member)) {
            found.add("%s: %s is not in docs/law/%s.md".formatted(name, member, chapter));
          }
        }
      }
      return super.visitClass(type, null);
    }

    private static List<String> members(ClassTree type) {
      var constants =
          type.getMembers().stream()
              .filter(VariableTree.class::isInstance)
              .map(VariableTree.class::cast)
              .filter(member ->
                  type.getKind() == Tree.Kind.ENUM
                      && member.getType().toString().equals(type.getSimpleName().toString()))
              .map(member -> member.getName().toString());
      var records =
          type.getMembers().stream()
              .filter(member -> member.getKind() == Tree.Kind.RECORD)
              .map(member -> ((ClassTree) member).getSimpleName().toString());
      return Stream.concat(constants, records).toList();
    }
  }

  /// Ids and one-field values speak by their names, the members of a sealed family by the family's
  /// definition; every other public type is defined in words of its own.
  private final class Docs extends TreePathScanner<Void, Void> {
    private final Source source;

    Docs(Source source) {
      this.source = source;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      DocCommentTree doc = SOURCES.trees().getDocCommentTree(getCurrentPath());
      if (shown(type) && doc == null && !small(type) && !ofFamily(type)) {
        found.add(source.at(type) + ": " + type.getSimpleName() + " is not defined");
      }
      return super.visitClass(type, null);
    }

    private boolean shown(ClassTree type) {
      var outer = getCurrentPath().getParentPath().getLeaf();
      var open = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
      return outer instanceof ClassTree holder
          ? (open || holder.getKind() == Tree.Kind.INTERFACE) && reachable()
          : open;
    }

    /// Whether every type around this one can be seen from outside.
    private boolean reachable() {
      for (var path = getCurrentPath().getParentPath(); path != null; path = path.getParentPath()) {
        if (path.getLeaf() instanceof ClassTree around
            && path.getParentPath().getLeaf() instanceof CompilationUnitTree
            && !around.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
          return false;
        }
      }
      return true;
    }

    private boolean ofFamily(ClassTree type) {
      return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree family
          && family.getModifiers().getFlags().contains(Modifier.SEALED)
          && type.getImplementsClause().stream()
              .anyMatch(above -> above.toString().equals(family.getSimpleName().toString()));
    }

    private static boolean small(ClassTree type) {
      return type.getKind() == Tree.Kind.RECORD
          && type.getMembers().stream()
                  .filter(VariableTree.class::isInstance)
                  .map(VariableTree.class::cast)
                  .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                  .count()
              <= 1;
    }
  }
}
