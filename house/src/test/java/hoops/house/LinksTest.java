package hoops.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every link of the papers leads somewhere.
class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)\\s]*)?\\)");
  private static final Pattern ABSOLUTE = Pattern.compile("^[a-z]+:.*");

  @Test
  void every_link_leads_to_a_file() {
    assertThat(papers().stream().flatMap(LinksTest::dead)).isEmpty();
  }

  @Test
  void the_papers_are_there() {
    assertThat(papers().stream().map(House::name))
        .contains("README.md", "CHANGELOG.md", "docs/STORY.md", "docs/GLOSSARY.md");
  }

  private static List<Path> papers() {
    var top = Stream.of("README.md", "CHANGELOG.md").map(House.ROOT::resolve).filter(Files::exists);
    var modules =
        Stream.concat(House.MODULES.stream(), Stream.of("house", "bench", "demo"))
            .map(module -> House.ROOT.resolve(module).resolve("README.md"))
            .filter(Files::exists);
    var docs = House.files(House.ROOT.resolve("docs"), ".md").stream();
    return Stream.of(top, modules, docs).flatMap(papers -> papers).toList();
  }

  private static Stream<String> dead(Path paper) {
    var dead = new ArrayList<String>();
    var links = LINK.matcher(House.text(paper));
    while (links.find()) {
      var to = links.group(1);
      if (!ABSOLUTE.matcher(to).matches() && !Files.exists(paper.resolveSibling(to))) {
        dead.add(House.name(paper) + " -> " + to);
      }
    }
    return dead.stream();
  }
}
