package dev.plumbline.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A shell on this computer for tests of several modules. Each program has a session of its own, as
 * under sshd, and closing the shell is like a lost network.
 */
public final class LocalShell implements Shell {
  private final Function<String, List<String>> words;
  private final Map<String, String> environment;
  private final List<Process> processes = new CopyOnWriteArrayList<>();
  private final List<Runnable> onClosed = new CopyOnWriteArrayList<>();
  private volatile boolean open = true;

  private LocalShell(Function<String, List<String>> words, Map<String, String> environment) {
    this.words = words;
    this.environment = environment;
  }

  /** Runs every command line by this program, whatever was asked for. */
  public static LocalShell always(String... program) {
    return new LocalShell(command -> List.of(program), Map.of());
  }

  /**
   * Runs what is asked for.
   *
   * @param sh such as {@code dash} or {@code busybox sh}; stands in for the {@code sh} that the
   *     commands name
   */
  public static LocalShell running(String sh, Map<String, String> environment) {
    return new LocalShell(
        command -> List.of("sh", "-c", command.replaceFirst("exec sh -c", "exec " + sh + " -c")),
        environment);
  }

  @Override
  public synchronized RemoteProcess exec(String command) throws IOException {
    if (!open) {
      throw new IOException("the connection is closed");
    }
    List<String> all = new ArrayList<>(List.of("setsid", "--wait"));
    all.addAll(words.apply(command));
    ProcessBuilder builder = new ProcessBuilder(all);
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
    synchronized (this) {
      open = false;
      for (Process process : processes) {
        kill(process);
      }
    }
    onClosed.forEach(Runnable::run);
    onClosed.clear();
  }

  /**
   * Ends a program and what it forked, which would keep the output open. The leader ends first: one
   * that just started may become a group, and fork, while its group is looked for.
   */
  private static void kill(Process leader) {
    try {
      leader.destroyForcibly().waitFor();
      new ProcessBuilder("kill", "-KILL", "--", "-" + leader.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

    /** Its end is all that it notices: there are servers that pass no signals on. */
    @Override
    public void terminate() {
      try {
        process.getOutputStream().close();
      } catch (IOException e) {
        return; // it has ended already
      }
    }

    @Override
    public void close() {
      // what still runs must end by itself: tests look whether it does
    }
  }
}
