package hoops.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// The sources of the modules, as the compiler sees them.
record Sources(List<Source> all, DocTrees trees) {

  /// Parsed alone: quick, without types.
  static Sources parsed(List<Path> files) {
    return read(files, List.of("-proc:none"), Depth.PARSED);
  }

  /// Parsed and attributed, so that each expression has its type.
  static Sources attributed(List<Path> files) {
    var options = List.of("-proc:none", "-cp", System.getProperty("java.class.path"));
    return read(files, options, Depth.ATTRIBUTED);
  }

  private enum Depth {
    PARSED,
    ATTRIBUTED
  }

  private static Sources read(List<Path> files, List<String> options, Depth depth) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var troubles = new DiagnosticCollector<JavaFileObject>();
    var manager = compiler.getStandardFileManager(troubles, null, null);
    var task =
        (JavacTask)
            compiler.getTask(
                null, manager, troubles, options, null, manager.getJavaFileObjectsFromPaths(files));
    var trees = DocTrees.instance(task);
    var sources = new ArrayList<Source>();
    try {
      for (var unit : task.parse()) {
        sources.add(Source.of(unit, trees));
      }
      if (depth == Depth.ATTRIBUTED) {
        task.analyze();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var errors =
        troubles.getDiagnostics().stream()
            .filter(trouble -> trouble.getKind() == Diagnostic.Kind.ERROR)
            .map(Object::toString)
            .toList();
    if (!errors.isEmpty()) {
      throw new IllegalStateException("the rules would be blind:\n" + String.join("\n", errors));
    }
    return new Sources(List.copyOf(sources), trees);
  }

  /// One file: its tree, and its lines as written.
  record Source(Path file, CompilationUnitTree unit, List<String> lines, DocTrees trees) {

    static Source of(CompilationUnitTree unit, DocTrees trees) {
      var file = Path.of(unit.getSourceFile().toUri());
      return new Source(file, unit, House.text(file).lines().toList(), trees);
    }

    /// The line, from 1, on which the tree begins.
    int first(Tree tree) {
      return line(trees.getSourcePositions().getStartPosition(unit, tree));
    }

    /// The line, from 1, on which the tree ends.
    int last(Tree tree) {
      return line(trees.getSourcePositions().getEndPosition(unit, tree));
    }

    /// Whether the text is part of the line, or of one of the `above` lines before it.
    boolean says(int line, int above, String text) {
      return lines.subList(Math.max(0, line - 1 - above), line).stream()
          .anyMatch(written -> written.contains(text));
    }

    /// `server/src/main/java/hoops/server/Main.java:12`.
    String at(Tree tree) {
      return House.name(file) + ":" + first(tree);
    }

    /// The types of the file that stand in no other type.
    List<ClassTree> topLevel() {
      return unit.getTypeDecls().stream()
          .filter(ClassTree.class::isInstance)
          .map(ClassTree.class::cast)
          .toList();
    }

    void walk(TreePathScanner<Void, Void> scanner) {
      scanner.scan(unit, null);
    }

    private int line(long position) {
      return (int) unit.getLineMap().getLineNumber(position);
    }
  }
}
