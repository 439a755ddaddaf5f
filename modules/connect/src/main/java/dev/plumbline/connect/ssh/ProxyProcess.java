package dev.plumbline.connect.ssh;

import dev.plumbline.connect.Carrier;
import dev.plumbline.connect.LocalEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running ProxyCommand: its input and output are the connection, it ends with it. Started as ssh
 * does, by the user's shell and {@code exec}.
 */
final class ProxyProcess implements Carrier {
  private static final int MAX_BYTES = 8192;
  private static final int LAST_WORDS_MILLIS = 1000;
  private static final int GRACE_SECONDS = 2;

  private final String name;
  private final Process process;
  private final CompletableFuture<String> errors = new CompletableFuture<>();

  private ProxyProcess(String name, Process process) {
    this.name = name;
    this.process = process;
    Thread.ofVirtual().start(() -> errors.complete(drain(process.getErrorStream())));
  }

  /**
   * @throws IOException when there is no such shell
   */
  static ProxyProcess start(String command, LocalEnvironment local) throws IOException {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    String shell = local.variables().getOrDefault("SHELL", "/bin/sh");
    List<String> words =
        windows ? List.of("cmd.exe", "/c", command) : List.of(shell, "-c", "exec " + command);
    return new ProxyProcess(command.strip().split("\\s", 2)[0], new ProcessBuilder(words).start());
  }

  /** Its command's first word. */
  @Override
  public String name() {
    return "by " + name;
  }

  @Override
  public InputStream in() {
    return process.getInputStream();
  }

  @Override
  public OutputStream out() {
    return process.getOutputStream();
  }

  /** Its status if it ended by itself, waiting a moment for one that just closed its output. */
  OptionalInt status() {
    try {
      return process.waitFor(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)
          ? OptionalInt.of(process.exitValue())
          : OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  /** The last line of its standard error once that ended; may be empty. */
  String lastWords() {
    try {
      return Failures.lastLine(errors.get(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    } catch (ExecutionException | TimeoutException e) {
      return "";
    }
  }

  /** Ends it and what it started: politely, then not. */
  @Override
  public void close() {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    all.forEach(ProcessHandle::destroy);
    process
        .onExit()
        .orTimeout(GRACE_SECONDS, TimeUnit.SECONDS)
        .whenComplete(
            (ended, late) -> {
              process.destroyForcibly();
              all.forEach(ProcessHandle::destroyForcibly);
            });
  }

  /** Reads to the end, which keeps the program from waiting, and keeps the last part. */
  private static String drain(InputStream stream) {
    StringBuilder kept = new StringBuilder();
    byte[] part = new byte[MAX_BYTES];
    try {
      for (int n = stream.read(part); n >= 0; n = stream.read(part)) {
        kept.append(new String(part, 0, n, StandardCharsets.UTF_8));
        kept.delete(0, Math.max(0, kept.length() - MAX_BYTES));
      }
    } catch (IOException e) {
      // Closed with the program; what it said until then counts.
      return kept.toString();
    }
    return kept.toString();
  }
}
