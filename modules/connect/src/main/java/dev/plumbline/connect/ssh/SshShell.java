package dev.plumbline.connect.ssh;

import dev.plumbline.connect.RemoteProcess;
import dev.plumbline.connect.RemoteTerminal;
import dev.plumbline.connect.Shell;
import dev.plumbline.session.TerminalSize;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.connection.channel.OpenFailException;

/** A shell over SSH: the connection to the target and those to the jump hosts before it. */
final class SshShell implements Shell {
  /**
   * sshd allows ten sessions and frees one only when its program was reaped, so that eight short
   * ones in a row hit the limit.
   */
  private static final int CHANNELS = 4;

  private static final String NO_SESSION =
      "the server opens no further session on this connection (MaxSessions in its sshd_config);"
          + " end a log or capture of this instance and try again";

  private static final Duration CHANNEL_WAIT = Duration.ofSeconds(30);

  private final List<SSHClient> clients;
  private final String description;
  private final Semaphore channels = new Semaphore(CHANNELS, true);
  private final List<Runnable> onClosed = new ArrayList<>();
  private boolean closed;

  /**
   * @param clients in the order they were dialled; the last is the target
   */
  SshShell(List<SSHClient> clients, String description) {
    this.clients = List.copyOf(clients);
    this.description = description;
    SSHClient target = clients.getLast();
    target.getTransport().setDisconnectListener((reason, message) -> ended());
    if (!target.getTransport().isRunning()) {
      ended();
    }
  }

  @Override
  public RemoteProcess exec(String command) throws IOException {
    return inChannel((channel, release) -> new SshProcess(channel.exec(command), release));
  }

  @Override
  public RemoteTerminal terminal(String term, TerminalSize size) throws IOException {
    return inChannel((channel, release) -> SshTerminal.start(channel, term, size, release));
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public boolean isOpen() {
    synchronized (onClosed) {
      return !closed && clients.getLast().getTransport().isRunning();
    }
  }

  @Override
  public void onClosed(Runnable action) {
    synchronized (onClosed) {
      if (!closed) {
        onClosed.add(action);
        return;
      }
    }
    action.run();
  }

  /** Closes the target before the jump hosts, or its end would wait for theirs. */
  @Override
  public void close() {
    Closing.chain(clients);
    ended();
  }

  private interface Starter<T> {
    T start(ProgramChannel channel, Runnable release) throws SSHException;
  }

  private <T> T inChannel(Starter<T> starter) throws IOException {
    acquire();
    AtomicBoolean released = new AtomicBoolean();
    Runnable release =
        () -> {
          if (released.compareAndSet(false, true)) {
            channels.release();
          }
        };
    try {
      return start(ProgramChannel.open(clients.getLast()), starter, release);
    } catch (OpenFailException e) {
      release.run();
      throw new IOException(NO_SESSION, e);
    } catch (SSHException e) {
      release.run();
      throw new IOException(
          "the connection to " + description + " is lost: " + Failures.text(e), e);
    } catch (SSHRuntimeException | IllegalStateException e) {
      release.run();
      throw new IOException("the connection to " + description + " is lost", e);
    }
  }

  private static <T> T start(ProgramChannel channel, Starter<T> starter, Runnable release)
      throws SSHException {
    try {
      return starter.start(channel, release);
    } catch (SSHException | SSHRuntimeException e) {
      Thread.ofVirtual().start(() -> Closing.quietly(channel));
      throw e;
    }
  }

  private void acquire() throws IOException {
    try {
      if (!channels.tryAcquire(CHANNEL_WAIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("all " + CHANNELS + " sessions to " + description + " are in use");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a session", e);
    }
  }

  private void ended() {
    List<Runnable> due;
    synchronized (onClosed) {
      if (closed) {
        return;
      }
      closed = true;
      due = List.copyOf(onClosed);
    }
    // Not on the library's reader, which must go on to fail those who wait.
    due.forEach(action -> Thread.ofVirtual().start(action));
  }
}
