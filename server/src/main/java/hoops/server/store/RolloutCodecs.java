package hoops.server.store;

import hoops.engine.AssemblyName;
import hoops.engine.PersonId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.Verdict;
import hoops.engine.rollout.HoldCause;
import hoops.engine.rollout.Marks;
import hoops.engine.rollout.Outcome;
import hoops.engine.rollout.RolloutEvent.AssemblyLeft;
import hoops.engine.rollout.RolloutEvent.BakeContinued;
import hoops.engine.rollout.RolloutEvent.BakePaused;
import hoops.engine.rollout.RolloutEvent.HoldAsked;
import hoops.engine.rollout.RolloutEvent.HoldCleared;
import hoops.engine.rollout.RolloutEvent.MarksRaised;
import hoops.engine.rollout.RolloutEvent.PartResized;
import hoops.engine.rollout.RolloutEvent.PlanMade;
import hoops.engine.rollout.RolloutEvent.PlanRenewed;
import hoops.engine.rollout.RolloutEvent.RolloutEnded;
import hoops.engine.rollout.RolloutEvent.RolloutHeld;
import hoops.engine.rollout.RolloutEvent.RolloutPlanned;
import hoops.engine.rollout.RolloutEvent.RolloutResumed;
import hoops.engine.rollout.RolloutEvent.RolloutRetried;
import hoops.engine.rollout.RolloutEvent.RolloutSettling;
import hoops.engine.rollout.RolloutEvent.RolloutStarted;
import hoops.engine.rollout.RolloutEvent.RolloutUndecided;
import hoops.engine.rollout.RolloutEvent.RolloutYielded;
import hoops.engine.rollout.RolloutEvent.WaveLanded;
import hoops.engine.rollout.RolloutEvent.WaveStarted;
import hoops.engine.rollout.Sides;
import hoops.engine.rollout.Trigger;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How what happens to plans and rollouts is stored.
final class RolloutCodecs {
  static final List<EventCodec<?>> ALL =
      List.of(
          EventCodec.of("rollout.plan-made", 2, PlanMade.class)
              .write(
                  (event, out) -> out.object("plan", plan -> PlanCodec.write(event.plan(), plan)))
              .read(in -> new PlanMade(in.object("plan", PlanCodec::read))),
          EventCodec.of("rollout.planned", 2, RolloutPlanned.class)
              .write((event, out) ->
                  out.put("rollout", event.rollout().text())
                      .object("plan", plan -> PlanCodec.write(event.plan(), plan))
                      .put("trigger", PlanCodec.word(event.trigger()))
                      .list("verdicts", event.verdicts().entrySet(), RolloutCodecs::verdict)
                      .side("why", event.why().text()))
              .read(in ->
                  new RolloutPlanned(
                      id(in),
                      in.object("plan", PlanCodec::read),
                      Trigger.valueOf(PlanCodec.name(in.text("trigger"))),
                      why(in),
                      verdicts(in.list("verdicts", RolloutCodecs::verdict)))),
          EventCodec.of("rollout.plan-renewed", 2, PlanRenewed.class)
              .write((event, out) ->
                  out.put("rollout", event.rollout().text())
                      .object("plan", plan -> PlanCodec.write(event.plan(), plan)))
              .read(in -> new PlanRenewed(id(in), in.object("plan", PlanCodec::read))),
          EventCodec.of("rollout.started", 1, RolloutStarted.class)
              .write((event, out) -> id(out, event.rollout()))
              .read(in -> new RolloutStarted(id(in))),
          EventCodec.of("rollout.wave-started", 1, WaveStarted.class)
              .write((event, out) -> id(out, event.rollout()).put("wave", event.wave()))
              .read(in -> new WaveStarted(id(in), in.count("wave"))),
          EventCodec.of("rollout.wave-landed", 1, WaveLanded.class)
              .write((event, out) ->
                  id(out, event.rollout()).put("wave", event.wave()).put("until", event.until()))
              .read(in -> new WaveLanded(id(in), in.count("wave"), in.instant("until"))),
          EventCodec.of("rollout.bake-paused", 1, BakePaused.class)
              .write((event, out) -> id(out, event.rollout()))
              .read(in -> new BakePaused(id(in))),
          EventCodec.of("rollout.bake-continued", 1, BakeContinued.class)
              .write((event, out) -> id(out, event.rollout()).put("until", event.until()))
              .read(in -> new BakeContinued(id(in), in.instant("until"))),
          EventCodec.of("rollout.hold-asked", 1, HoldAsked.class)
              .write(
                  (event, out) -> why(cause(id(out, event.rollout()), event.cause()), event.why()))
              .read(in -> new HoldAsked(id(in), cause(in), why(in))),
          EventCodec.of("rollout.held", 1, RolloutHeld.class)
              .write((event, out) -> id(out, event.rollout()))
              .read(in -> new RolloutHeld(id(in))),
          EventCodec.of("rollout.hold-cleared", 1, HoldCleared.class)
              .write(
                  (event, out) -> why(cause(id(out, event.rollout()), event.cause()), event.why()))
              .read(in -> new HoldCleared(id(in), cause(in), why(in))),
          EventCodec.of("rollout.resumed", 1, RolloutResumed.class)
              .write((event, out) -> why(id(out, event.rollout()), event.why()))
              .read(in -> new RolloutResumed(id(in), why(in))),
          EventCodec.of("rollout.retried", 1, RolloutRetried.class)
              .write((event, out) -> why(id(out, event.rollout()), event.why()))
              .read(in -> new RolloutRetried(id(in), why(in))),
          EventCodec.of("rollout.assembly-left", 1, AssemblyLeft.class)
              .write((event, out) -> assembly(id(out, event.rollout()), event.assembly()))
              .read(in -> new AssemblyLeft(id(in), assembly(in))),
          EventCodec.of("rollout.part-resized", 2, PartResized.class)
              .write((event, out) ->
                  assembly(id(out, event.rollout()), event.assembly())
                      .put("n", event.n())
                      .put("new", event.sides().fresh())
                      .put("old", event.sides().old()))
              .read(in -> new PartResized(id(in), assembly(in), in.number("n"), sides(in))),
          EventCodec.of("rollout.marks-raised", 1, MarksRaised.class)
              .write((event, out) ->
                  marks(event.marks(), assembly(id(out, event.rollout()), event.assembly())))
              .read(in -> new MarksRaised(id(in), assembly(in), marks(in))),
          EventCodec.of("rollout.undecided", 1, RolloutUndecided.class)
              .write((event, out) ->
                  why(id(out, event.rollout()), event.why())
                      .put("person", event.person().text())
                      .put("until", event.until()))
              .read(in ->
                  new RolloutUndecided(
                      id(in), why(in), PersonId.parse(in.text("person")), in.instant("until"))),
          EventCodec.of("rollout.yielded", 1, RolloutYielded.class)
              .write((event, out) ->
                  why(id(out, event.rollout()).put("to", event.to().text()), event.why()))
              .read(in -> new RolloutYielded(id(in), RolloutId.parse(in.text("to")), why(in))),
          EventCodec.of("rollout.settling", 1, RolloutSettling.class)
              .write((event, out) -> id(out, event.rollout()).put("until", event.until()))
              .read(in -> new RolloutSettling(id(in), in.instant("until"))),
          EventCodec.of("rollout.ended", 1, RolloutEnded.class)
              .write((event, out) ->
                  why(
                      id(out, event.rollout()).put("outcome", PlanCodec.word(event.outcome())),
                      event.why()))
              .read(in ->
                  new RolloutEnded(
                      id(in), Outcome.valueOf(PlanCodec.name(in.text("outcome"))), why(in))));

