package dev.plumbline.app.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.ObjectMapper;

/** A program in a real terminal of 100 columns and 40 rows; skips the test without python3. */
public final class PseudoTerminal implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LIMIT_SECONDS = 60;

  private final Process helper;
  private final BufferedReader answers;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private int seen;

  /**
   * How the program ended.
   *
   * @param status negative for a signal
   * @param restored whether the terminal was set as before
   */
  public record End(int status, boolean restored) {}

  private PseudoTerminal(Process helper) {
    this.helper = helper;
    this.answers = helper.errorReader(UTF_8);
    Thread.ofVirtual().start(this::read);
  }

  /** Runs this program, as a launcher does. */
  public static PseudoTerminal plumbline(Path home, Map<String, String> variables, String... words)
      throws IOException {
    Path python = Path.of("/usr/bin/python3");
    assumeTrue(Files.isExecutable(python), "no python3 on this machine");
    Path script = home.resolve("terminal.py");
    try (InputStream in = PseudoTerminal.class.getResourceAsStream("terminal.py")) {
      Files.write(script, in.readAllBytes());
    }
    List<String> all = new ArrayList<>(List.of(python.toString(), script.toString()));
    all.addAll(command(home, words));
    ProcessBuilder builder = new ProcessBuilder(all);
    builder.environment().put("TERM", "xterm-256color");
    builder.environment().putAll(variables);
    return new PseudoTerminal(builder.start());
  }

  /** The command line of this program on the class path of the tests. */
  public static List<String> command(Path home, String... words) {
    List<String> all =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.plumbline.app.Main"));
    all.addAll(List.of(words));
    return all;
  }

  public void type(String keys) throws IOException {
    ask(Map.of("keys", keys));
  }

  public void resize(int rows, int columns) throws IOException {
    ask(Map.of("size", List.of(rows, columns)));
  }

  public void signal(int number) throws IOException {
    ask(Map.of("signal", number));
  }

  /** {@code raw} or {@code cooked}. */
  public String modes() throws IOException {
    ask(Map.of("modes", true));
    return answers.readLine();
  }

  /** Waits until a text is shown after what was waited for before. */
  public void awaitText(String text) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    synchronized (shown) {
      int at = shown.toString(UTF_8).indexOf(text, seen);
      while (at < 0) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        assertThat(left).as("%s is shown; there is:%n%s", text, shown.toString(UTF_8)).isPositive();
        shown.wait(left);
        at = shown.toString(UTF_8).indexOf(text, seen);
      }
      seen = at + text.length();
    }
  }

  /** Types a question again until the answer is there. */
  public void askUntil(String keys, String answer) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (System.nanoTime() < end) {
      type(keys);
      if (appears(answer)) {
        return;
      }
    }
    awaitText(answer);
  }

  private boolean appears(String text) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    synchronized (shown) {
      while (shown.toString(UTF_8).indexOf(text, seen) < 0) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        shown.wait(left);
      }
      return true;
    }
  }

  /** All that was shown. */
  public String shown() {
    synchronized (shown) {
      return shown.toString(UTF_8);
    }
  }

  /** Waits for the end of the program. */
  public End end() throws IOException {
    String line = answers.readLine();
    while (line != null && !line.startsWith("ended ")) {
      line = answers.readLine();
    }
    assertThat(line).as("shown until then: %s", shown()).isNotNull();
    String[] words = line.split(" ");
    return new End(Integer.parseInt(words[1]), words[2].equals("restored"));
  }

  @Override
  public void close() throws IOException {
    helper.getOutputStream().close();
    try {
      if (!helper.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        helper.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(Map<String, Object> request) throws IOException {
    OutputStream out = helper.getOutputStream();
    out.write((JSON.writeValueAsString(request) + "\n").getBytes(UTF_8));
    out.flush();
  }

  private void read() {
    byte[] piece = new byte[8192];
    try {
      for (int n = helper.getInputStream().read(piece);
          n >= 0;
          n = helper.getInputStream().read(piece)) {
        synchronized (shown) {
          shown.write(piece, 0, n);
          shown.notifyAll();
        }
      }
    } catch (IOException e) {
      return; // the test has ended
    }
  }
}
