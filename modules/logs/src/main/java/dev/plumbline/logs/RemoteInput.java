package dev.plumbline.logs;

import dev.plumbline.connect.RemoteProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The two things every long-lived remote program needs: signs of life, and its stderr read. */
final class RemoteInput implements AutoCloseable {
  private static final int STDERR_KEPT = 4096;
  private static final long BEAT_SECONDS = 2;

  private final RemoteProcess process;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final StringBuffer stderr = new StringBuffer();

  RemoteInput(RemoteProcess process) {
    this.process = process;
    Thread.ofVirtual().name("log stderr").start(this::readStderr);
  }

  /** Sends lines. */
  synchronized void send(String... lines) throws IOException {
    OutputStream out = process.stdin();
    out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /**
   * Sends an empty line every two seconds until closed, so that the other end knows we are here.
   */
  void beat() {
    Thread.ofVirtual()
        .name("log watchdog")
        .start(
            () -> {
              try {
                while (!ended.await(BEAT_SECONDS, TimeUnit.SECONDS)) {
                  send("");
                }
              } catch (IOException | InterruptedException e) {
                ended.countDown(); // the reader of stdout meets the same end and reports it
              }
            });
  }

  private void readStderr() {
    byte[] buffer = new byte[1024];
    try (InputStream in = process.stderr()) {
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        if (stderr.length() < STDERR_KEPT) {
          stderr.append(new String(buffer, 0, got, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      ended.countDown();
    }
  }

  /** What it said on stderr so far, one line. */
  String complaint() {
    return stderr.toString().strip().replace('\n', ' ');
  }

  @Override
  public void close() {
    ended.countDown();
    process.terminate();
    process.close();
  }
}
