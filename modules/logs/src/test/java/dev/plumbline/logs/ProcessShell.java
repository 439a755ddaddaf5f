package dev.plumbline.logs;

import dev.plumbline.connect.RemoteProcess;
import dev.plumbline.connect.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A shell on this computer, which can be cut like a connection. */
final class ProcessShell implements Shell {
  private final String shell;
  private final Map<String, String> environment;
  private final List<Process> processes = new CopyOnWriteArrayList<>();
  private final List<Runnable> onClosed = new CopyOnWriteArrayList<>();
  private volatile boolean open = true;

  /**
   * @param shell such as {@code dash} or {@code busybox sh}; stands in for the {@code sh} that the
   *     commands name
   */
  ProcessShell(String shell, Map<String, String> environment) {
    this.shell = shell;
    this.environment = environment;
  }

  ProcessShell() {
    this("sh", Map.of());
  }

  @Override
  public RemoteProcess exec(String command) throws IOException {
    if (!open) {
      throw new IOException("the connection is closed");
    }
    String here = command.replaceFirst("exec sh -c", "exec " + shell + " -c");
    // A session of its own, so that everything in it can be ended at once.
    ProcessBuilder builder = new ProcessBuilder("setsid", "sh", "-c", here);
    builder.environment().putAll(environment);
    Process process = builder.start();
    processes.add(process);
    return new Local(process);
  }

  @Override
  public String description() {
    return "this computer";
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void onClosed(Runnable action) {
    if (open) {
      onClosed.add(action);
    } else {
      action.run();
    }
  }

  /** As if the network went away: no goodbye, output cut anywhere. */
  @Override
  public void close() {
    open = false;
    for (Process process : processes) {
      killGroup(process.pid());
      process.destroyForcibly();
    }
    onClosed.forEach(Runnable::run);
    onClosed.clear();
  }

  /** Also ends what was forked a moment ago and would keep the output open. */
  private static void killGroup(long leader) {
    try {
      new ProcessBuilder("kill", "-KILL", "--", "-" + leader)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Local(Process process) implements RemoteProcess {
    @Override
    public OutputStream stdin() {
      return process.getOutputStream();
    }

    @Override
    public InputStream stdout() {
      return process.getInputStream();
    }

    @Override
    public InputStream stderr() {
      return process.getErrorStream();
    }

    @Override
    public boolean join(Duration limit) throws IOException {
      try {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public OptionalInt exit() {
      return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    @Override
    public Optional<String> signal() {
      return Optional.empty();
    }

    @Override
    public void terminate() {
      process.destroy();
    }

    @Override
    public void close() {
      process.destroy();
    }
  }
}
