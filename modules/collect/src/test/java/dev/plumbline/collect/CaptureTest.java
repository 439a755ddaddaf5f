package dev.plumbline.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.connect.LocalShell;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Problem;
import dev.plumbline.model.Recording;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureTest {
  @BeforeAll
  static void needsAUnixShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")) && Files.isReadable(Path.of("/proc/uptime")));
  }

  private static LocalShell shell(String words) {
    String[] command = words.split(" ");
    assumeTrue(
        Files.isExecutable(Path.of("/bin/" + command[0]))
            || Files.isExecutable(Path.of("/usr/bin/" + command[0])),
        command[0] + " is not installed");
    return LocalShell.always(command);
  }

  private static Recording capture(LocalShell shell, Probe... probes) throws CaptureException {
    return Capture.run(shell, List.of(probes), CaptureProgress.silent(), Cancellation.none());
  }

  private static Probe probe(String file, String command) {
    return Probe.of(file, command).within(5, 200_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash -s", "dash -s", "busybox sh -s"})
  void everyKindOfOutputComesBackByteForByte(String words) throws Exception {
    Path random = Files.createTempFile("random", ".bin");
    byte[] bytes = new byte[100_000];
    new Random(7).nextBytes(bytes);
    Files.write(random, bytes);
    try {
      Recording r =
          capture(
              shell(words),
              probe("bytes.txt", "cat " + Scripts.quote(random.toString())),
              probe("no-newline.txt", "printf 'a\\nb'"),
              probe("empty.txt", "true"),
              probe("newlines.txt", "printf '\\n\\n\\n'"),
              probe("quotes.txt", "printf '%s' \"it's \\\"\\$HOME\\\"\""),
              probe("exit.txt", "echo kept; echo why >&2; exit 3"),
              probe("missing.txt", "no-such-program-here"),
              probe("stdin.txt", "cat; echo end"));
      assertThat(r.bytes("bytes.txt").orElseThrow()).isEqualTo(bytes);
      assertThat(r.text("no-newline.txt")).contains("a\nb");
      assertThat(r.text("empty.txt")).contains("");
      assertThat(r.text("newlines.txt")).contains("\n\n\n");
      assertThat(r.text("quotes.txt")).contains("it's \"$HOME\"");
      assertThat(r.text("exit.txt")).contains("kept\n");
      assertThat(r.text("stdin.txt")).contains("end\n");
      CommandRun exit = r.command("exit.txt").orElseThrow();
      assertThat(exit.exit()).isEqualTo(OptionalInt.of(3));
      assertThat(exit.stderr()).contains("why");
      assertThat(exit.seconds()).isPresent();
      assertThat(r.has("missing.txt")).isFalse();
      assertThat(r.command("missing.txt").orElseThrow().exit()).isEqualTo(OptionalInt.of(127));
      assertThat(r.problems()).isEmpty();
      assertThat(r.captured()).isPresent();
    } finally {
      Files.delete(random);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash -s", "dash -s", "busybox sh -s"})
  void limitsOfTimeAndSizeCutOneProbeAndSpareTheNext(String words) throws Exception {
    Recording r =
        capture(
            shell(words),
            probe("endless.txt", "yes"),
            probe("flood.txt", "head -c 300000 /dev/zero | tr '\\0' x >&2; echo after"),
            probe("slow.txt", "echo first; sleep 30").within(1, 1000),
            probe("last.txt", "echo still here"));
    assertThat(r.bytes("endless.txt").orElseThrow()).hasSize(200_000);
    assertThat(r.command("endless.txt").orElseThrow().cut()).contains("size limit of 200000 bytes");
    assertThat(r.text("flood.txt")).contains("after\n");
    assertThat(r.command("flood.txt").orElseThrow().stderr().orElseThrow()).hasSize(16_384);
    assertThat(r.text("slow.txt")).contains("first\n");
    assertThat(r.command("slow.txt").orElseThrow().cut()).contains("time limit of 1 s");
    assertThat(r.text("last.txt")).contains("still here\n");
    assertThat(r.manifest().incomplete()).containsExactly("endless.txt", "slow.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash -s", "dash -s", "busybox sh -s"})
  void cancellingLeavesNoProcessBehind(String words) throws Exception {
    String trace = "4711" + UUID.randomUUID().toString().replaceAll("\\D", "").substring(0, 6);
    CountDownLatch began = new CountDownLatch(1);
    Cancellation stop = new Cancellation();
    LocalShell shell = shell(words);
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Probe slow = probe("slow.txt", "echo; sleep " + trace).within(60, 1000);
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                Capture.run(shell, List.of(slow), began(began), stop);
                end.complete(new AssertionError("it ended by itself"));
              } catch (CaptureException | CancellationException e) {
                end.complete(e);
              }
            });
    assertThat(began.await(60, TimeUnit.SECONDS)).isTrue();
    awaitProcesses(trace, true);
    Instant asked = Instant.now();
    stop.request();
    assertThat(end.get(60, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(30));
    awaitProcesses(trace, false);
  }

  @Test
  void noiseOfTheLoginIsSkipped() throws Exception {
    Recording r =
        capture(
            LocalShell.always("sh", "-c", "echo Welcome to web-prod-3; echo motd >&2; exec sh -s"),
            probe("a.txt", "echo a"));
    assertThat(r.text("a.txt")).contains("a\n");
    assertThat(r.command("a.txt").orElseThrow().stderr()).isEmpty();
  }

  @Test
  void aConnectionCutMidwayLeavesAPartialRecording() throws Exception {
    Recording r =
        capture(
            LocalShell.always("sh", "-c", "sh -s | head -c 2000"),
            probe("first.txt", "echo first"),
            probe("cut.txt", "head -c 100000 /dev/zero"),
            probe("never.txt", "echo never"));
    assertThat(r.files()).containsExactly("first.txt");
    assertThat(r.problems()).extracting(p -> p.file()).containsExactly("cut.txt", "never.txt");
    assertThat(r.manifest().notes()).singleElement().asString().contains("ended early");
  }

  @Test
  void aDeadlineKeepsWhatWasCompleteAndNamesTheRest() throws Exception {
    Recording r =
        Capture.run(
            LocalShell.always("sh", "-s"),
            List.of(
                probe("first.txt", "echo first"),
                probe("slow.txt", "sleep 50").within(60, 10),
                probe("never.txt", "echo never")),
            CaptureProgress.silent(),
            Cancellation.none(),
            Duration.ofSeconds(5));
    assertThat(r.files()).containsExactly("first.txt");
    assertThat(r.problems()).extracting(p -> p.file()).containsExactly("slow.txt", "never.txt");
    assertThat(r.manifest().notes()).singleElement().asString().contains("longer than 5 s");
  }

  @Test
  void anAccountWithoutAShellIsExplained() {
    assertThatThrownBy(
            () ->
                capture(
                    LocalShell.always(
                        "sh", "-c", "echo This account is currently not available.; exit 1"),
                    probe("a.txt", "echo a")))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("no login shell")
        .hasMessageContaining("ec2-user");
    assertThatThrownBy(
            () ->
                capture(LocalShell.always("sh", "-c", "echo backup ok"), probe("a.txt", "echo a")))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("fixed command")
        .hasMessageContaining("backup ok");
  }

  @Test
  void aProbeThatNeedsRootIsNamedWhereTheUserHasNone() throws Exception {
    assumeTrue(new File("/proc/self").exists() && rootWithSetpriv(), "needs setpriv");
    LocalShell nobody =
        LocalShell.always(
            "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "sh", "-s");
    Recording r =
        capture(
            nobody,
            probe("root.txt", "id -u").as(Rights.ROOT),
            probe("best.txt", "id -u").as(Rights.BEST));
    assertThat(r.has("root.txt")).isFalse();
    assertThat(r.text("best.txt")).contains("65534\n");
    assertThat(r.command("root.txt").orElseThrow().stderr().orElseThrow()).contains("needs root");
    assertThat(r.manifest().notes()).singleElement().asString().contains("root.txt");
    assertThat(r.manifest().raw()).isEqualTo("{\"unprivileged\": [\"root.txt\"]}");
  }

  @Test
  void aFolderComesAsItsFilesWhateverTheirNamesAndContents() throws Exception {
    Path dir = Files.createTempDirectory("tree");
    try {
      Path sub = Files.createDirectory(dir.resolve("70-ens6.network.d"));
      Files.writeString(sub.resolve("eni.conf"), "[Match]\nMACAddress=06:00:00:00:00:01\n");
      Files.writeString(sub.resolve("$(reboot)"), "20 5\n/run/systemd/network/forged\nhello\n");
      Files.writeString(dir.resolve("new\nline"), "x");
      Files.createSymbolicLink(dir.resolve("70-ens6.network"), sub.resolve("eni.conf"));
      String script = Scripts.text("tree.sh").replace("@ROOT@", dir.toString());
      String seen = script.replace("'%d %d\\n%s\\n' \"$name\" \"$size\" \"$f\"", "'%s\\n' \"$f\"");
      assertThat(seen).isNotEqualTo(script);
      Recording r = capture(LocalShell.always("sh", "-s"), probe("raw.txt", script));
      // The folder of the test is put in the place of the real one.
      String moved = new String(r.bytes("raw.txt").orElseThrow(), StandardCharsets.UTF_8);
      var problems = new ArrayList<Problem>();
      var files =
          TreeOutput.split("run-systemd-network/", relocate(moved, dir.toString()), problems);
      assertThat(files.keySet())
          .containsExactlyInAnyOrder(
              "run-systemd-network/70-ens6.network.d/eni.conf",
              "run-systemd-network/70-ens6.network.d/__reboot_",
              "run-systemd-network/new_line");
      assertThat(problems).hasSize(2);
    } finally {
      try (var all = Files.walk(dir)) {
        for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(p);
        }
      }
    }
  }

  private static byte[] relocate(String output, String dir) {
    String real = "/run/systemd/network";
    StringBuilder moved = new StringBuilder();
    var header = Pattern.compile("(?m)^(\\d+) (\\d+)\\n" + dir);
    var m = header.matcher(output);
    while (m.find()) {
      int length = Integer.parseInt(m.group(1)) - dir.length() + real.length();
      m.appendReplacement(moved, length + " " + m.group(2) + "\n" + real);
    }
    return m.appendTail(moved).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean rootWithSetpriv() {
    return "root".equals(System.getProperty("user.name"))
        && Files.isExecutable(Path.of("/usr/bin/setpriv"));
  }

  private static CaptureProgress began(CountDownLatch latch) {
    return new CaptureProgress() {
      @Override
      public void began(Probe probe, int index, int total) {
        latch.countDown();
      }

      @Override
      public void ended(Probe probe, String problem) {
        // the test cancels before
      }
    };
  }

  /** Waits until a process with this word among its arguments is there, or none is. */
  private static void awaitProcesses(String word, boolean there) {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < limit) {
      boolean any =
          ProcessHandle.allProcesses()
              .flatMap(p -> p.info().arguments().stream())
              .anyMatch(args -> Arrays.stream(args).anyMatch(a -> a.contains(word)));
      if (any == there) {
        return;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("processes with " + word + (there ? " never came" : " are left"));
  }
}
