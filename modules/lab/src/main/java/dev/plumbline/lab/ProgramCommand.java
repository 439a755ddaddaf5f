package dev.plumbline.lab;

import dev.plumbline.lab.program.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** Runs a {@link Program} as an SSH exec, on a thread of its own. */
final class ProgramCommand implements Command {
  private static final int TERMINATED = 143;

  private final Program program;
  private final Thread thread = Thread.ofVirtual().name("lab").unstarted(this::run);
  private InputStream in = InputStream.nullInputStream();
  private OutputStream out = OutputStream.nullOutputStream();
  private OutputStream err = OutputStream.nullOutputStream();
  private ExitCallback exit = (status, message, immediately) -> {};

  ProgramCommand(Program program) {
    this.program = program;
  }

  @Override
  public void setInputStream(InputStream stream) {
    in = stream;
  }

  @Override
  public void setOutputStream(OutputStream stream) {
    out = stream;
  }

  @Override
  public void setErrorStream(OutputStream stream) {
    err = stream;
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) {
    environment.addSignalListener((c, signal) -> thread.interrupt(), Signal.TERM, Signal.KILL);
    thread.start();
  }

  @Override
  public void destroy(ChannelSession channel) {
    thread.interrupt();
  }

  private void run() {
    int status = TERMINATED;
    try {
      status = program.run(in, out, err);
      out.flush();
      err.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      status = 141; // the reader went away, as SIGPIPE would tell
    }
    exit.onExit(status, "");
  }
}
