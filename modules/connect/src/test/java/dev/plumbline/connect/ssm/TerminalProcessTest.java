package dev.plumbline.connect.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.connect.Carrier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands in real shells on real terminals. */
@Timeout(120)
class TerminalProcessTest {
  private static TerminalProcess start(String shell, String command) throws IOException {
    Optional<Carrier> terminal = RealTerminal.running(List.of(shell.split(" ")));
    assumeTrue(terminal.isPresent(), "no python3, or no " + shell);
    return TerminalProcess.start(terminal.get(), command, () -> {});
  }

  private static CompletableFuture<byte[]> all(java.io.InputStream in) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return in.readAllBytes();
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        },
        work -> Thread.ofVirtual().start(work));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash --norc", "bash --posix --norc", "dash", "busybox sh"})
  void outputsAreKeptApartAndTheStatusIsTold(String shell) throws Exception {
    try (TerminalProcess process = start(shell, "echo one; echo 'it'\\''s two' >&2; exit 7")) {
      CompletableFuture<byte[]> out = all(process.stdout());
      CompletableFuture<byte[]> err = all(process.stderr());
      assertThat(out.get(1, TimeUnit.MINUTES)).asString().isEqualTo("one\n");
      assertThat(err.get(1, TimeUnit.MINUTES)).asString().isEqualTo("it's two\n");
      assertThat(process.join(Duration.ofMinutes(1))).isTrue();
      assertThat(process.exit()).hasValue(7);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash --norc", "dash", "busybox sh"})
  void everyByteComesBackAsItWasWritten(String shell) throws Exception {
    byte[] bytes = new byte[100_000];
    new Random(5).nextBytes(bytes);
    for (int i = 0; i < 256; i++) {
      bytes[i] = (byte) i;
    }
    try (TerminalProcess process = start(shell, "cat")) {
      CompletableFuture<byte[]> out = all(process.stdout());
      process.stdin().write(bytes);
      process.stdin().close();
      byte[] back = out.get(1, TimeUnit.MINUTES);
      assertThat(Arrays.mismatch(back, bytes)).isEqualTo(-1);
    }
  }

  @Test
  void bothStreamsAtOnceAreNotMixed() throws Exception {
    String command = "i=0; while [ $i -lt 300 ]; do echo out-$i; echo err-$i >&2; i=$((i+1)); done";
    try (TerminalProcess process = start("sh", command)) {
      CompletableFuture<byte[]> out = all(process.stdout());
      CompletableFuture<byte[]> err = all(process.stderr());
      String first = new String(out.get(1, TimeUnit.MINUTES), StandardCharsets.US_ASCII);
      String second = new String(err.get(1, TimeUnit.MINUTES), StandardCharsets.US_ASCII);
      assertThat(first.lines()).hasSize(300).allMatch(line -> line.startsWith("out-"));
      assertThat(second.lines()).hasSize(300).allMatch(line -> line.startsWith("err-"));
    }
  }

  @Test
  void aLineIsThereBeforeTheNextOneIsAskedFor() throws Exception {
    try (TerminalProcess process =
            start("sh", "while IFS= read -r l; do echo \"got $l\"; done; echo over");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(process.stdout(), StandardCharsets.UTF_8))) {
      for (String word : List.of("a", ".", "back\\slash %d $HOME", "é")) {
        process.stdin().write((word + "\n").getBytes(StandardCharsets.UTF_8));
        process.stdin().flush();
        assertThat(lines.readLine()).isEqualTo("got " + word);
      }
      process.terminate();
      assertThat(lines.readLine()).isEqualTo("over");
      assertThat(process.join(Duration.ofMinutes(1))).isTrue();
    }
  }

  @Test
  void theEndOfInputIsNoConcernOfACommandThatHasEnded() throws Exception {
    Optional<Carrier> terminal = RealTerminal.running(List.of("sh"));
    assumeTrue(terminal.isPresent(), "no python3");
    CountDownLatch closed = new CountDownLatch(1);
    try (TerminalProcess process =
        TerminalProcess.start(terminal.get(), "echo over", closed::countDown)) {
      assertThat(process.stdout().readAllBytes()).asString().isEqualTo("over\n");
      assertThat(process.join(Duration.ofMinutes(1))).isTrue();
      assertThat(closed.await(1, TimeUnit.MINUTES)).isTrue();
      terminal.get().out().close();
      assertThatCode(() -> process.stdin().close()).doesNotThrowAnyException();
    }
  }

  @Test
  void withoutBase64TheBytesComeInHexadecimal() throws Exception {
    Optional<Carrier> terminal =
        RealTerminal.running(List.of("sh", "-c", "base64() { return 1; }; exec sh"));
    assumeTrue(terminal.isPresent(), "no python3");
    try (TerminalProcess process =
        TerminalProcess.start(
            new WithoutBase64(terminal.get()), "printf 'a\\000\\377b'; echo no >&2", () -> {})) {
      CompletableFuture<byte[]> err = all(process.stderr());
      assertThat(process.stdout().readAllBytes()).containsExactly('a', 0, 0xFF, 'b');
      assertThat(err.get(1, TimeUnit.MINUTES)).asString().isEqualTo("no\n");
    }
  }

  @Test
  void aShellThatGoesAwayIsALostConnection() throws Exception {
    try (TerminalProcess process = start("sh", "echo here; kill -KILL 0")) {
      assertThatThrownBy(() -> process.stdout().readAllBytes()).hasMessageContaining("the session");
      assertThatThrownBy(() -> process.join(Duration.ofMinutes(1)))
          .hasMessageContaining("the connection was lost");
    }
  }

  @Test
  void whatIsNoShellIsToldWithItsWords() throws Exception {
    Optional<Carrier> terminal = RealTerminal.running(List.of("echo", "This account is closed."));
    assumeTrue(terminal.isPresent(), "no python3");
    assertThatThrownBy(() -> TerminalProcess.start(terminal.get(), "true", () -> {}))
        .hasMessageContaining("no shell answered")
        .hasMessageContaining("This account is closed.");
  }
}
