package hoops.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who may know whom (H1, H2, H12, H13).
class WallsTest {
  /// The engine's chapters, each of which may know only those before it and the root.
  private static final List<String> CHAPTERS =
      List.of(
          "system",
          "property",
          "build",
          "release",
          "tier",
          "suite",
          "people",
          "checklist",
          "fleet",
          "watch",
          "gate",
          "rollout",
          "journal",
          "control");

  /// What each module may know of ours, itself apart.
  private static final Map<String, List<String>> DOWNHILL =
      Map.of(
          "engine", List.of(),
          "wire", List.of(),
          "server", List.of("engine", "wire"),
          "shell", List.of("wire"),
          "gateway", List.of("wire"));

  private static final JavaClasses CLASSES = House.mainClasses();

  @Test
  void h1_modules_look_only_downhill() {
    for (var module : House.MODULES) {
      var allowed = DOWNHILL.get(module);
      var forbidden =
          House.MODULES.stream()
              .filter(other -> !other.equals(module) && !allowed.contains(other))
              .map(other -> "hoops." + other + "..")
              .toArray(String[]::new);

      noClasses()
          .that()
          .resideInAPackage("hoops." + module + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(forbidden)
          .check(CLASSES);
    }
  }

  @Test
  void h1_engine_chapters_look_only_at_earlier_ones() {
    for (int i = 0; i < CHAPTERS.size(); i++) {
      var later =
          CHAPTERS.subList(i + 1, CHAPTERS.size()).stream()
              .map(chapter -> "hoops.engine." + chapter + "..")
              .toArray(String[]::new);
      if (later.length > 0) {
        noClasses()
            .that()
            .resideInAPackage("hoops.engine." + CHAPTERS.get(i) + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(later)
            .allowEmptyShould(true)
            .check(CLASSES);
      }
    }
  }

  @Test
  void h1_the_engines_root_looks_at_no_chapter() {
    classes()
        .that()
        .resideInAPackage("hoops.engine")
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackage("hoops.engine.*..")
        .check(CLASSES);
  }

  @Test
  void h1_every_package_of_the_engine_is_a_chapter_in_the_list() {
    var packages =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith("hoops.engine."))
            .map(name -> name.replaceAll("hoops[.]engine[.](\\w+).*", "$1"))
            .distinct()
            .toList();

    assertThat(CHAPTERS).containsAll(packages);
  }

  @Test
  void h1_packages_form_no_circle() {
    slices().assignedFrom(new Rooms()).should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void h2_the_engine_depends_on_three_things_alone() {
    classes()
        .that()
        .resideInAPackage("hoops.engine..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "hoops.engine..",
            "java..",
            "org.jspecify..", // says where null may be
            "org.pcollections..") // the World's large maps
        .check(CLASSES);
  }

  @Test
  void h12_wire_and_engine_never_meet() {
    noClasses()
        .that()
        .resideInAPackage("hoops.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("hoops.wire..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("hoops.wire..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("hoops.engine..")
        .check(CLASSES);
  }

  @Test
  void h13_the_rules_saw_the_whole_house() {
    assertThat(CLASSES.size()).isGreaterThanOrEqualTo(700);
    for (var module : House.MODULES) {
      assertThat(CLASSES.stream().anyMatch(type -> in(type, module))).as(module).isTrue();
    }
  }

  private static boolean in(JavaClass type, String module) {
    return (type.getPackageName() + ".").startsWith("hoops." + module + ".");
  }

  /// One slice a package. A module's root package stands at both ends: what reaches into a room,
  /// itself or through others of the root, wires the rooms together and is above them; what does
  /// not is a word for all of them and below.
  private static final class Rooms implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      var room = outermost(type).getPackageName();
      if (!room.startsWith("hoops.")) {
        return SliceIdentifier.ignore();
      }
      var wires = reaches(outermost(type), room, new HashSet<>());
      return SliceIdentifier.of(wires ? room + " (wiring)" : room);
    }

    private static boolean reaches(JavaClass outer, String room, Set<JavaClass> seen) {
      return seen.add(outer)
          && CLASSES.stream()
              .filter(one -> outermost(one).equals(outer))
              .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
              .map(to -> outermost(to.getTargetClass()))
              .anyMatch(to ->
                  to.getPackageName().startsWith(room + ".")
                      || (to.getPackageName().equals(room) && reaches(to, room, seen)));
    }

    @Override
    public String getDescription() {
      return "packages";
    }

    private static JavaClass outermost(JavaClass type) {
      var outer = type.getEnclosingClass();
      return outer.isPresent() ? outermost(outer.get()) : type;
    }
  }
}
