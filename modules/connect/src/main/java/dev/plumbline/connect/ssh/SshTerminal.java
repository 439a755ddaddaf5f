package dev.plumbline.connect.ssh;

import dev.plumbline.connect.RemoteTerminal;
import dev.plumbline.session.TerminalSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.OptionalInt;
import net.schmizz.sshj.common.SSHException;

/** A login shell behind one channel with a terminal. */
final class SshTerminal implements RemoteTerminal {
  private final ProgramChannel shell;
  private final Runnable release;

  private SshTerminal(ProgramChannel shell, Runnable release) {
    this.shell = shell;
    this.release = release;
  }

  /**
   * Starts the shell. The terminal has the usual modes of the host.
   *
   * @param release gives the slot of the channel back; may be called more than once
   */
  static SshTerminal start(ProgramChannel channel, String term, TerminalSize size, Runnable release)
      throws SSHException {
    channel.allocatePTY(term, size.columns(), size.rows(), 0, 0, Map.of());
    channel.startShell();
    return new SshTerminal(channel, release);
  }

  @Override
  public InputStream output() {
    return shell.getInputStream();
  }

  @Override
  public OutputStream input() {
    return shell.getOutputStream();
  }

  @Override
  public void resize(TerminalSize size) throws IOException {
    shell.changeWindowDimensions(size.columns(), size.rows(), 0, 0);
  }

  @Override
  public OptionalInt join() throws IOException {
    try {
      shell.join();
    } catch (SSHException e) {
      throw new IOException("The connection was lost: " + Failures.text(e), e);
    } finally {
      release.run();
    }
    Integer status = shell.getExitStatus();
    return status == null ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** The library waits for the remote shell up to 30 s; that happens on another thread. */
  @Override
  public void close() {
    Thread.ofVirtual()
        .start(
            () -> {
              Closing.quietly(shell);
              release.run();
            });
  }
}
