package hoops.server.web;

import hoops.engine.AskKey;
import hoops.engine.Digest;
import hoops.server.commands.Commands;
import hoops.server.commands.Ending;
import hoops.server.commands.Evaluation.Outcome;
import hoops.server.commands.Parameter;
import hoops.server.commands.Reply;
import hoops.server.commands.Route;
import hoops.server.commands.Values;
import hoops.server.commands.Verb;
import hoops.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Every verb that has a route, over HTTP: a read's document is its body, an act is posted under a
/// key that makes the same ask the same.
final class ApiRoute {
  private static final AskKey NO_KEY = AskKey.NONE;

  private final Commands commands;
  private final Acts acts = new Acts();

  ApiRoute(Commands commands) {
    this.commands = commands;
  }

  void answer(Asked asked) throws IOException, InterruptedException {
    var routed = routed(asked);
    if (routed.verb().route().method() == Route.Method.GET) {
      var values = values(routed, asked.query());
      tell(asked, commands.answer(routed.verb(), values, asked.actor(), NO_KEY));
    } else {
      act(asked, routed);
    }
  }

  private void act(Asked asked, Routed routed) throws IOException, InterruptedException {
    var key = asked.key();
    var given = body(asked, routed);
    var words = Digest.of(String.join("/", asked.path()) + " " + given);
    var place = acts.take(asked.actor(), key, words);
    switch (place) {
      case Acts.Place.Mine mine -> {
        try {
          var values = values(routed, given);
          var outcome =
              commands.answer(routed.verb(), values, asked.actor(), new AskKey(key, words));
          mine.done(outcome);
          tell(asked, outcome);
        } finally {
          mine.leave();
        }
      }
      case Acts.Place.Done(var outcome) -> tell(asked, outcome);
      case Acts.Place.Running _ ->
          throw Rejected.of(409, Ending.CONFLICT, "The first ask of this key still runs.");
      case Acts.Place.Other _ ->
          throw Rejected.of(422, Ending.USAGE, "This key came with another body before.");
    }
  }

  private record Routed(Verb verb, SortedMap<String, List<String>> fromPath) {}

  private Routed routed(Asked asked) {
    var methods = new ArrayList<Route.Method>();
    for (var verb : commands.registry().verbs()) {
      var fits = fits(verb.route(), asked.path());
      if (fits.isPresent()) {
        var right = verb.route().method() == Route.Method.GET ? asked.reads() : asked.post();
        if (right) {
          return new Routed(verb, fits.get());
        }
        methods.add(verb.route().method());
      }
    }
    throw methods.isEmpty()
        ? Rejected.of(404, Ending.NOT_FOUND, "Nothing is here.")
        : Rejected.of(405, Ending.USAGE, "Here goes " + methods.getFirst() + ".");
  }

  private static Optional<SortedMap<String, List<String>>> fits(Route route, List<String> path) {
    if (route.method() == Route.Method.NONE || route.path().size() != path.size()) {
      return Optional.empty();
    }
    var values = new TreeMap<String, List<String>>();
    for (int i = 0; i < path.size(); i++) {
      var wanted = route.path().get(i);
      if (wanted.startsWith("{")) {
        values.put(wanted.substring(1, wanted.length() - 1), List.of(path.get(i)));
      } else if (!wanted.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  private static SortedMap<String, List<String>> body(Asked asked, Routed routed)
      throws IOException {
    var files =
        routed.verb().parameters().stream()
            .filter(one -> one.kind() == Parameter.Kind.FILE)
            .toList();
    var type = asked.header("Content-Type");
    if (!files.isEmpty() && !type.startsWith("application/json")) {
      var given = new TreeMap<>(asked.query());
      var bytes = asked.body(1 << 21);
      given.put(files.getFirst().name(), List.of(new String(bytes, StandardCharsets.ISO_8859_1)));
      return given;
    }
    var given = new TreeMap<String, List<String>>();
    asked.json().values().forEach((name, value) -> given.put(name, texts(name, value)));
    return given;
  }

  private static List<String> texts(String name, Json value) {
    return switch (value) {
      case Json.Text(var text) -> List.of(text);
      case Json.Amount(var digits) -> List.of(digits);
      case Json.Truth truth -> List.of(truth == Json.Truth.TRUE ? "true" : "false");
      case Json.Nothing _ -> List.of();
      case Json.Array(var items) ->
          items.stream().map(item -> texts(name, item)).flatMap(List::stream).toList();
      case Json.Members _ -> throw Rejected.bad("$." + name + ": no object is expected.");
    };
  }

  /// The values by their names in the registry; an unknown or a missing one is told by name.
  private static Values values(Routed routed, SortedMap<String, List<String>> given) {
    var values = new TreeMap<>(routed.fromPath());
    var known = names(routed.verb());
    given.forEach((name, texts) -> {
      var plain = name.replace('_', '-');
      if (!known.contains(plain) || values.containsKey(plain)) {
        throw Rejected.bad("$." + name + ": not known here.");
      }
      if (!texts.isEmpty()) {
        values.put(plain, texts);
      }
    });
    for (var parameter : routed.verb().parameters()) {
      var needed =
          parameter.stands() == Parameter.Stands.ONE || parameter.stands() == Parameter.Stands.MANY;
      if (needed && !values.containsKey(parameter.name())) {
        throw Rejected.bad("$." + parameter.name().replace('-', '_') + ": is missing.");
      }
    }
    return Values.of(values);
  }

  private static Set<String> names(Verb verb) {
    var names = verb.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
    names.addAll(Set.of("reason", "dry-run", "confirm", "as-of", "no-wait", "wait", "timeout"));
    return names;
  }

  private static void tell(Asked asked, Outcome outcome) throws IOException {
    switch (outcome) {
      case Outcome.Troubled(var trouble) -> throw new Rejected(trouble.ending().status(), trouble);
      case Outcome.Replied(var reply) -> document(asked, reply);
    }
  }

  private static void document(Asked asked, Reply reply) throws IOException {
    var response = asked.response();
    var position = reply.document().value("position");
    if (asked.reads() && position != null) {
      var tag = "\"" + position.text() + "\"";
      response.getHeaders().put("ETag", tag);
      if (asked.header("If-None-Match").equals(tag)) {
        response.setStatus(304);
        return;
      }
    }
    var next = reply.document().text("next", "");
    if (!next.isEmpty()) {
      var path = "/api/v1/" + String.join("/", asked.path());
      response.getHeaders().put("Link", "<" + path + "?" + next + ">; rel=\"next\"");
    }
    Answering.json(response, reply.ending().status(), reply.document());
  }
}
