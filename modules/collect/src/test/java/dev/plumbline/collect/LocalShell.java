package dev.plumbline.collect;

import dev.plumbline.connect.RemoteProcess;
import dev.plumbline.connect.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A shell on this machine, in a session of its own as under sshd. */
final class LocalShell implements Shell {
  private final List<String> interpreter;

  /** Runs every command line by this program, whatever was asked for. */
  LocalShell(String... interpreter) {
    this.interpreter = List.of(interpreter);
  }

  @Override
  public RemoteProcess exec(String command) throws IOException {
    List<String> words = new java.util.ArrayList<>(List.of("setsid", "--wait"));
    words.addAll(interpreter);
    return new Local(new ProcessBuilder(words).start());
  }

  @Override
  public String description() {
    return "local";
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void onClosed(Runnable action) {
    // never closes by itself
  }

  @Override
  public void close() {
    // nothing is shared between processes
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
      try {
        process.getOutputStream().close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      // the programs under it end by themselves: the tests look whether they do
    }
  }
}
