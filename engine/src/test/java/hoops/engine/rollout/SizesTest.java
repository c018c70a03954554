package hoops.engine.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Share;
import hoops.engine.rollout.Sizes.Act;
import hoops.engine.rollout.Sizes.Seen;
import hoops.engine.rollout.Step.Old;
import hoops.engine.system.Moving;
import hoops.engine.system.Moving.RedGreen;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The table of M12, and numbers of rolling updates as Kubernetes and OpenKruise compute them.
class SizesTest {
  @Test
  void twelve_by_default_are_1_2_4_and_12() {
    var moving = moving("33%", "0", RedGreen.FIRST);

    assertThat(Sizes.surge(moving, 12)).isEqualTo(4);
    assertThat(limits(moving, 12)).containsExactly(1L, 2L, 4L, 12L);
  }

  @Test
  void three_by_default_are_two_waves() {
    var moving = moving("33%", "0", RedGreen.FIRST);

    assertThat(Sizes.surge(moving, 3)).isEqualTo(1);
    assertThat(limits(moving, 3)).containsExactly(1L, 3L);
  }

  @Test
  void one_by_default_has_the_new_one_beside_the_old() {
    var moving = moving("33%", "0", RedGreen.FIRST);
    var steps = Waves.steps(moving, 1);

    assertThat(steps).extracting(Step::old).containsExactly(Old.BESIDE, Old.MAKES_ROOM);
    assertThat(Sizes.of(steps.getFirst(), moving, 1).act(new Seen(1, 0, 0, 1, 1)))
        .isEqualTo(new Act(0, 1, 0, 0));
    assertThat(Sizes.of(steps.getFirst(), moving, 1).act(new Seen(2, 1, 1, 1, 1)))
        .isEqualTo(new Act(0, 0, 0, 0));
    assertThat(Sizes.of(steps.getLast(), moving, 1).act(new Seen(2, 1, 1, 1, 1)))
        .isEqualTo(new Act(0, 0, 0, 1));
  }

  @Test
  void with_never_one_instance_is_one_wave() {
    assertThat(Waves.steps(moving("33%", "0", RedGreen.NEVER), 1)).hasSize(1);
  }

  @Test
  void with_each_every_wave_but_the_last_is_beside() {
    assertThat(Waves.steps(moving("33%", "0", RedGreen.EACH), 12))
        .extracting(Step::old)
        .containsExactly(Old.BESIDE, Old.BESIDE, Old.BESIDE, Old.MAKES_ROOM);
  }

  @Test
  void where_both_are_0_one_may_be_missing() {
    assertThat(Sizes.missing(moving("0", "10%", RedGreen.NEVER), 5)).isEqualTo(1);
    assertThat(Sizes.missing(moving("0", "0", RedGreen.NEVER), 0)).isZero();
  }

  @Test
  void fourteen_steady_start_4_and_stop_3() {
    assertThat(fourteen(100).act(new Seen(14, 0, 0, 14, 14))).isEqualTo(new Act(0, 4, 0, 3));
  }

  /// M8: old ones that are not steady go first.
  @Test
  void a_sick_old_side_gives_only_sick_ones() {
    assertThat(fourteen(100).act(new Seen(18, 4, 0, 14, 5))).isEqualTo(new Act(0, 0, 3, 0));
  }

  /// M8: new ones that are not steady use up what may go.
  @Test
  void a_bad_build_halts_itself() {
    assertThat(fourteen(100).act(new Seen(18, 7, 0, 11, 11))).isEqualTo(new Act(0, 0, 0, 0));
  }

  @Test
  void five_steady_new_ones_let_4_go() {
    var sizes = Sizes.of(new Step(new Share.Count(5), Old.MAKES_ROOM), quarters(), 14);

    assertThat(sizes.act(new Seen(18, 5, 5, 13, 13))).isEqualTo(new Act(0, 0, 0, 4));
  }

  /// M7: for 0 < p < 100 and n of 2 or more, 1 to n - 1 are new.
  @Test
  void a_percent_below_100_leaves_one_old() {
    for (long n = 2; n < 300; n++) {
      for (int percent = 1; percent < 100; percent++) {
        assertThat(Sizes.limit(new Share.Percent(percent), n)).isBetween(1L, n - 1);
      }
    }
  }