  private RolloutCodecs() {}

  record Answer(String gate, Verdict verdict) {}

  static void verdict(Map.Entry<String, Verdict> answer, Out out) {
    out.put("gate", answer.getKey()).side("sentence", answer.getValue().sentence());
    switch (answer.getValue()) {
      case Verdict.Open _ -> out.put("is", "open");
      case Verdict.Until(_, var opens) -> out.put("is", "until").put("opens", opens);
      case Verdict.Waiting _ -> out.put("is", "waiting");
      case Verdict.Closed _ -> out.put("is", "closed");
    }
  }

  static Answer verdict(In in) {
    var sentence = in.side("sentence");
    var verdict =
        switch (in.text("is")) {
          case "open" -> new Verdict.Open(sentence);
          case "until" -> new Verdict.Until(sentence, in.instant("opens"));
          case "waiting" -> new Verdict.Waiting(sentence);
          case "closed" -> new Verdict.Closed(sentence);
          default -> throw new IllegalArgumentException("no verdict: " + in.text("is"));
        };
    return new Answer(in.text("gate"), verdict);
  }

  static SortedMap<String, Verdict> verdicts(List<Answer> answers) {
    var verdicts = new TreeMap<String, Verdict>();
    answers.forEach(answer -> verdicts.put(answer.gate(), answer.verdict()));
    return verdicts;
  }

  static Sides sides(In in) {
    return in.has("new") ? new Sides(in.number("new"), in.number("old")) : Sides.UNKNOWN;
  }

  static void marks(Marks marks, Out out) {
    out.put("new-alive", marks.newAlive())
        .put("old-alive", marks.oldAlive())
        .put("new-ready", marks.newReady())
        .put("new-steady", marks.newSteady());
  }

  static Marks marks(In in) {
    return new Marks(
        in.number("new-alive"),
        in.number("old-alive"),
        in.number("new-ready"),
        in.number("new-steady"));
  }

  private static Out id(Out out, RolloutId id) {
    return out.put("rollout", id.text());
  }

  private static RolloutId id(In in) {
    return RolloutId.parse(in.text("rollout"));
  }

  private static Out assembly(Out out, AssemblyName assembly) {
    return out.put("assembly", assembly.text());
  }

  private static AssemblyName assembly(In in) {
    return new AssemblyName(in.text("assembly"));
  }

  private static Out cause(Out out, HoldCause cause) {
    return out.put("cause", PlanCodec.word(cause));
  }

  private static HoldCause cause(In in) {
    return HoldCause.valueOf(PlanCodec.name(in.text("cause")));
  }

  private static Out why(Out out, Reason why) {
    return out.side("why", why.text());
  }

  private static Reason why(In in) {
    return new Reason(in.side("why"));
  }
}
