package hoops.server.builder;

import hoops.server.builder.JUnitFile.Case;
import hoops.server.builder.JUnitFile.Fate;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads one JUnit XML file of any of the five writers, as a stream, within the limits of
/// docs/security.md. Doubt is Unfit: a report is never half believed.
///
/// Elements are counted; what a suite says of itself can only worsen the result. One thread.
final class JUnitReader {
  static final int DEPTH = 32;
  static final int ATTRIBUTES = 64;
  static final long BYTES = 32L << 20;
  private static final int CASES = 200_000;
  private static final int NAME = 300;
  private static final int MESSAGE = 500;
  private static final Set<String> FAILING =
      Set.of("failure", "error", "rerunFailure", "rerunError");
  private static final Set<String> FLAKY = Set.of("flakyFailure", "flakyError");

  private final List<Case> cases = new ArrayList<>();
  private final List<String> overclaims = new ArrayList<>();
  private final Deque<Suite> suites = new ArrayDeque<>();
  private boolean dated;
  private int depth;

  /// One suite that is open: what it claims, and what was shown inside it so far.
  private static final class Suite {
    private final String name;
    private final long tests;
    private final long failed;
    private long shownTests;
    private long shownFailed;

    Suite(String name, long tests, long failed) {
      this.name = name;
      this.tests = tests;
      this.failed = failed;
    }
  }

  private JUnitReader() {}

  static JUnitFile read(InputStream in) throws IOException, Unfit {
    try {
      return new JUnitReader().all(factory().createXMLStreamReader(new Limited(in)));
    } catch (XMLStreamException e) {
      throw new Unfit("is not well-formed: " + brief(e));
    } catch (RuntimeException e) {
      // The JDK's parser throws bare exceptions at some hostile files: doubt is a failed report.
      throw new Unfit("cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver((_, _, _, _) -> {
      throw new XMLStreamException("it names something outside itself");
    });
    return factory;
  }

  private static String brief(XMLStreamException e) {
    var where = e.getLocation();
    var text = EntryNames.shown(String.valueOf(e.getMessage()).replaceAll("(?s).*Message: ", ""));
    return where == null
        ? text
        : "line %d: %s".formatted(where.getLineNumber(), text.replace('\n', ' '));
  }

