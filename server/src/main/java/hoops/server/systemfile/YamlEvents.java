package hoops.server.systemfile;

import hoops.engine.system.Located;
import hoops.engine.system.Mark;
import hoops.engine.system.Mistake.Code;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;

/// Builds located values from a parser's events, on a stack of its own.
final class YamlEvents {
  /// A list or map that is not closed yet; `key` is one that waits for its value.
  private static final class Open {
    final boolean map;
    final Mark mark;
    final List<Located> items = new ArrayList<>();
    final List<Located.Field> fields = new ArrayList<>();
    Located.@Nullable Text key;

    Open(CollectionStartEvent event, Mark mark) {
      this.map = event instanceof MappingStartEvent;
      this.mark = mark;
    }

    Located closed() {
      return map ? new Located.Fields(fields, mark) : new Located.Items(items, mark);
    }
  }

  private final Deque<Open> open = new ArrayDeque<>();
  private Located root = new Located.Text("", Mark.START);
  private int documents;

  private YamlEvents() {}

  static Located read(Iterable<Event> events) throws Broken {
    var reading = new YamlEvents();
    for (var event : events) {
      reading.take(event);
    }
    return reading.root;
  }

  private void take(Event event) throws Broken {
    var mark = mark(event);
    switch (event) {
      case DocumentStartEvent start -> document(start, mark);
      case AliasEvent alias -> throw fancy("*" + alias.getAlias().getValue(), mark);
      case CollectionStartEvent start -> {
        plain(start, mark);
        untagged(start.getTag().orElse(""), mark);
        open.push(new Open(start, mark));
        if (open.size() > YamlBounds.DEEPEST) {
          throw YamlBounds.tooDeep(open.size(), mark);
        }
      }
      case ScalarEvent scalar -> {
        plain(scalar, mark);
        untagged(scalar.getTag().orElse(""), mark);
        if (scalar.isPlain() && scalar.getValue().equals("<<")) {
          throw fancy("<<", mark);
        }
        add(new Located.Text(scalar.getValue(), mark));
      }
      case SequenceEndEvent _, MappingEndEvent _ -> add(open.pop().closed());
      case DocumentEndEvent _ -> {}
      default -> {} // the stream's ends
    }
  }

  private void document(DocumentStartEvent start, Mark mark) throws Broken {
    if (start.getSpecVersion().isPresent() || !start.getTags().isEmpty()) {
      throw new Broken(Code.YAML, mark, "no directives (%): the file needs none");
    }
    documents++;
    if (documents > 1) {
      throw new Broken(Code.YAML, mark, "a second document begins here; a file is one");
    }
  }

  private static void plain(NodeEvent event, Mark mark) throws Broken {
    if (event.getAnchor().isPresent()) {
      throw fancy("&" + event.getAnchor().get().getValue(), mark);
    }
  }

  private static void untagged(String tag, Mark mark) throws Broken {
    if (!tag.isEmpty()) {
      throw fancy(tag, mark);
    }
  }

  private static Broken fancy(String what, Mark mark) {
    var shown = what.length() > 40 ? what.substring(0, 40) + "..." : what;
    return new Broken(
        Code.YAML,
        mark,
        "no anchors, aliases, tags or merge keys (%s): write it out, or use like".formatted(shown));
  }

  private void add(Located value) throws Broken {
    var within = open.peek();
    if (within == null) {
      root = value;
    } else if (!within.map) {
      within.items.add(value);
    } else if (within.key != null) {
      within.fields.add(new Located.Field(within.key, value));
      within.key = null;
    } else if (value instanceof Located.Text key) {
      within.key = key;
    } else {
      throw new Broken(Code.YAML, value.mark(), "a key is one word, not a list or a map");
    }
  }

  private static Mark mark(Event event) {
    return event
        .getStartMark()
        .map(at -> new Mark(at.getLine() + 1, at.getColumn() + 1))
        .orElse(Mark.START);
  }
}
