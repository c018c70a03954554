package hoops.house;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A caller that asks one address again and again, some fifty times a second, and notes which
/// answers followed each other and what failed. Its own thread; any thread may look.
final class Traffic implements AutoCloseable {
  private static final long PAUSE = Duration.ofMillis(20).toNanos();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(30))
          .build();
  private final HttpRequest request;
  private final List<String> answers = new CopyOnWriteArrayList<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicLong asked = new AtomicLong();
  private final Thread thread = Thread.ofPlatform().name("traffic").unstarted(this::run);
  private volatile boolean over;

  Traffic(URI address) {
    request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60)).build();
    thread.start();
  }

  /// The answers in their order, each as often as another came between.
  List<String> answers() {
    return List.copyOf(answers);
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  /// Waits until some more requests have been answered.
  void goesOn(Running hoops) throws Exception {
    long far = asked.get() + 20;
    hoops.until("requests are answered", () -> asked.get() >= far);
  }

  private void run() {
    while (!over) {
      ask();
      LockSupport.parkNanos(PAUSE);
    }
  }

  private void ask() {
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        failures.add(answer.statusCode() + " " + answer.body());
      } else if (answer.body().contains("silence")) {
        failures.add(answer.body());
      } else if (answers.isEmpty() || !answers.getLast().equals(answer.body())) {
        answers.add(answer.body());
      }
    } catch (IOException | InterruptedException failed) {
      failures.add(failed.toString());
    }
    asked.incrementAndGet();
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    thread.join();
    http.close();
  }
}
