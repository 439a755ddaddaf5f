package dev.plumbline.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.connect.LocalShell;
import dev.plumbline.connect.Shell;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveTailTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final LiveTail.Options QUICK =
      new LiveTail.Options(
          new Backoff(List.of(Duration.ofMillis(20)), () -> 0),
          Duration.ofMillis(20),
          100,
          Long.MAX_VALUE,
          true);

  /** Stands in for journald: prints the stored entries from the cursor on, then waits for more. */
  private static final String JOURNALCTL =
      """
      #!/bin/sh
      n=0 c= f=
      for a in "$@"; do case $a in --cursor=*) c=${a#--cursor=};; -f) f=1;; --version) echo "systemd 252 (x)"; exit;; esac; done
      cat "$PLUMBLINE_TEST_JOURNAL/"* 2>/dev/null | awk -v c="__CURSOR=$c" 'BEGIN { on = (c == "__CURSOR=") } /^__CURSOR=/ && $0 >= c { on = 1 } on'
      [ -n "$f" ] || exit 0
      while :; do sleep 1; done
      """;

  @TempDir Path folder;
  private final List<LocalShell> shells = new CopyOnWriteArrayList<>();
  private final List<TailState> states = new CopyOnWriteArrayList<>();

  private Shell connect() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path journalctl = bin.resolve("journalctl");
    if (!Files.exists(journalctl)) {
      Files.writeString(journalctl, JOURNALCTL);
      assertThat(journalctl.toFile().setExecutable(true)).isTrue();
    }
    LocalShell shell =
        LocalShell.running(
            "sh",
            Map.of(
                "PATH",
                bin + ":" + System.getenv("PATH"),
                "PLUMBLINE_TEST_JOURNAL",
                folder.resolve("journal").toString()));
    shells.add(shell);
    return shell;
  }

  private LiveTail tail(LogStore store) {
    LiveTail tail = new LiveTail(this::connect, store, QUICK);
    tail.onState(states::add);
    tail.start();
    return tail;
  }

  private static List<String> messages(LogStore store) {
    LogView view = store.view();
    List<String> lines = new ArrayList<>();
    for (long i = 0; i < view.size(); i++) {
      LogLine line = view.line(i);
      lines.add((line.kind() == LogLine.Kind.LINE ? "" : "<" + line.kind() + ">") + line.message());
    }
    return lines;
  }

  @Test
  void aFileIsFollowedOverKilledConnectionsAndARotationWithoutLosingOrRepeatingALine()
      throws IOException {
    Path log = folder.resolve("app.log");
    Files.createFile(log);
    LogSource source = new LogSource.RemoteFile(log.toString());
    try (LogStore store =
            new LogStore(folder.resolve("store"), List.of(source), Signatures.shipped());
        LiveTail tail = tail(store)) {
      int lines = 20_000;
      write(log, 0, 5000);
      cutAfter(store, 1000, 1);
      write(log, 5000, 10_000);
      cutAfter(store, 6000, 2);
      Files.move(log, folder.resolve("app.log.1"));
      write(log, 10_000, lines);
      cutAfter(store, 11_000, 3);
      Fixtures.until(LIMIT, () -> store.view().size() >= lines && store.settled());
      assertThat(messages(store).equals(all(lines))).as("each line once, in order").isTrue();
      assertThat(states).anyMatch(s -> s instanceof TailState.Lost lost && lost.attempt() == 1);
      assertThat(tail.state()).isInstanceOf(TailState.Connected.class);
    }
  }

  private void cutAfter(LogStore store, long lines, int connection) {
    Fixtures.until(LIMIT, () -> store.view().size() >= lines && shells.size() >= connection);
    shells.getLast().close();
    Fixtures.until(LIMIT, () -> shells.size() > connection);
  }

  private static List<String> all(int lines) {
    return IntStream.range(0, lines).mapToObj(LiveTailTest::line).toList();
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

  @Test
  void theJournalIsResumedAtItsCursorAfterALostConnection() throws IOException {
    Path journal = Files.createDirectories(folder.resolve("journal"));
    entry(journal, 1);
    entry(journal, 2);
    LogSource all = new LogSource.Journal("all", JournalFilter.all());
    try (LogStore store =
            new LogStore(folder.resolve("store"), List.of(all), Signatures.shipped());
        LiveTail tail = tail(store)) {
      Fixtures.until(LIMIT, () -> store.view().size() >= 2);
      entry(journal, 3);
      entry(journal, 4);
      shells.getLast().close();
      Fixtures.until(LIMIT, () -> store.view().size() >= 4);
      Files.delete(journal.resolve("entry-0004"));
      entry(journal, 9);
      shells.getLast().close();
      Fixtures.until(LIMIT, () -> store.view().size() >= 6);
      assertThat(tail.state()).isNotInstanceOf(TailState.Stopped.class);
      assertThat(messages(store))
          .startsWith("entry 1", "entry 2", "entry 3", "entry 4")
          .endsWith("entry 9")
          .anyMatch(row -> row.contains("at most 4 entries of all units"));
    }
  }

  private static void entry(Path journal, int number) throws IOException {
    Files.write(
        journal.resolve("entry-%04d".formatted(number)),
        Fixtures.export(number, "entry " + number));
  }

  @Test
  void afterTheProgramEndedTheTailContinuesWhereItStood() throws IOException {
    Path log = folder.resolve("app.log");
    write(log, 0, 10);
    LogSource source = new LogSource.RemoteFile(log.toString());
    for (int run = 1; run <= 2; run++) {
      int expected = run * 10;
      try (LogStore store =
              new LogStore(folder.resolve("store"), List.of(source), Signatures.shipped());
          LiveTail tail = tail(store)) {
        Fixtures.until(LIMIT, () -> store.view().size() >= expected && store.settled());
        assertThat(messages(store)).isEqualTo(all(expected));
        assertThat(tail.state()).isInstanceOf(TailState.Connected.class);
      }
      write(log, 10, 20);
    }
  }

  @Test
  void aFileThatMayNotBeReadSaysSo() throws IOException {
    LogSource source = new LogSource.RemoteFile("/does/not/exist.log");
    try (LogStore store =
            new LogStore(folder.resolve("store"), List.of(source), Signatures.shipped());
        LiveTail tail = tail(store)) {
      Fixtures.until(LIMIT, () -> store.view().size() >= 1);
      assertThat(messages(store))
          .containsExactly("<MARK>/does/not/exist.log does not exist yet; waiting for it.");
      assertThat(tail.state()).isInstanceOf(TailState.Connected.class);
    }
  }

  @Test
  void waitsGrowToThirtySecondsAndStayThere() {
    Backoff standard = new Backoff(Backoff.standard().waits(), () -> 0);
    assertThat(IntStream.rangeClosed(1, 7).mapToObj(i -> standard.wait(i).toSeconds()))
        .containsExactly(1L, 2L, 5L, 10L, 30L, 30L, 30L);
    assertThat(new Backoff(List.of(Duration.ofSeconds(10)), () -> 1).wait(1)).hasSeconds(12);
  }
}
