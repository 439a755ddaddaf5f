package dev.plumbline.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.connect.LocalShell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class RotationTest {
  private static final List<String> SCENARIOS =
      List.of(
          "bytes-of-all-kinds",
          "copytruncate",
          "copytruncate-grown-past-offset",
          "copytruncate-no-copy-kept",
          "dateext",
          "delete-recreate",
          "empty-then-filled",
          "empty-then-rotated",
          "partial-last-line",
          "plain-append",
          "rename-compress",
          "rename-create",
          "rename-late-write",
          "rename-no-new-file-yet",
          "rename-twice",
          "rotated-out-of-keep",
          "same-header-every-file");
  private static final List<String> NAMES =
      List.of("app.log.2", "app.log.1", "app.log.1.gz", "app.log-20261121", "app.log");

  @TempDir Path folder;

  static Stream<Arguments> scenarios() {
    return SCENARIOS.stream()
        .flatMap(
            name ->
                Stream.of("dash", "bash", "busybox sh").map(shell -> Arguments.of(name, shell)));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyLineComesOnceInOrderAfterARotationWhileAway(String scenario, String shell)
      throws IOException {
    run(scenario, shell, true);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyLineComesOnceInOrderAfterARotationBetweenTwoLooks(String scenario, String shell)
      throws IOException {
    run(scenario, shell, false);
  }

  private void run(String scenario, String shell, boolean away) throws IOException {
    String program = shell.split(" ")[0];
    assumeTrue(Files.isExecutable(Path.of("/bin", program)), program + " is not installed here");
    String sample = "rotation/" + scenario;
    Path log = folder.resolve("app.log");
    Files.write(log, Fixtures.bytes(sample + "/before/app.log"));
    JsonNode manifest = Fixtures.json(sample + "/MANIFEST.json");
    try (LocalShell host = LocalShell.running(shell, Map.of());
        FileReader reader = new FileReader(host, RemoteCommands.FILE_READER)) {
      Feed feed = Fixtures.feed(folder.resolve("spool"));
      FileTail tail = tail(log, feed);
      settle(tail, reader);
      rotate(sample, manifest, log);
      settle(away ? tail(log, feed) : tail, reader);
      assertThat(output(feed)).isEqualTo(expected(sample, manifest));
      feed.close();
    }
  }

  private static FileTail tail(Path log, Feed feed) throws IOException {
    LogTimes times = new LogTimes(ZoneOffset.UTC, Instant::now, Optional.empty());
    return new FileTail(log.toString(), feed, new FileLines(times), Long.MAX_VALUE);
  }

  private static void settle(Tail tail, FileReader reader) throws IOException {
    for (int i = 0; i < 50 && tail.poll(reader); i++) {
      assertThat(i).as("steps to come to rest").isLessThan(49);
    }
    tail.poll(reader);
  }

  /** Makes the state after the event; the inode of the file before goes where it went. */
  private void rotate(String sample, JsonNode manifest, Path log) throws IOException {
    Path same = folder.resolve(manifest.path("inode_of_before_file_is_now").asString());
    if (!same.equals(log)) {
      Files.move(log, same);
    }
    long time = 1_795_000_000_000L;
    for (String name : NAMES) {
      Path file = folder.resolve(name);
      boolean there = getClass().getResource(sample + "/after/" + name) != null;
      if (there) {
        Files.write(file, Fixtures.bytes(sample + "/after/" + name));
        Files.setLastModifiedTime(file, FileTime.fromMillis(time += 60_000));
      } else {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Whole lines as bytes; a gap as a line of its own. */
  private static String output(Feed feed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Entry row : Fixtures.stored(feed)) {
      byte[] gap = "<GAP>".getBytes(StandardCharsets.US_ASCII);
      out.writeBytes(row.kind() == LogLine.Kind.GAP ? gap : row.message());
      out.write('\n');
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  private static String expected(String sample, JsonNode manifest) throws IOException {
    String bytes =
        new String(Fixtures.bytes(sample + "/expected-output.bin"), StandardCharsets.ISO_8859_1);
    List<String> lines = new ArrayList<>();
    manifest.path("lines").forEach(line -> lines.add(line.asString()));
    int gap = lines.indexOf("<GAP>");
    List<String> whole = new ArrayList<>(List.of(bytes.split("\n", -1)));
    whole.removeLast(); // after the last LF there is nothing, or a line not ended yet
    if (gap >= 0 && !whole.contains("<GAP>")) {
      whole.add(gap, "<GAP>");
    }
    return String.join("\n", whole) + "\n";
  }

  @Test
  void aLineNotEndedWhenItsFileIsLeftIsFinalAndNotGluedToTheNextFile() throws IOException {
    Path log = folder.resolve("app.log");
    Files.writeString(log, "one\nhalf");
    try (LocalShell host = LocalShell.running("sh", Map.of());
        FileReader reader = new FileReader(host, RemoteCommands.FILE_READER)) {
      Feed feed = Fixtures.feed(folder.resolve("spool"));
      FileTail tail = tail(log, feed);
      settle(tail, reader);
      Files.move(log, folder.resolve("app.log.1"));
      Files.writeString(log, "two\n");
      settle(tail, reader);
      assertThat(output(feed)).isEqualTo("one\nhalf\ntwo\n");
    }
  }

  @Test
  void aLineNotEndedIsPendingUntilItsEndMakesItARow() throws IOException {
    Path log = folder.resolve("app.log");
    Files.writeString(log, "one\nha");
    try (LocalShell host = LocalShell.running("sh", Map.of());
        FileReader reader = new FileReader(host, RemoteCommands.FILE_READER)) {
      Feed feed = Fixtures.feed(folder.resolve("spool"));
      FileTail tail = tail(log, feed);
      settle(tail, reader);
      assertThat(feed.pending(0)).get().extracting(LogLine::message).isEqualTo("ha");
      assertThat(feed.pending(0)).get().matches(line -> line.id().isPending());
      assertThat(feed.pending(60_000_000_000L)).as("for less than a minute").isEmpty();
      Files.writeString(log, "lf\n", StandardOpenOption.APPEND);
      settle(tail, reader);
      assertThat(feed.pending(0)).isEmpty();
      assertThat(output(feed)).isEqualTo("one\nhalf\n");
    }
  }

  @Test
  void aFolderOfDatedFilesIsFollowedFromDayToDay() throws IOException {
    Path audits = Files.createDirectory(folder.resolve("audits"));
    Files.writeString(audits.resolve("audit-2026-11-19"), "old\n");
    Files.writeString(audits.resolve("audit-2026-11-20"), "one\n");
    Files.writeString(audits.resolve("other.log"), "no date\n");
    try (LocalShell host = LocalShell.running("sh", Map.of());
        FileReader reader = new FileReader(host, RemoteCommands.FILE_READER)) {
      Feed feed = Fixtures.feed(folder.resolve("spool"));
      LogTimes times = new LogTimes(ZoneOffset.UTC, Instant::now, Optional.empty());
      Tail tail = new DatedTail(audits + "/", feed, new FileLines(times), 1 << 20, 0);
      settle(tail, reader);
      Files.writeString(audits.resolve("audit-2026-11-20"), "two\nhalf", StandardOpenOption.APPEND);
      settle(tail, reader);
      Files.writeString(audits.resolve("audit-2026-11-21"), "three\n");
      Files.writeString(audits.resolve("audit-2026-11-22"), "four\n");
      settle(tail, reader);
      assertThat(output(feed)).isEqualTo("one\ntwo\nhalf\nthree\nfour\n");
    }
  }

  @Test
  void aFolderWithoutDatedFilesIsWaitedFor() throws IOException {
    try (LocalShell host = LocalShell.running("sh", Map.of());
        FileReader reader = new FileReader(host, RemoteCommands.FILE_READER)) {
      Feed feed = Fixtures.feed(folder.resolve("spool"));
      LogTimes times = new LogTimes(ZoneOffset.UTC, Instant::now, Optional.empty());
      Tail tail = new DatedTail(folder + "/none/", feed, new FileLines(times), 1 << 20, 0);
      settle(tail, reader);
      settle(tail, reader);
      assertThat(Fixtures.stored(feed))
          .singleElement()
          .extracting(Entry::kind)
          .isEqualTo(LogLine.Kind.MARK);
    }
  }

  @Test
  void aFileThatEndsInAVeryLongLineIsFollowedAllTheSame() throws IOException {
    Path log = folder.resolve("app.log");
    Files.writeString(log, "one\n" + "x".repeat(3 << 20));
    try (LocalShell host = LocalShell.running("sh", Map.of());
        FileReader reader = new FileReader(host, RemoteCommands.FILE_READER)) {
      Feed feed = Fixtures.feed(folder.resolve("spool"));
      LogTimes times = new LogTimes(ZoneOffset.UTC, Instant::now, Optional.empty());
      Tail tail = new FileTail(log.toString(), feed, new FileLines(times), 2 << 20);
      settle(tail, reader);
      Files.writeString(log, "\ntwo\n", StandardOpenOption.APPEND);
      settle(tail, reader);
      assertThat(output(feed)).endsWith("x\ntwo\n");
    }
  }

  @Test
  void catchingUpTakesNoMoreThanFourMebibytesASecond() {
    assertThat(FilePoller.pace(8 << 20)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aLineWrittenIntoTheFileAlreadyRotatedStillComes() throws IOException {
    Path log = folder.resolve("app.log");
    Files.writeString(log, "one\n");
    try (LocalShell host = LocalShell.running("sh", Map.of());
        FileReader reader = new FileReader(host, RemoteCommands.FILE_READER)) {
      Feed feed = Fixtures.feed(folder.resolve("spool"));
      FileTail tail = tail(log, feed);
      settle(tail, reader);
      Path rotated = Files.move(log, folder.resolve("app.log.1"));
      Files.writeString(log, "new file\n");
      settle(tail, reader);
      Files.writeString(rotated, "late\n", StandardOpenOption.APPEND);
      settle(tail, reader);
      assertThat(output(feed)).isEqualTo("one\nnew file\nlate\n");
    }
  }

  @Test
  void aLongFileBeginsAtAWholeLineNearItsEnd() throws IOException {
    Path log = folder.resolve("app.log");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      text.append("line ").append(i).append('\n');
    }
    Files.writeString(log, text);
    try (LocalShell host = LocalShell.running("sh", Map.of());
        FileReader reader = new FileReader(host, RemoteCommands.FILE_READER)) {
      Feed feed = Fixtures.feed(folder.resolve("spool"));
      LogTimes times = new LogTimes(ZoneOffset.UTC, Instant::now, Optional.empty());
      FileTail tail = new FileTail(log.toString(), feed, new FileLines(times), 45);
      settle(tail, reader);
      assertThat(output(feed)).isEqualTo("line 996\nline 997\nline 998\nline 999\n");
    }
  }

  @Test
  void utf16IsSplitOnItsUnits() throws IOException {
    Path log = folder.resolve("app.log");
    Files.write(log, "\ufeffone \u0a00 line\ntwo\n".getBytes(StandardCharsets.UTF_16LE));
    try (LocalShell host = LocalShell.running("sh", Map.of());
        FileReader reader = new FileReader(host, RemoteCommands.FILE_READER)) {
      Feed feed = Fixtures.feed(folder.resolve("spool"));
      settle(tail(log, feed), reader);
      assertThat(Fixtures.stored(feed))
          .extracting(Entry::text)
          .containsExactly("\ufeffone \u0a00 line", "two");
    }
  }

  @Test
  void aHostilePathIsOnlyAName() throws IOException {
    Path odd = folder.resolve("a $(touch pwned) 'x' \"y\" ;.log");
    Files.writeString(odd, "fine\n");
    try (LocalShell host = LocalShell.running("sh", Map.of());
        FileReader reader = new FileReader(host, RemoteCommands.FILE_READER)) {
      Feed feed = Fixtures.feed(folder.resolve("spool"));
      settle(tail(odd, feed), reader);
      assertThat(output(feed)).isEqualTo("fine\n");
    }
    assertThat(Path.of("pwned")).doesNotExist();
  }
}
