package dev.plumbline.app.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.connect.ConnectionProgress;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.logs.Backoff;
import dev.plumbline.logs.LiveTail;
import dev.plumbline.logs.LogSource;
import dev.plumbline.logs.LogStore;
import dev.plumbline.logs.LogView;
import dev.plumbline.logs.Signatures;
import dev.plumbline.logs.TailState;
import dev.plumbline.model.Cancellation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The tail over a real OpenSSH server. */
@Execution(ExecutionMode.CONCURRENT)
class LogTailTest {
  private static final int LINES = 50_000;
  private static final int CUTS = 3;
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  @TempDir private Path folder;
  private final List<Shell> shells = new CopyOnWriteArrayList<>();

  @Test
  void fiftyThousandLinesComeOnceOverThreeCutConnectionsAndARotation() throws Exception {
    NamespaceHost.assumePossible();
    Path log = Files.createFile(folder.resolve("app.log"));
    try (NamespaceHost host =
        NamespaceHost.start(PracticeLab.find("healthy-2-eni").orElseThrow().recording())) {
      LogSource source = new LogSource.RemoteFile(log.toString());
      LiveTail.Options options =
          new LiveTail.Options(
              new Backoff(List.of(Duration.ofMillis(200)), () -> 0),
              Duration.ofMillis(100),
              10,
              Long.MAX_VALUE,
              true);
      try (LogStore store =
              new LogStore(folder.resolve("store"), List.of(source), Signatures.shipped());
          LiveTail tail = new LiveTail(() -> connect(host), store, options)) {
        List<TailState> states = new CopyOnWriteArrayList<>();
        tail.onState(states::add);
        tail.start();
        for (int part = 0; part < 5; part++) {
          if (part == 3) {
            Files.move(log, folder.resolve("app.log.1"));
          }
          write(log, part * LINES / 5, (part + 1) * LINES / 5);
          if (part < CUTS) {
            cut(store, part * LINES / 5 + 1);
          }
        }
        until(() -> store.view().size() >= LINES && store.settled());
        assertThat(inOrder(store.view())).isEqualTo(LINES);
        assertThat(store.view().size()).isEqualTo(LINES);
        assertThat(states.stream().filter(TailState.Connected.class::isInstance))
            .hasSizeGreaterThan(CUTS);
      }
    }
  }

  private Shell connect(NamespaceHost host) throws IOException {
    Shell shell =
        new SshConnector(LocalEnvironment.system())
            .connect(
                host.profile(),
                ConnectionPrompts.none(),
                ConnectionProgress.none(),
                Cancellation.none());
    shells.add(shell);
    return shell;
  }

  /** Ends the connection without a goodbye once lines have come over it. */
  private void cut(LogStore store, int atLeast) {
    until(() -> store.view().size() >= atLeast);
    int connection = shells.size();
    shells.getLast().close();
    until(() -> shells.size() > connection);
  }

  /** How many rows from the first on are the lines as written. */
  private static int inOrder(LogView view) {
    int good = 0;
    while (good < view.size() && view.line(good).message().equals(line(good))) {
      good++;
    }
    return good;
  }

  private static String line(int number) {
    return "2026-11-21T03:00:00Z line " + number;
  }

  private static void write(Path log, int from, int to) throws IOException {
    try (BufferedWriter out =
        Files.newBufferedWriter(
            log, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (int i = from; i < to; i++) {
        out.write(line(i));
        out.newLine();
      }
    }
  }

  private static void until(BooleanSupplier so) {
    long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    while (!so.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      try {
        NEVER.await(20, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
