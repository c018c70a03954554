package hoops.bench;

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
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What group commit buys: durable entries a second in groups of 256, beside one entry a sync.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 2)
public class AppendBench {
  private static final int CALLERS = 256;

  private Path place;
  private DataFolder folder;
  private SqliteJournal journal;

  @Setup
  public void open() throws IOException {
    place = Diary.folder();
    folder = DataFolder.open(place);
    journal =
        SqliteJournal.open(folder, Reserve.of(place, 0), InstantSource.system(), new Threads());
  }

  @TearDown
  public void close() throws IOException {
    journal.close();
    folder.close();
    Diary.remove(place);
  }

  @Benchmark
  @OperationsPerInvocation(CALLERS)
  public void entries_in_groups_of_256() {
    journal.append(Diary.group(journal.last(), journal.epoch(), CALLERS));
  }

  @Benchmark
  public void one_entry_a_sync() {
    journal.append(Diary.group(journal.last(), journal.epoch(), 1));
  }
}
