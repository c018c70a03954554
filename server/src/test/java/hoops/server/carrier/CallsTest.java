package hoops.server.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.AssemblyName;
import hoops.engine.InstanceId;
import hoops.engine.InstanceName;
import hoops.engine.Position;
import hoops.engine.TierName;
import hoops.server.carrier.Calls.Call;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallsTest {
  private static final InstanceId LIFE =
      new InstanceId(
          new InstanceName(new TierName("night"), new AssemblyName("index"), 1), new Position(7));

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
  private final Calls calls = new Calls(nanos::get);

  @Test
  void a_stop_need_not_wait_after_the_start_was_told() {
    make(Call.START);
    assertThat(calls.begin(LIFE, Call.STOP)).isTrue();
  }

  @Test
  void a_stop_waits_while_the_start_is_under_way() {
    calls.begin(LIFE, Call.START);
    assertThat(calls.begin(LIFE, Call.STOP)).isFalse();
  }

  @Test
  void the_same_call_is_made_again_after_a_while_only() {
    make(Call.STOP);
    assertThat(calls.begin(LIFE, Call.STOP)).isFalse();
    nanos.addAndGet(Calls.AGAIN.toNanos());
    assertThat(calls.begin(LIFE, Call.STOP)).isTrue();
  }

  @Test
  void a_call_the_platform_did_not_take_is_made_again_at_once() {
    calls.begin(LIFE, Call.STOP);
    calls.over(LIFE);
    assertThat(calls.begin(LIFE, Call.STOP)).isTrue();
  }

  @Test
  void what_is_forgotten_may_be_called_anew() {
    make(Call.STOP);
    calls.forget(LIFE::equals);
    assertThat(calls.begin(LIFE, Call.STOP)).isTrue();
  }

  private void make(Call call) {
    assertThat(calls.begin(LIFE, call)).isTrue();
    calls.made(LIFE, call);
    calls.over(LIFE);
  }
}
