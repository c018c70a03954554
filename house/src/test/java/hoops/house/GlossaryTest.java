package hoops.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A new public noun of the engine enters the glossary in the same change.
class GlossaryTest {
  /// Families are explained once, by their ending.
  private static final Pattern FAMILY = Pattern.compile(".*(Command|Event|State|Rules)");

  @Test
  void every_public_noun_of_the_engine_is_in_the_glossary() {
    var glossary = House.text(House.ROOT.resolve("docs/GLOSSARY.md"));
    var missing =
        House.mainClasses().stream()
            .filter(type -> type.getPackageName().startsWith("hoops.engine"))
            .filter(type -> type.getEnclosingClass().isEmpty())
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .map(JavaClass::getSimpleName)
            .filter(name -> !name.equals("package-info") && !FAMILY.matcher(name).matches())
            .filter(name -> !glossary.contains("`" + name))
            .sorted()
            .toList();

    assertThat(missing).isEmpty();
  }
}
