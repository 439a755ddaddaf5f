package dev.plumbline.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.connect.BatchOnlyException;
import dev.plumbline.connect.BatchOutput;
import dev.plumbline.connect.BatchShell;
import dev.plumbline.connect.RemoteProcess;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Recording;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Probes in one script by this computer's own shell, which keeps little of what they say. */
@Timeout(120)
class BatchCaptureTest {
  private static final String CUT = "Run Command keeps 24,000 characters of an output";

  @BeforeEach
  void needsAShell() {
    assumeTrue(new File("/bin/sh").canExecute(), "needs sh");
  }

  /** Runs scripts here and keeps so many bytes. */
  private record Here(int keeps, int longestScript) implements BatchShell {
    @Override
    public BatchOutput run(String script, Duration limit, Cancellation stop) throws IOException {
      Process process = new ProcessBuilder("sh", "-s").start();
      CompletableFuture<byte[]> errors = new CompletableFuture<>();
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  errors.complete(process.getErrorStream().readAllBytes());
                } catch (IOException e) {
                  errors.completeExceptionally(e);
                }
              });
      try (var in = process.getOutputStream()) {
        in.write(script.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      process.getInputStream().transferTo(all);
      boolean cut = all.size() > keeps;
      byte[] out = cut ? Arrays.copyOf(all.toByteArray(), keeps) : all.toByteArray();
      return new BatchOutput(out, errors.join(), cut ? Optional.of(CUT) : Optional.empty());
    }

    @Override
    public RemoteProcess exec(String command) throws IOException {
      throw new BatchOnlyException("nothing can be followed");
    }

    @Override
    public String description() {
      return "this computer";
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void onClosed(Runnable action) {
      // it never is
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  private static Recording capture(BatchShell shell, Probe... probes) throws CaptureException {
    return Capture.run(shell, List.of(probes), CaptureProgress.silent(), Cancellation.none());
  }

  @Test
  void aScriptWithoutInputRunsToItsEnd() throws Exception {
    Recording r =
        capture(
            new Here(1_000_000, 1_000_000),
            Probe.of("a.txt", "echo one; echo bad >&2"),
            Probe.of("b.txt", "cat; exit 4"));
    assertThat(r.text("a.txt")).contains("one\n");
    assertThat(r.command("a.txt").flatMap(CommandRun::stderr)).contains("bad");
    assertThat(r.command("b.txt").orElseThrow().exit()).hasValue(4);
    assertThat(r.problems()).isEmpty();
    assertThat(r.manifest().notes()).isEmpty();
  }

  @Test
  void whatDoesNotFitIsNamedAndTheRestIsKept() throws Exception {
    Recording r =
        capture(
            new Here(3_000, 1_000_000),
            Probe.of(
                "journal-units.txt",
                "i=0; while [ $i -lt 500 ]; do echo line $i; i=$((i+1)); done"),
            Probe.of("journal-networkd.txt", "echo never"),
            Probe.of("ip-j-addr.json", "echo '[]'"),
            Probe.of("id.txt", "echo me"));
    assertThat(r.text("ip-j-addr.json")).contains("[]\n");
    assertThat(r.text("id.txt")).contains("me\n");
    assertThat(r.text("journal-units.txt").orElseThrow()).startsWith("line 0\n");
    assertThat(r.command("journal-units.txt").orElseThrow().cut()).contains(CUT);
    assertThat(r.has("journal-networkd.txt")).isFalse();
    assertThat(r.manifest().notes())
        .singleElement()
        .asString()
        .contains("Not captured, because " + CUT + ": journal-networkd.txt");
  }

  @Test
  void theMostTellingProbesComeFirstAndLogsAreBrief() {
    List<Probe> ordered = BatchOrder.of(Probes.wholeHost());
    assertThat(ordered).hasSameSizeAs(Probes.wholeHost());
    List<String> files = ordered.stream().map(Probe::file).toList();
    assertThat(files.subList(0, 8)).contains("ip-j-rule.json", "ip-j-route-all.json");
    assertThat(files.indexOf("journal-networkd.txt")).isGreaterThan(files.indexOf("df.txt"));
    assertThat(ordered)
        .filteredOn(p -> p.file().equals("journal.jsonl"))
        .singleElement()
        .satisfies(p -> assertThat(p.command()).contains("-n 150 "));
  }

  @Test
  void aShorterScriptLeavesTheLastProbesOut() throws Exception {
    Probe[] probes = {Probe.of("date.txt", "date"), Probe.of("z.txt", "echo " + "x".repeat(5_000))};
    Recording r = capture(new Here(1_000_000, 5_000), probes);
    assertThat(r.has("date.txt")).isTrue();
    assertThat(r.has("z.txt")).isFalse();
    assertThat(r.manifest().notes()).singleElement().asString().contains("z.txt");
  }

  @Test
  void aHostThatSaysNothingIsNoRecording() {
    assertThatThrownBy(() -> capture(new Here(0, 1_000_000), Probe.of("a.txt", "echo a")))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("No probe answered");
  }
}
