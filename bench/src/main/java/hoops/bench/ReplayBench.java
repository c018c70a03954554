package hoops.bench;

import hoops.engine.Position;
import hoops.server.Threads;
import hoops.server.store.DataFolder;
import hoops.server.store.Reserve;
import hoops.server.store.SqliteJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// Reading a journal from its beginning, every hash checked, every event read by its codec.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReplayBench {
  private static final int ENTRIES = 100_000;

  private Path place;
  private DataFolder folder;
  private SqliteJournal journal;

  @Setup(Level.Trial)
  public void write() throws IOException {
    place = Diary.folder();
    folder = DataFolder.open(place);
    journal =
        SqliteJournal.open(folder, Reserve.of(place, 0), InstantSource.system(), new Threads());
    for (int written = 0; written < ENTRIES; written += 1_000) {
      journal.append(Diary.group(journal.last(), journal.epoch(), 1_000));
    }
  }

  @TearDown
  public void close() throws IOException {
    journal.close();
    folder.close();
    Diary.remove(place);
  }

  @Benchmark
  @OperationsPerInvocation(ENTRIES)
  public void entries_replayed(Blackhole hole) {
    journal.replay(Position.NONE, hole::consume);
  }
}
