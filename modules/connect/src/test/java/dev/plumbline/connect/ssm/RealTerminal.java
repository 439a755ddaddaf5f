package dev.plumbline.connect.ssm;

import dev.plumbline.connect.Carrier;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A shell of this computer in a terminal of its kernel. What comes out has passed through UTF-8
 * once, as the agent does to it: bytes that are no text are lost.
 */
final class RealTerminal implements Carrier {
  private static final String SPAWN =
      """
      import os, pty, sys
      os.environ["PATH"] = os.environ["PATH"]
      sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))
      """;

  private final Process process;

  private RealTerminal(Process process) {
    this.process = process;
  }

  /** Where Python is there to make the terminal, and the shell itself. */
  static Optional<Carrier> running(List<String> shell) throws IOException {
    if (!there("python3") || !there(shell.getFirst())) {
      return Optional.empty();
    }
    List<String> words = Stream.concat(Stream.of("python3", "-c", SPAWN), shell.stream()).toList();
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("TERM", "xterm-256color");
    return Optional.of(new RealTerminal(builder.start()));
  }

  private static boolean there(String program) {
    return Stream.of("/bin/", "/usr/bin/")
        .anyMatch(folder -> new java.io.File(folder + program).canExecute());
  }

  @Override
  public String name() {
    return "a terminal";
  }

  @Override
  public InputStream in() {
    return new Text(process.getInputStream());
  }

  @Override
  public OutputStream out() {
    return process.getOutputStream();
  }

  @Override
  public void close() {
    process.destroy();
  }

  private static final class Text extends FilterInputStream {
    Text(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
      int n = super.read(to, from, length);
      if (n <= 0) {
        return n;
      }
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      for (int i = from; i < from + n; i++) {
        text.writeBytes(to[i] < 0 ? "?".getBytes(StandardCharsets.UTF_8) : new byte[] {to[i]});
      }
      System.arraycopy(text.toByteArray(), 0, to, from, n);
      return n;
    }
  }
}
