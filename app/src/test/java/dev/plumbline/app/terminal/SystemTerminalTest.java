package dev.plumbline.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class SystemTerminalTest {
  private static final List<String> SOURCE = List.of("--profile", "web 'one'; $(touch x)");

  private static final CountDownLatch NEVER = new CountDownLatch(1);

  @TempDir private Path bin = Path.of("");

  @BeforeEach
  void onlyWithAShell() {
    assumeTrue(File.separatorChar == '/' && Files.isExecutable(Path.of("/bin/sh")));
  }

  /** A terminal program that writes its words down, one a line. */
  private void install(String name, int status) throws IOException {
    Path file =
        Files.writeString(
            bin.resolve(name),
            "#!/bin/sh\nprintf '%s\\n' \"$@\" > '"
                + bin
                + "/new'\nmv '"
                + bin
                + "/new' '"
                + bin
                + "/"
                + name
                + ".words'\nexit "
                + status
                + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void open(String system) throws IOException {
    new SystemTerminal(system, Map.of("PATH", bin + ":/bin:/usr/bin-not"), "/opt/plumbline")
        .open(SOURCE);
  }

  private List<String> words(String name) throws Exception {
    Path file = bin.resolve(name + ".words");
    Instant end = Instant.now().plus(Duration.ofMinutes(1));
    while (!Files.exists(file) && Instant.now().isBefore(end)) {
      NEVER.await(20, TimeUnit.MILLISECONDS);
    }
    return Files.readAllLines(file);
  }

  @Test
  void theWordsGoToTheTerminalProgramOneByOne() throws Exception {
    install("gnome-terminal", 0);
    open("Linux");
    assertThat(words("gnome-terminal"))
        .containsExactly(
            "--", "/opt/plumbline", "shell", "--hold", "--profile", "web 'one'; $(touch x)");
  }

  @Test
  void oneThatFailsAtOnceIsFollowedByTheNext() throws Exception {
    install("x-terminal-emulator", 1);
    install("xterm", 0);
    open("Linux");
    assertThat(words("xterm")).startsWith("-e", "/opt/plumbline");
  }

  @Test
  void onAMacTheWordsAreArgumentsOfAScriptThatQuotesThem() throws Exception {
    install("osascript", 0);
    open("Mac OS X");
    assertThat(words("osascript"))
        .endsWith("/opt/plumbline", "shell", "--hold", "--profile", "web 'one'; $(touch x)")
        .anyMatch(line -> line.contains("quoted form of"));
  }

  @Test
  void withoutAnyTheCommandToTypeIsSaid() {
    assertThatThrownBy(() -> open("Linux"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No terminal program was found")
        .hasMessageEndingWith("plumbline shell --profile 'web '\\''one'\\''; $(touch x)'");
  }
}
