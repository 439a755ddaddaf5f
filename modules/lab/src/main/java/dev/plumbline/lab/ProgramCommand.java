package dev.plumbline.lab;

import dev.plumbline.lab.program.Program;
import dev.plumbline.lab.program.Window;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** Runs a {@link Program} in an SSH channel, on a thread of its own. */
final class ProgramCommand implements Command {
  private static final int TERMINATED = 143;

  private final Program program;
  private final Window window;
  private final Thread thread = Thread.ofVirtual().name("lab").unstarted(this::run);
  private InputStream in = InputStream.nullInputStream();
  private OutputStream out = OutputStream.nullOutputStream();
  private OutputStream err = OutputStream.nullOutputStream();
  private ExitCallback exit = (status, message, immediately) -> {};

  /** A program without a terminal. */
  ProgramCommand(Program program) {
    this(program, new Window());
  }

  /**
   * @param window follows the terminal of the client
   */
  ProgramCommand(Program program, Window window) {
    this.program = program;
    this.window = window;
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
    environment.addSignalListener((c, signal) -> resize(environment.getEnv()), Signal.WINCH);
    resize(environment.getEnv());
    thread.start();
  }

  private void resize(Map<String, String> variables) {
    window.resize(
        number(variables.getOrDefault(Environment.ENV_COLUMNS, "")),
        number(variables.getOrDefault(Environment.ENV_LINES, "")));
  }

  private static int number(String text) {
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
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
