package dev.plumbline.app.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.connect.Shell;
import dev.plumbline.connect.ssm.SessionTerminal;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.aws.Faults;
import dev.plumbline.lab.aws.PracticeAws;
import dev.plumbline.logs.Backoff;
import dev.plumbline.logs.LiveTail;
import dev.plumbline.logs.LogSource;
import dev.plumbline.logs.LogStore;
import dev.plumbline.logs.LogView;
import dev.plumbline.logs.Signatures;
import dev.plumbline.session.TerminalSize;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Over a path that loses, doubles, reorders, closes and falls silent nothing is lost or doubled.
 */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class SessionFaultsTest {
  private static final int LINES = 20_000;
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  @TempDir private Path folder = Path.of("");

  /** The silence is longer than SSH alone takes for the end of a connection. */
  @Test
  void everyLineIsTailedOnceOverOneConnection() throws Exception {
    NamespaceHost.assumePossible();
    Path log = Files.createFile(folder.resolve("app.log"));
    Faults faults = new Faults(3, 0.01, 0.02, 0.02, 800, Duration.ofSeconds(17), 300, 2);
    List<Shell> shells = new CopyOnWriteArrayList<>();
    LogSource source = new LogSource.RemoteFile(log.toString());
    LiveTail.Options options =
        new LiveTail.Options(
            new Backoff(List.of(Duration.ofMillis(200)), () -> 0),
            Duration.ofMillis(100),
            10,
            Long.MAX_VALUE,
            true);
    try (NamespaceHost host =
            NamespaceHost.start(PracticeLab.find("healthy-2-eni").orElseThrow().recording());
        SessionPath path =
            SessionPath.start(
                PracticeAws.Setting.of(0, host.profile().port().orElseThrow()).withFaults(faults),
                folder);
        LogStore store =
            new LogStore(folder.resolve("store"), List.of(source), Signatures.shipped());
        LiveTail tail =
            new LiveTail(
                () -> shells.getLast().isOpen() ? shells.getLast() : opened(path, host, shells),
                store,
                options)) {
      opened(path, host, shells);
      tail.start();
      for (int part = 0; part < 5; part++) {
        write(log, part * LINES / 5, (part + 1) * LINES / 5);
        int written = part * LINES / 5;
        until(() -> store.view().size() > written);
      }
      until(() -> store.view().size() >= LINES && store.settled());
      assertThat(inOrder(store.view())).isEqualTo(LINES);
      assertThat(store.view().size()).isEqualTo(LINES);
      assertThat(shells).hasSize(1);
    } finally {
      shells.forEach(Shell::close);
    }
  }

  static Stream<Faults> faults() {
    return Stream.of(
        Faults.lossy(11),
        Faults.lossy(12).closing(300).refusing(2),
        Faults.none().closing(260).refusing(1),
        Faults.none().silent(Duration.ofSeconds(1), 100));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aShellShowsTheSameBytesAsOverAGoodPath(Faults faults) throws Exception {
    byte[] good = shown(Faults.none());
    assertThat(good).hasSizeGreaterThan(500_000);
    assertThat(shown(faults)).isEqualTo(good);
  }

  /** What the plain shell of Session Manager shows while commands are typed ahead. */
  private byte[] shown(Faults faults) throws Exception {
    String round = "ip -j rule show\rno such\u0003networkctl status --all --no-pager\rhelp\r";
    try (SessionPath path =
            SessionPath.start(PracticeAws.Setting.of(0, 1).withFaults(faults), folder);
        SessionTerminal terminal =
            SessionTerminal.open(
                path.services(), path.instance(), new TerminalSize(80, 24), sentence -> {})) {
      Thread keys =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      for (int i = 0; i < 150; i++) {
                        terminal.input().write(round.getBytes(UTF_8));
                      }
                      terminal.input().write("exit\r".getBytes(UTF_8));
                    } catch (IOException e) {
                      throw new AssertionError(e);
                    }
                  });
      byte[] all = terminal.output().readAllBytes();
      keys.join();
      assertThat(terminal.join()).isEmpty();
      return all;
    }
  }

  private static Shell opened(SessionPath path, NamespaceHost host, List<Shell> shells)
      throws IOException {
    Shell shell = path.shell(host.profile());
    shells.add(shell);
    return shell;
  }

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

  private static void write(Path log, int from, int to) throws Exception {
    try (BufferedWriter out = Files.newBufferedWriter(log, UTF_8, StandardOpenOption.APPEND)) {
      for (int i = from; i < to; i++) {
        out.write(line(i));
        out.newLine();
      }
    }
  }

  private static void until(BooleanSupplier so) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(240).toNanos();
    while (!so.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      NEVER.await(20, TimeUnit.MILLISECONDS);
    }
  }
}
