package dev.plumbline.collect;

import dev.plumbline.connect.BatchShell;
import dev.plumbline.connect.RemoteProcess;
import dev.plumbline.connect.Shell;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a whole list of probes in one exec: one round trip for sixty commands. The script goes to
 * {@code sh -s} on stdin, so it works under any login shell; a random token frames both outputs.
 * Nothing is written on the instance.
 */
public final class Capture {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final int BUFFER = 64 * 1024;

  private Capture() {}

  /**
   * Captures. Blocks; run it off the user-interface thread.
   *
   * @return the recording; when the connection broke or time ran out it holds the probes that had
   *     ended and names the others in its problems and notes
   * @throws CaptureException when no probe could run
   * @throws CancellationException when {@code stop} was requested; the remote programs are ended
   */
  public static Recording run(
      Shell shell, List<Probe> probes, CaptureProgress progress, Cancellation stop)
      throws CaptureException {
    return run(shell, probes, progress, stop, LONGEST);
  }

  static Recording run(
      Shell shell,
      List<Probe> probes,
      CaptureProgress progress,
      Cancellation stop,
      Duration longest)
      throws CaptureException {
    stop.check();
    if (shell instanceof BatchShell batch) {
      return BatchCapture.run(batch, probes, progress, stop, longest);
    }
    String token = token();
    Outputs outputs = new Outputs(probes, progress);
    RemoteProcess process;
    try {
      process = shell.exec("exec sh -s");
    } catch (IOException e) {
      throw new CaptureException("No shell could be started: " + e.getMessage(), e);
    }
    String ending;
    try {
      ending = follow(process, Scripts.capture(token, probes), token, outputs, stop, longest);
    } finally {
      process.close();
    }
    if (!outputs.anyMarker()) {
      throw new CaptureException(NoShell.explain(process, outputs.noise(), ending));
    }
    return Assembly.of(probes, outputs, shell, Instant.now(), ending);
  }

  /** Reads to the end; returns why it ended early, or an empty text. */
  private static String follow(
      RemoteProcess process,
      String script,
      String token,
      Outputs outputs,
      Cancellation stop,
      Duration longest) {
    CompletableFuture<Void> out = read(process.stdout(), new FrameParser(token, outputs.stdout()));
    CompletableFuture<Void> err = read(process.stderr(), new FrameParser(token, outputs.stderr()));
    CompletableFuture<Void> sent = send(process.stdin(), script);
    CompletableFuture<Void> both = CompletableFuture.allOf(out, err);
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    stop.onRequest(() -> stopped.completeExceptionally(new CancellationException("stopped")));
    try {
      CompletableFuture.anyOf(both, stopped).get(longest.toMillis(), TimeUnit.MILLISECONDS);
      process.join(Duration.ofSeconds(2));
    } catch (TimeoutException e) {
      process.terminate();
      return "the whole capture took longer than " + longest.toSeconds() + " s";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.terminate();
      throw new CancellationException("interrupted");
    } catch (ExecutionException | IOException e) {
      if (stopped.isCompletedExceptionally()) {
        process.terminate();
        throw new CancellationException("stopped by the user");
      }
      return "the connection was lost (" + cause(e) + ")";
    }
    if (sent.isCompletedExceptionally() && !outputs.anyMarker()) {
      return "the script could not be sent";
    }
    return outputs.done() ? "" : "the connection or the remote shell ended early";
  }

  private static CompletableFuture<Void> read(InputStream stream, FrameParser parser) {
    return start(
        () -> {
          byte[] buffer = new byte[BUFFER];
          for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
            parser.feed(buffer, n);
          }
          parser.end();
        });
  }

  /** Sends the script; stdin stays open, because its end tells the host to stop. */
  private static CompletableFuture<Void> send(OutputStream stdin, String script) {
    return start(
        () -> {
          stdin.write(script.getBytes(StandardCharsets.UTF_8));
          stdin.flush();
        });
  }

  private static CompletableFuture<Void> start(Transfer transfer) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("capture")
        .start(
            () -> {
              try {
                transfer.run();
                end.complete(null);
              } catch (IOException | RuntimeException e) {
                end.completeExceptionally(e);
              }
            });
    return end;
  }

  /** Moves bytes until a stream ends. */
  private interface Transfer {
    void run() throws IOException;
  }

  private static String cause(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }

  static String token() {
    byte[] bits = new byte[16];
    RANDOM.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }
}
