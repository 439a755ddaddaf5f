package dev.plumbline.connect.ssh;

import dev.plumbline.connect.RemoteProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.direct.Session.Command;
import net.schmizz.sshj.connection.channel.direct.Signal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program behind one channel. */
final class SshProcess implements RemoteProcess {
  private static final Logger LOG = LoggerFactory.getLogger(SshProcess.class);

  private final Command command;
  private final Runnable release;

  /**
   * @param release gives the slot of the channel back; may be called more than once
   */
  SshProcess(Command command, Runnable release) {
    this.command = command;
    this.release = release;
  }

  @Override
  public OutputStream stdin() {
    return command.getOutputStream();
  }

  @Override
  public InputStream stdout() {
    return command.getInputStream();
  }

  @Override
  public InputStream stderr() {
    return command.getErrorStream();
  }

  /** The exit status comes after the end of the outputs, so this waits for the channel's close. */
  @Override
  public boolean join(Duration limit) throws IOException {
    try {
      command.join(limit.toMillis(), TimeUnit.MILLISECONDS);
      release.run();
      return true;
    } catch (ConnectionException e) {
      if (Failures.isTimeout(e)) {
        return false;
      }
      release.run();
      throw new IOException("the connection was lost: " + Failures.text(e), e);
    }
  }

  @Override
  public OptionalInt exit() {
    Integer status = command.getExitStatus();
    return status == null ? OptionalInt.empty() : OptionalInt.of(status);
  }

  @Override
  public Optional<String> signal() {
    return Optional.ofNullable(command.getExitSignal()).map(Signal::name);
  }

  /**
   * Both ways, because each fails somewhere: signals are ignored by sshd before 7.9 and by forced
   * commands, and only a script that reads its stdin sees it close.
   */
  @Override
  public void terminate() {
    Thread.ofVirtual()
        .start(
            () -> {
              Closing.quietly(command.getOutputStream());
              try {
                command.signal(Signal.TERM);
              } catch (SSHException | IllegalStateException e) {
                LOG.debug("the signal was not sent", e);
              }
            });
  }

  /** The library waits for the remote program up to 30 s; that happens on another thread. */
  @Override
  public void close() {
    Thread.ofVirtual()
        .start(
            () -> {
              Closing.quietly(command);
              release.run();
            });
  }
}
