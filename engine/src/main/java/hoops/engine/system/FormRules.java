package hoops.engine.system;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Why a text is not what its key's type takes, as a sentence; empty where it is.
final class FormRules {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern HOST_PORT =
      Pattern.compile("([a-zA-Z0-9.-]{1,253}|\\[[0-9a-fA-F:]{2,39}])(:[0-9]{1,5})");
  private static final Pattern CONDITION =
      Pattern.compile(
          "unhealthy for [0-9a-z]+|ended [0-9]{1,6} in [0-9a-z]+"
              + "|(rate )?[a-zA-Z_:][a-zA-Z0-9_:]* (>|<|>=|<=) -?[0-9.]{1,18} for [0-9a-z]+"
              + "|log \"[^\"]*\" [0-9]{1,6} in [0-9a-z]+|disk > [0-9]{1,3}%");
  private static final Pattern CURE =
      Pattern.compile("restart|replace|out|scale [+-][0-9]{1,4}|tool [a-z][a-z0-9-]*");

  private FormRules() {}

  static Optional<String> mistake(Form form, String text) {
    return switch (form.kind()) {
      case TEXT, REF, CHOICE -> demand(text.length() <= 8192, text, "too long: at most 8,192");
      case NAME -> NameRules.mistake(text, form.high());
      case DURATION -> duration(form, text);
      case SHARE -> Scalars.shareMistake(text);
      case BYTES -> Scalars.bytesMistake(text);
      case SCHEDULE ->
          demand(
              Scalars.schedule(text).isPresent(),
              text,
              "no schedule: at once, every 3h, tue 10:00, 11:45, or five cron fields");
      case TIME -> demand(Scalars.time(text).isPresent(), text, "no time: 11:45");
      case DAYS -> demand(Spans.days(text), text, "no days: mon-fri, or mon,tue");
      case RATE -> demand(rate(text), text, "no rate: 3 per 1h");
      case SPAN ->
          demand(
              Spans.span(text),
              text,
              "no span: mon-fri 09:00-17:00, or 2026-12-18 17:00 - 2027-01-04 08:00");
      case BOOL -> bool(text);
      case COUNT -> count(form, text);
      case ZONE -> demand(zone(text), text, "no zone: Europe/Berlin, or UTC");
      case LINK -> demand(text.matches("https?://[^\\s]+"), text, "no link: https://...");
      case PATH -> path(text);
      case WEB_PATH -> demand(text.matches("/[^\\s\\\\]*"), text, "no path of a request: /health");
      case CONDITION ->
          demand(
              condition(text), text, "no condition: unhealthy for 2m, or queue_depth > 60 for 5m");
      case CURE ->
          demand(
              CURE.matcher(text).matches(),
              text,
              "no cure: restart, replace, out, scale +1, or tool NAME");
      case PROPERTY -> PropertyReader.mistake(text);
      case PROPERTY_NAME ->
          demand(
              text.matches("[a-z]([a-z0-9._-]{0,62}[a-z0-9])?"),
              text,
              "no name of a property (a-z, 0-9, . _ -, a letter first, at most 64)");
      case VARIABLE -> variable(text);
      case HOST_PORT -> hostPort(text);
      case CORES ->
          demand(
              text.matches("[0-9]{1,3}(\\.[0-9]{1,3})?"), text, "no number of cores: 0.25, or 4");
    };
  }

  private static Optional<String> demand(boolean fits, String text, String what) {
    return fits
        ? Optional.empty()
        : Optional.of("\"%s\" is %s".formatted(Scalars.shown(text), what));
  }

  private static Optional<String> duration(Form form, String text) {
    if (text.equals("none") && form.low() == 0) {
      return Optional.empty();
    }
    var mistake = Scalars.durationMistake(text);
    if (mistake.isPresent()) {
      return mistake;
    }
    boolean enough = Scalars.duration(text).orElseThrow().toSeconds() >= form.low();
    return demand(enough, text, "too short: at least " + least(form.low()));
  }

  private static String least(long seconds) {
    return seconds % 86_400 == 0 ? seconds / 86_400 + "d" : seconds + "s";
  }

  private static boolean rate(String text) {
    var words = text.split(" per ", -1);
    return words.length == 2
        && words[0].matches("[0-9]{1,6}")
        && (Scalars.duration(words[1]).isPresent() || words[1].matches("hour|day|week"));
  }

  private static Optional<String> bool(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Optional.empty();
    }
    var meant = List.of("no", "off", "n", "No", "False", "0").contains(text) ? "false" : "true";
    return demand(false, text, "not true or false: " + meant);
  }

  private static Optional<String> count(Form form, String text) {
    boolean fits =
        NUMBER.matcher(text).matches()
            && Long.parseLong(text) >= form.low()
            && Long.parseLong(text) <= form.high();
    return demand(fits, text, "no number from %,d to %,d".formatted(form.low(), form.high()));
  }

  private static boolean zone(String text) {
    try {
      return !ZoneId.of(text).getId().isEmpty();
    } catch (DateTimeException none) {
      return false;
    }
  }

  private static Optional<String> path(String text) {
    var parts = List.of(text.split("/", -1));
    boolean leadsOut = text.startsWith("/") || parts.contains("..");
    if (leadsOut) {
      return demand(false, text, "a path that leads out: it begins at the root of the checkout");
    }
    boolean plain = text.codePoints().noneMatch(point -> point < 32 || point == '\\');
    return demand(plain && text.length() <= 1024, text, "no path: receiver/dist");
  }

  private static boolean condition(String text) {
    if (!CONDITION.matcher(text).matches()) {
      return false;
    }
    int last = text.lastIndexOf(' ');
    return text.startsWith("disk") || Scalars.duration(text.substring(last + 1)).isPresent();
  }

  private static Optional<String> variable(String text) {
    if (!text.matches("[A-Za-z_][A-Za-z0-9_]{0,63}")) {
      return demand(false, text, "no name of the environment: CI_TOKEN_FILE");
    }
    return Hides.variable(text)
        .map(who -> "\"%s\" may not be set for a build: %s".formatted(text, who));
  }

  private static Optional<String> hostPort(String text) {
    var found = HOST_PORT.matcher(text);
    boolean fits = found.matches();
    if (fits) {
      int port = Integer.parseInt(found.group(2).substring(1));
      fits = port >= 1 && port <= 65_535;
    }
    return demand(fits, text, "no address: 127.0.0.1:8080");
  }
}
