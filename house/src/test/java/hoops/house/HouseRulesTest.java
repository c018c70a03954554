package hoops.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the compiled code may do and how it is named (H3, H4, H5, H7, H8, H9, H11).
class HouseRulesTest {
  private static final JavaClasses CLASSES = House.mainClasses();
  private static final JavaClasses TESTS = House.testClasses();

  private static final Pattern CODEC =
      Pattern.compile("EventCodec\\.of\\(\\s*\"([a-z.-]+)\",\\s*([0-9]+)");

  private static final Set<String> BANNED_ENDINGS =
      Set.of(
          "Manager",
          "Service",
          "Helper",
          "Util",
          "Utils",
          "Impl",
          "Data",
          "Info",
          "Dto",
          "Base",
          "Context",
          "Processor",
          "Handler",
          "Driver",
          "Provider");
  private static final Set<String> BANNED_WORDS =
      Set.of(
          "Environment",
          "Env",
          "Deployment",
          "Pipeline",
          "Canary",
          "Approval",
          "Incident",
          "Freight",
          "Bundle",
          "Batch");
  private static final Set<String> BANNED_IN_ENGINE = Set.of("Pod", "Target");

  // ---- H3: the engine is handed time, chance and the world

  @Test
  void h3_the_engine_reads_no_clock() {
    forbidInEngine(
        "reads a clock",
        access ->
            (access.getTargetOwner().getPackageName().equals("java.time")
                    && (access.getName().equals("now") || access.getName().startsWith("system")))
                || calls(access, System.class, "currentTimeMillis", "nanoTime")
                || access.getTargetOwner().isAssignableTo(java.util.Date.class));
  }

  @Test
  void h3_the_engine_never_sleeps() {
    forbidInEngine("sleeps", access -> access.getName().equals("sleep"));
  }

  @Test
  void h3_the_engine_knows_no_chance() {
    forbidInEngine(
        "asks for chance",
        access ->
            calls(access, java.util.UUID.class, "randomUUID")
                || calls(access, Math.class, "random")
                || access.getTargetOwner().isAssignableTo(java.util.random.RandomGenerator.class));
  }

  @Test
  void h3_the_engine_touches_no_file_socket_or_process() {
    noClasses()
        .that()
        .resideInAPackage("hoops.engine..")
        .should()
        .dependOnClassesThat(
            belongToAnyOf(
                    java.io.File.class,
                    Process.class,
                    ProcessBuilder.class,
                    ProcessHandle.class,
                    Runtime.class)
                .or(assignableTo(java.io.InputStream.class))
                .or(assignableTo(java.io.OutputStream.class))
                .or(inPackages("java.nio.file", "java.nio.channels", "java.net")))
        .check(CLASSES);
  }

  @Test
  void h3_the_engine_reads_no_settings_of_the_machine() {
    forbidInEngine(
        "reads the machine's settings",
        access ->
            calls(access, System.class, "getenv", "getProperty", "getProperties", "setProperty")
                || calls(access, Integer.class, "getInteger")
                || calls(access, Long.class, "getLong")
                || calls(access, Boolean.class, "getBoolean"));
  }

  // ---- H4: one writer, and threads from one place

