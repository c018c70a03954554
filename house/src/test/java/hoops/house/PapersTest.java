package hoops.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the code says of the papers is true, and the papers know the code.
class PapersTest {
  private static final Pattern RULE = Pattern.compile("\\b[FIMPRS][0-9]{1,2}\\b");
  private static final Pattern PAPER = Pattern.compile("[A-Za-z0-9/_-]+\\.md\\b");

  @Test
  void every_rule_that_a_comment_cites_is_written_down() {
    var written = RULE.matcher(House.text(House.ROOT.resolve("docs/rules.md"))).results();
    var known = written.map(found -> found.group()).collect(Collectors.toSet());
    var unknown =
        comments()
            .flatMap(comment ->
                RULE.matcher(comment.text())
                    .results()
                    .map(found -> found.group())
                    .filter(rule -> !known.contains(rule))
                    .map(rule -> comment.where() + ": " + rule));

    assertThat(unknown).isEmpty();
  }

  @Test
  void every_paper_that_a_comment_names_exists() {
    var gone =
        comments()
            .flatMap(comment ->
                PAPER
                    .matcher(comment.text())
                    .results()
                    .map(found -> found.group())
                    .filter(name -> !exists(name))
                    .map(name -> comment.where() + ": " + name));

    assertThat(gone).isEmpty();
  }

  private static boolean exists(String paper) {
    return Files.exists(House.ROOT.resolve(paper))
        || Files.exists(House.ROOT.resolve("docs").resolve(paper));
  }

  private static Stream<Comment> comments() {
    return House.MODULES.stream()
        .flatMap(module ->
            Stream.concat(
                House.sources(module, "main").stream(), House.sources(module, "test").stream()))
        .flatMap(file -> comments(file).stream());
  }

  private static List<Comment> comments(Path file) {
    return House.text(file)
        .lines()
        .map(String::strip)
        .filter(line -> line.contains("//") || line.startsWith("*") || line.startsWith("/*"))
        .map(line -> new Comment(House.name(file), line))
        .toList();
  }

  private record Comment(String where, String text) {}
}