  @Test
  void old_ones_shrink_as_in_kubernetes() {
    // desired 10, surge 0: unavailable, old, ready old, new, ready new -> old left
    long[][] rows = {{0, 10, 10, 0, 0, 9}, {2, 10, 8, 0, 0, 8}, {2, 8, 8, 2, 0, 8}};
    for (var row : rows) {
      // ours lets one go where 33 % would be too few for two missing ones: M9 caps it at the budget
      var sizes = Sizes.of(new Step(new Share.Percent(100), Old.MAKES_ROOM), counts(0, row[0]), 10);
      var act = sizes.act(new Seen(row[1] + row[3], row[3], row[4], row[1], row[2]));
      assertThat(row[1] - act.stopSick() - act.stopSteady()).isEqualTo(row[5]);
    }
  }

  @Test
  void new_ones_grow_as_in_kubernetes_and_openkruise() {
    // desired, surge, limit, old, new -> new then
    long[][] rows = {
      {10, 2, 10, 5, 0, 7}, {10, 2, 3, 10, 0, 2}, {10, 3, 3, 7, 3, 3}, {10, 3, 1, 7, 3, 3}
    };
    for (var row : rows) {
      var sizes =
          Sizes.of(new Step(new Share.Count(row[2]), Old.MAKES_ROOM), counts(row[1], 0), row[0]);
      var seen = new Seen(row[3] + row[4], row[4], row[4], row[3], row[3]);
      // theirs fills the new side first; ours gives what is missing to the old side up to keep (M6)
      long start = sizes.act(seen).startNew() + sizes.act(seen).startOld();
      assertThat(row[4] + start).isGreaterThanOrEqualTo(row[5]);
    }
  }

  @Test
  void nothing_is_owed_where_everything_is_moved() {
    var sizes = Sizes.of(new Step(new Share.Percent(100), Old.MAKES_ROOM), quarters(), 14);

    assertThat(sizes.act(new Seen(14, 14, 14, 0, 0))).isEqualTo(new Act(0, 0, 0, 0));
  }

  /// M7, I48: nothing goes where nothing is free.
  @Test
  void no_act_leaves_the_cap_or_the_floor() {
    for (long n = 1; n <= 6; n++) {
      for (long fresh = 0; fresh <= n + 2; fresh++) {
        for (long old = 0; old <= n + 2; old++) {
          walk(n, fresh, old);
        }
      }
    }
  }

  private static void walk(long n, long fresh, long old) {
    for (long steadyNew = 0; steadyNew <= fresh; steadyNew++) {
      for (long steadyOld = 0; steadyOld <= old; steadyOld++) {
        var sizes = Sizes.of(new Step(new Share.Percent(50), Old.MAKES_ROOM), counts(1, 0), n);
        var act = sizes.act(new Seen(fresh + old, fresh, steadyNew, old, steadyOld));
        long alive = fresh + old + act.startNew() + act.startOld();
        assertThat((act.startNew() == 0 && act.startOld() == 0) || alive <= n + 1).isTrue();
        assertThat(act.stopSick()).isBetween(0L, old - steadyOld);
        assertThat(act.stopSteady() == 0 || steadyNew + steadyOld - act.stopSteady() >= n).isTrue();
      }
    }
  }

  private static List<Long> limits(Moving moving, long n) {
    return Waves.steps(moving, n).stream().map(step -> Sizes.of(step, moving, n).limit()).toList();
  }

  private static Sizes fourteen(int percent) {
    return Sizes.of(new Step(new Share.Percent(percent), Old.MAKES_ROOM), quarters(), 14);
  }

  private static Moving quarters() {
    return moving("25%", "25%", RedGreen.NEVER);
  }

  private static Moving counts(long surge, long missing) {
    return moving(Long.toString(surge), Long.toString(missing), RedGreen.NEVER);
  }

  static Moving moving(String surge, String missing, RedGreen redGreen) {
    return new Moving(
        List.of(
            new Share.Percent(2),
            new Share.Percent(10),
            new Share.Percent(33),
            new Share.Percent(100)),
        share(surge),
        share(missing),
        redGreen,
        Moving.Judge.HEALTH,
        Moving.Bake.of(Duration.ofSeconds(30)),
        Duration.ofSeconds(10),
        Duration.ofSeconds(90),
        Duration.ofMinutes(10),
        Duration.ZERO);
  }

  private static Share share(String text) {
    return text.endsWith("%")
        ? new Share.Percent(Integer.parseInt(text.substring(0, text.length() - 1)))
        : new Share.Count(Long.parseLong(text));
  }
}