  @Test
  void h4_only_control_has_threads_and_locks_in_the_engine() {
    noClasses()
        .that()
        .resideInAPackage("hoops.engine..")
        .and()
        .resideOutsideOfPackage("hoops.engine.control..")
        .should()
        .dependOnClassesThat(
            belongToAnyOf(Thread.class, ThreadLocal.class).or(inPackages("java.util.concurrent")))
        .check(CLASSES);
    assertThat(
            fields("hoops.engine")
                .filter(field -> !field.getOwner().getPackageName().endsWith(".control"))
                .filter(field -> field.getModifiers().contains(JavaModifier.VOLATILE)))
        .as("volatile")
        .isEmpty();
    assertThat(
            methods("hoops.engine")
                .filter(method -> !method.getOwner().getPackageName().endsWith(".control"))
                .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED)))
        .as("synchronized")
        .isEmpty();
  }

  @Test
  void h4_threads_come_from_one_factory() {
    forbid(
        "hoops.server",
        "makes a thread of its own",
        access ->
            !outermost(access.getOriginOwner()).getSimpleName().equals("Threads")
                && (makes(access, Thread.class)
                    || calls(access, Thread.class, "ofVirtual", "ofPlatform", "startVirtualThread")
                    || access.getTargetOwner().isEquivalentTo(java.util.Timer.class)
                    || (access.getTargetOwner().isEquivalentTo(java.util.concurrent.Executors.class)
                        && access.getName().startsWith("new"))));
  }

  @Test
  void h4_no_futures_in_our_signatures() {
    var futures =
        CLASSES.stream()
            .flatMap(type -> type.getCodeUnits().stream())
            .filter(HouseRulesTest::written)
            .filter(unit ->
                unit.getRawReturnType().isAssignableTo(CompletableFuture.class)
                    || unit.getRawParameterTypes().stream()
                        .anyMatch(type -> type.isAssignableTo(CompletableFuture.class)))
            .map(JavaCodeUnit::getFullName);

    assertThat(futures).isEmpty();
  }

  // ---- H5: names

  @Test
  void h5_no_type_has_a_banned_name() {
    var banned =
        CLASSES.stream()
            .filter(type -> !type.isAnonymousClass())
            .filter(type -> bannedName(type))
            .map(JavaClass::getFullName);

    assertThat(banned).isEmpty();
  }

  @Test
  void h5_no_accessor_begins_with_get_or_set() {
    var accessors =
        methods("hoops")
            .filter(HouseRulesTest::written)
            .filter(method ->
                method.getName().matches("get[A-Z].*")
                    || (method.getName().matches("set[A-Z].*")
                        && method.getRawParameterTypes().size() == 1))
            .filter(method -> !overrides(method))
            .map(JavaMethod::getFullName);

    assertThat(accessors).isEmpty();
  }

  // ---- H6: events are for ever

  @Test
  void h6_every_event_has_a_codec() {
    var stored =
        CLASSES.stream()
            .filter(type -> type.getPackageName().equals("hoops.server.store"))
            .filter(type -> type.getSimpleName().endsWith("Codecs"))
            .flatMap(type -> type.getReferencedClassObjects().stream())
            .map(found -> found.getRawType().getFullName())
            .collect(Collectors.toSet());
    var events =
        CLASSES.stream()
            .filter(type -> in(type, "hoops.engine") && !type.isInterface())
            .filter(type -> type.isAssignableTo("hoops.engine.Event"))
            .map(JavaClass::getFullName);

    assertThat(events.filter(event -> !stored.contains(event))).isEmpty();
  }

  @Test
  void h6_every_codec_has_a_golden_file_for_each_version() {
    var golden = House.ROOT.resolve("server/src/test/resources/golden");
    var missing =
        House.sources("server", "main").stream()
            .flatMap(file -> CODEC.matcher(House.text(file)).results())
            .flatMap(codec ->
                IntStream.rangeClosed(1, Integer.parseInt(codec.group(2)))
                    .mapToObj(version -> codec.group(1) + ".v" + version + ".json"))
            .filter(name -> !Files.exists(golden.resolve(name)));

    assertThat(missing).isEmpty();
  }

  // ---- H7: everything in the open

  @Test
  void h7_no_reflection_and_no_services_found_by_name() {
    forbid(
        "hoops",
        "reaches for what it was not handed",
        access ->
            access.getTargetOwner().getPackageName().equals("java.lang.reflect")
                || access.getTargetOwner().isEquivalentTo(java.util.ServiceLoader.class)
                || calls(
                    access,
                    Class.class,
                    "forName",
                    "getMethod",
                    "getMethods",
                    "getDeclaredMethod",
                    "getDeclaredMethods",
                    "getField",
                    "getDeclaredField",
                    "getDeclaredFields",
                    "getConstructor",
                    "getDeclaredConstructor",
                    "newInstance"));
  }

  @Test
  void h7_nothing_is_injected() {
    var annotated =
        fields("hoops")
            .filter(field ->
                field.getAnnotations().stream()
                    .anyMatch(mark -> !mark.getRawType().getName().startsWith("org.jspecify")))
            .map(JavaField::getFullName);

    assertThat(annotated).isEmpty();
  }

  @Test
  void h7_no_mutable_statics() {
    var mutable =
        fields("hoops")
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
            .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
            .filter(HouseRulesTest::canChange)
            .map(JavaField::getFullName);

    assertThat(mutable).isEmpty();
  }

  @Test
  void h7_closeables_are_made_in_wiring_or_their_own_factory() {
    forbid(
        "hoops",
        "makes something that must be closed, elsewhere than in Wiring or its own factory",
        access ->
            access.getName().equals("<init>")
                && access.getTargetOwner().getName().startsWith("hoops.")
                && access.getTargetOwner().isAssignableTo(AutoCloseable.class)
                && !outermost(access.getOriginOwner()).equals(outermost(access.getTargetOwner()))
                && !outermost(access.getOriginOwner()).getSimpleName().equals("Wiring")
                && !inItsOwnRoom(access)
                && !access.getOriginOwner().isAssignableTo(access.getTargetOwner().getName()));
  }

  // ---- H8: values have names

  @Test
  void h8_no_bags_and_no_bare_objects() {
    var bags =
        Stream.concat(methods("hoops.engine"), methods("hoops.server"))
            .filter(HouseRulesTest::written)
            .filter(method -> !in(method.getOwner(), "hoops.server.web"))
            .filter(method -> !overrides(method))
            .filter(
                method -> method.getParameterTypes().stream().anyMatch(HouseRulesTest::shapeless))
            .map(JavaMethod::getFullName);

    assertThat(bags).isEmpty();
  }

  @Test
  void h8_at_most_two_strings_in_a_row() {
    var stringy =
        Stream.concat(methods("hoops.engine"), methods("hoops.server"))
            .filter(HouseRulesTest::written)
            .filter(method -> !overrides(method))
            .filter(method ->
                method.getRawParameterTypes().stream()
                        .filter(type -> type.isEquivalentTo(String.class))
                        .count()
                    > 2)
            .map(JavaMethod::getFullName);

    assertThat(stringy).isEmpty();
  }

  @Test
  void h8_optional_is_an_answer_and_never_kept_or_handed_in() {
    var kept =
        fields("hoops")
            .filter(field -> field.getRawType().isEquivalentTo(Optional.class))
            .map(JavaField::getFullName);
    var handed =
        CLASSES.stream()
            .flatMap(type -> type.getCodeUnits().stream())
            .filter(HouseRulesTest::written)
            .filter(unit ->
                unit.getRawParameterTypes().stream()
                    .anyMatch(type -> type.isEquivalentTo(Optional.class)))
            .map(JavaCodeUnit::getFullName);

    assertThat(Stream.concat(kept, handed)).isEmpty();
  }

  // ---- H9: who may print

  @Test
  void h9_only_the_shell_and_the_mains_print() {
    var printing =
        CLASSES.stream()
            .filter(type -> !in(type, "hoops.shell"))
            .filter(type -> !isMain(outermost(type)))
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .filter(access -> access.getTargetOwner().isEquivalentTo(System.class))
            .filter(access -> Set.of("out", "err").contains(access.getName()))
            .map(JavaAccess::getDescription);

    assertThat(printing).isEmpty();
  }

  // ---- H11: every wall has a contract

  @Test
  void h11_every_journal_and_platform_passes_its_contract() {
    assertThat(untested("hoops.engine.journal.Journal", "JournalContract")).isEmpty();
    assertThat(untested("hoops.engine.fleet.Platform", "PlatformContract")).isEmpty();
  }

  private static List<String> untested(String wall, String contract) {
    var suites =
        TESTS.stream()
            .filter(test ->
                test.getAllRawSuperclasses().stream()
                    .anyMatch(above -> above.getSimpleName().equals(contract)))
            .toList();
    return CLASSES.stream()
        .filter(type -> !type.isInterface() && type.isAssignableTo(wall))
        .filter(type ->
            suites.stream()
                .flatMap(suite -> suite.getDirectDependenciesFromSelf().stream())
                .noneMatch(to -> to.getTargetClass().getFullName().equals(type.getFullName())))
        .map(JavaClass::getFullName)
        .toList();
  }

  // ---- how the rules look at things

  private static void forbidInEngine(String what, Predicate<JavaAccess<?>> bad) {
    forbid("hoops.engine", what, bad);
  }

  private static void forbid(String where, String what, Predicate<JavaAccess<?>> bad) {
    var found =
        CLASSES.stream()
            .filter(type -> in(type, where))
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .filter(bad)
            .map(JavaAccess::getDescription);

    assertThat(found).as(what).isEmpty();
  }

  private static boolean calls(JavaAccess<?> access, Class<?> owner, String... names) {
    return access.getTargetOwner().isEquivalentTo(owner)
        && Arrays.asList(names).contains(access.getName());
  }

  private static boolean makes(JavaAccess<?> access, Class<?> type) {
    return access.getTarget() instanceof AccessTarget.ConstructorCallTarget made
        && made.getOwner().isEquivalentTo(type);
  }

  private static DescribedPredicate<JavaClass> inPackages(String... packages) {
    return DescribedPredicate.describe(
        "in " + List.of(packages), type -> Stream.of(packages).anyMatch(name -> in(type, name)));
  }

  private static boolean in(JavaClass type, String name) {
    return (type.getPackageName() + ".").startsWith(name + ".");
  }

  private static JavaClass outermost(JavaClass type) {
    var outer = type.getEnclosingClass();
    return outer.isPresent() ? outermost(outer.get()) : type;
  }

  /// What is hidden never leaves its room, so the room may make it: a cursor, a counted stream.
  private static boolean inItsOwnRoom(JavaAccess<?> access) {
    var made = access.getTargetOwner();
    return !made.getModifiers().contains(JavaModifier.PUBLIC)
        && made.getPackageName().equals(access.getOriginOwner().getPackageName());
  }

  private static boolean isMain(JavaClass type) {
    return type.tryGetMethod("main", String[].class).isPresent();
  }

  private static Stream<JavaField> fields(String where) {
    return CLASSES.stream()
        .filter(type -> in(type, where))
        .flatMap(type -> type.getFields().stream());
  }

  private static Stream<JavaMethod> methods(String where) {
    return CLASSES.stream()
        .filter(type -> in(type, where))
        .flatMap(type -> type.getMethods().stream());
  }

  /// Written by a person: not a bridge, a lambda's body or what a record or enum was given.
  private static boolean written(JavaCodeUnit unit) {
    return !unit.getModifiers().contains(JavaModifier.SYNTHETIC)
        && !unit.getModifiers().contains(JavaModifier.BRIDGE)
        && !unit.getName().startsWith("lambda$");
  }

  private static boolean overrides(JavaMethod method) {
    var owner = method.getOwner();
    return Stream.concat(
            owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
        .filter(above -> !above.getName().startsWith("hoops."))
        .flatMap(above -> above.getMethods().stream())
        .anyMatch(above ->
            above.getName().equals(method.getName())
                && above.getRawParameterTypes().size() == method.getRawParameterTypes().size());
  }

  private static boolean canChange(JavaField field) {
    var type = field.getRawType();
    var holder = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    return !field.getModifiers().contains(JavaModifier.FINAL)
        || type.getName().startsWith("java.util.concurrent.atomic")
        || (holder && !type.isInterface() && !type.getName().startsWith("org.pcollections"));
  }

  private static boolean shapeless(JavaType type) {
    return switch (type) {
      case JavaClass bare -> bare.isEquivalentTo(Object.class);
      case JavaParameterizedType bag ->
          bag.toErasure().isAssignableTo(Map.class)
              && bag.getActualTypeArguments().size() == 2
              && bag.getActualTypeArguments().get(1).toErasure().isEquivalentTo(Object.class);
      default -> false;
    };
  }

  private static boolean bannedName(JavaClass type) {
    var words = List.of(type.getSimpleName().split("(?<=[a-z0-9])(?=[A-Z])", -1));
    return BANNED_ENDINGS.contains(words.getLast())
        || words.getFirst().equals("Abstract")
        || words.stream().anyMatch(BANNED_WORDS::contains)
        || (in(type, "hoops.engine") && words.stream().anyMatch(BANNED_IN_ENGINE::contains));
  }
}