  private JUnitFile all(XMLStreamReader xml) throws XMLStreamException, Unfit {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (!start(xml)) {
            return new JUnitFile(List.of(), List.of(), false, false);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> end(xml);
        case XMLStreamConstants.DTD -> throw new Unfit("holds a DOCTYPE, which is refused");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new Unfit("holds an entity, which is refused");
        default -> {
          // Texts, comments and instructions outside test cases say nothing.
        }
      }
    }
    return new JUnitFile(cases, overclaims, dated, true);
  }

  /// Whether the file may be a report so far.
  private boolean start(XMLStreamReader xml) throws XMLStreamException, Unfit {
    enter(xml);
    var name = xml.getLocalName();
    if (depth == 1 && name.equals("failsafe-summary")) {
      return false;
    }
    if (depth == 1 && !name.equals("testsuite") && !name.equals("testsuites")) {
      throw new Unfit("is no test report: it begins with <%s>".formatted(EntryNames.shown(name)));
    }
    switch (name) {
      case "testsuite", "testsuites" -> suites.push(suite(xml));
      case "testcase" -> testCase(xml);
      case "failure", "error" -> add(new Case(suiteName(), Fate.FAILED, message(xml)));
      default -> {
        // Properties and outputs say nothing about a test.
      }
    }
    return true;
  }

  private void enter(XMLStreamReader xml) throws Unfit {
    if (++depth > DEPTH) {
      throw new Unfit("is nested deeper than " + DEPTH);
    }
    if (xml.getAttributeCount() > ATTRIBUTES) {
      throw new Unfit("has an element with more than %d attributes".formatted(ATTRIBUTES));
    }
    dated |= says(xml, "timestamp") || seconds(attribute(xml, "time")) > 0;
  }

  private static boolean says(XMLStreamReader xml, String name) {
    return !attribute(xml, name).isBlank();
  }

  private static double seconds(String time) {
    try {
      double seconds = Double.parseDouble(time);
      return Double.isFinite(seconds) ? seconds : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private void end(XMLStreamReader xml) {
    depth--;
    var name = xml.getLocalName();
    if (!name.equals("testsuite") && !name.equals("testsuites")) {
      return;
    }
    var suite = suites.pop();
    if (suite.failed > suite.shownFailed) {
      overclaims.add(
          "%s claims %d failures and errors and shows %d"
              .formatted(suite.name, suite.failed, suite.shownFailed));
    } else if (suite.tests > suite.shownTests) {
      overclaims.add(
          "%s claims %d tests and shows %d".formatted(suite.name, suite.tests, suite.shownTests));
    }
  }

  private static Suite suite(XMLStreamReader xml) {
    var name = plain(attribute(xml, "name"), NAME);
    return new Suite(
        name.isEmpty() ? "a suite" : name,
        count(xml, "tests"),
        count(xml, "failures") + count(xml, "errors"));
  }

  /// A claim, 0 where there is none that can be understood.
  private static long count(XMLStreamReader xml, String name) {
    var text = attribute(xml, name);
    return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
  }

  private void testCase(XMLStreamReader xml) throws XMLStreamException, Unfit {
    var group = attribute(xml, "classname");
    var own = attribute(xml, "name");
    var name = group.isEmpty() ? own : own.isEmpty() ? group : group + "." + own;
    var fate = attribute(xml, "status").equals("notrun") ? Fate.SKIPPED : Fate.PASSED;
    var message = "";
    int outside = depth;
    while (depth >= outside) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          enter(xml);
          var next = depth == outside + 1 ? fate(xml.getLocalName()) : Fate.PASSED;
          if (next.compareTo(fate) < 0) {
            fate = next;
            message = message(xml);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new Unfit("holds an entity, which is refused");
        default -> {
          // What a test printed is not read.
        }
      }
    }
    add(new Case(plain(name.isEmpty() ? "a test" : name, NAME), fate, message));
  }

  /// The row of the table that this child of a test case is; PASSED for what says nothing.
  private static Fate fate(String child) {
    if (FAILING.contains(child)) {
      return Fate.FAILED;
    }
    if (FLAKY.contains(child)) {
      return Fate.FLAKY;
    }
    return child.equals("skipped") ? Fate.SKIPPED : Fate.PASSED;
  }

  private void add(Case one) throws Unfit {
    if (cases.size() == CASES) {
      throw new Unfit("holds more than %,d tests".formatted(CASES));
    }
    cases.add(one);
    for (var suite : suites) {
      suite.shownTests++;
      suite.shownFailed += one.fate() == Fate.FAILED ? 1 : 0;
    }
  }

  private String suiteName() {
    return suites.isEmpty() ? "a suite" : suites.peek().name;
  }

  private static String message(XMLStreamReader xml) {
    return plain(attribute(xml, "message"), MESSAGE);
  }

  private static String attribute(XMLStreamReader xml, String name) {
    var value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  /// One line without control bytes, cut at `most` characters.
  private static String plain(String text, int most) {
    var cut = text.length() <= most ? text : text.substring(0, most);
    return cut.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]+", " ").strip();
  }

  /// Ends in an IOException where more than 32 MiB are read.
  private static final class Limited extends FilterInputStream {
    private long left = BYTES;

    Limited(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      judge(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int most) throws IOException {
      int read = super.read(into, offset, most);
      judge(Math.max(0, read));
      return read;
    }

    /// The JDK's reader closes what it has read to its end; the bytes behind are still digested.
    @Override
    public void close() {
      // Whoever opened it closes it.
    }

    private void judge(int read) throws IOException {
      left -= read;
      if (left < 0) {
        throw new IOException("is larger than 32 MiB");
      }
    }
  }
}
