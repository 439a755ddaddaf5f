package dev.plumbline.connect.ssm;

import dev.plumbline.connect.Carrier;
import dev.plumbline.connect.RemoteProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command that a {@link TerminalRunner} started in a terminal. */
final class TerminalProcess implements RemoteProcess {
  private static final Logger LOG = LoggerFactory.getLogger(TerminalProcess.class);

  private final Carrier terminal;
  private final Runnable release;
  private final AtomicBoolean released = new AtomicBoolean();
  private final Semaphore room = new Semaphore(0);
  private final ByteQueue stdout = new ByteQueue(room::release);
  private final ByteQueue stderr = new ByteQueue(room::release);
  private final RunnerInput stdin;
  private final CompletableFuture<Integer> status = new CompletableFuture<>();

  private TerminalProcess(Carrier terminal, Runnable release) {
    this.terminal = terminal;
    this.release = release;
    stdin = new RunnerInput(terminal.out(), status::isDone);
  }

  /**
   * Starts a command in a terminal.
   *
   * @param release run once, when the terminal is not needed any more
   * @throws IOException when no shell answers there; then nothing is released
   */
  static TerminalProcess start(Carrier terminal, String command, Runnable release)
      throws IOException {
    TerminalRunner.start(terminal, command);
    TerminalProcess process = new TerminalProcess(terminal, release);
    Thread.ofVirtual().name("session command").start(process::read);
    return process;
  }

  /** Until the exit status; the shell behind it still waits for input and is ended here. */
  private void read() {
    RunnerFrames frames = new RunnerFrames(new Streams());
    byte[] buffer = new byte[16 * 1024];
    InputStream in = terminal.in();
    try {
      while (!status.isDone()) {
        int n = in.read(buffer);
        if (n < 0) {
          throw new IOException("the session ended before the command did");
        }
        frames.feed(buffer, n);
      }
      stdout.end();
      stderr.end();
    } catch (IOException e) {
      status.completeExceptionally(e);
      stdout.end(e);
      stderr.end(e);
    }
    close();
  }

  private final class Streams implements RunnerFrames.Sink {
    @Override
    public void out(byte[] bytes) throws IOException {
      put(stdout, bytes);
    }

    @Override
    public void err(byte[] bytes) throws IOException {
      put(stderr, bytes);
    }

    @Override
    public void exit(int code) {
      status.complete(code);
    }

    private void put(ByteQueue queue, byte[] bytes) throws IOException {
      try {
        while (queue.full()) {
          room.acquire();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("reading the session was given up", e);
      }
      queue.put(ByteBuffer.wrap(bytes));
    }
  }

  @Override
  public OutputStream stdin() {
    return stdin;
  }

  @Override
  public InputStream stdout() {
    return stdout;
  }

  @Override
  public InputStream stderr() {
    return stderr;
  }

  @Override
  public boolean join(Duration limit) throws IOException {
    try {
      status.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      throw new IOException("the connection was lost: " + SessionFailures.message(why), e);
    }
  }

  @Override
  public OptionalInt exit() {
    return status.isDone() && !status.isCompletedExceptionally()
        ? OptionalInt.of(status.join())
        : OptionalInt.empty();
  }

  /** The status of a shell tells a signal only as a number above 128. */
  @Override
  public Optional<String> signal() {
    return Optional.empty();
  }

  /** The end of its input tells a program to stop; there is no signal to send. */
  @Override
  public void terminate() {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                stdin.close();
              } catch (IOException e) {
                LOG.debug("the end of the input was not sent", e);
              }
            });
  }

  @Override
  public void close() {
    if (released.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  terminal.close();
                } catch (IOException e) {
                  LOG.debug("the session was not closed", e);
                } finally {
                  release.run();
                }
              });
    }
  }
}
