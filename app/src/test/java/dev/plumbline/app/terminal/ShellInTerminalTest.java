package dev.plumbline.app.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.terminal.PseudoTerminal.End;
import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.lab.aws.Faults;
import dev.plumbline.lab.aws.PracticeAws;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code plumbline shell} as a program of its own in a real terminal, to a practice instance. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class ShellInTerminalTest {
  private static final String SCENARIO = "secondary-rules-missing";
  private static final String PROMPT = "sh-5.2$ ";

  @TempDir private Path home = Path.of("");

  private PseudoTerminal shell() throws Exception {
    PseudoTerminal terminal = PseudoTerminal.plumbline(home, Map.of(), "shell", "--lab", SCENARIO);
    terminal.awaitText(PROMPT);
    return terminal;
  }

  @Test
  void keysGoThereOutputComesBackAndTheExitStatusIsTheShells() throws Exception {
    try (PseudoTerminal terminal = shell()) {
      assertThat(terminal.modes()).isEqualTo("raw");
      terminal.type("gr\u00fc\u00dfe\r");
      terminal.awaitText("sh: gr\u00fc\u00dfe: command not found\r\n");
      terminal.type("abc\u0003");
      terminal.awaitText("abc^C\r\n" + PROMPT);
      terminal.type("exit 7\r");
      assertThat(terminal.end()).isEqualTo(new End(7, true));
    }
  }

  @Test
  void theInstanceKnowsTheSizeOfTheWindowAtOnceAndAfterEachChange() throws Exception {
    try (PseudoTerminal terminal = shell()) {
      terminal.type("stty size\r");
      terminal.awaitText("40 100\r\n");
      terminal.resize(33, 77);
      terminal.askUntil("stty size\r", "33 77\r\n");
      terminal.type("exit\r");
      assertThat(terminal.end()).isEqualTo(new End(0, true));
    }
  }

  /** HUP, INT, TERM. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15})
  void aSignalThatEndsTheProgramLeavesTheTerminalAsItWas(int signal) throws Exception {
    try (PseudoTerminal terminal = shell()) {
      assertThat(terminal.modes()).isEqualTo("raw");
      terminal.signal(signal);
      assertThat(terminal.end()).isEqualTo(new End(128 + signal, true));
    }
  }

  @Test
  void aTildeAndADotAtTheBeginningOfALineEndIt() throws Exception {
    try (PseudoTerminal terminal = shell()) {
      terminal.type("a~.b\r");
      terminal.awaitText("sh: a~.b: command not found\r\n");
      terminal.awaitText("knows only what was captured on it; help lists it.\r\n" + PROMPT);
      terminal.type("~.");
      assertThat(terminal.end()).isEqualTo(new End(0, true));
    }
  }

  @Test
  void aLostConnectionIsSaidAndLeavesTheTerminalAsItWas() throws Exception {
    Scenario scenario = PracticeLab.find(SCENARIO).orElseThrow();
    LabServer server = LabServer.start(scenario, 0);
    try (PseudoTerminal terminal =
        PseudoTerminal.plumbline(
            home,
            Map.of(),
            "shell",
            "--ssh",
            LabServer.USER + "@127.0.0.1:" + server.port(),
            "--identity",
            server.keyFile().toString())) {
      terminal.awaitText("is not known yet");
      terminal.awaitText("[no] ");
      terminal.type("once\n");
      terminal.awaitText(PROMPT);
      server.close();
      terminal.awaitText("The connection was lost");
      assertThat(terminal.end()).isEqualTo(new End(4, true));
    }
  }

  /** The agent tells no exit status of its own shell. */
  @ParameterizedTest
  @CsvSource({"ssh-session, 3", "session, 0"})
  void aShellThroughSessionManagerWorksTheSameOverABadPath(String way, int status)
      throws Exception {
    Scenario scenario = PracticeLab.find(SCENARIO).orElseThrow();
    try (LabServer server = LabServer.start(scenario, 0);
        PracticeAws aws = account(scenario, server, Faults.lossy(21).closing(300));
        PseudoTerminal terminal =
            PseudoTerminal.plumbline(
                home, aws.variables(), "shell", "--ssm", aws.instanceId(), "--way", way)) {
      terminal.awaitText(PROMPT);
      terminal.askUntil("stty size\r", "40 100\r\n");
      terminal.resize(33, 77);
      terminal.askUntil("stty size\r", "33 77\r\n");
      terminal.type("gr\u00fc\u00dfe\r");
      terminal.awaitText("sh: gr\u00fc\u00dfe: command not found\r\n");
      terminal.type("exit 3\r");
      assertThat(terminal.end()).isEqualTo(new End(status, true));
    }
  }

  private static PracticeAws account(Scenario scenario, LabServer server, Faults faults)
      throws IOException {
    return PracticeAws.start(
        scenario, scenario.recording(), PracticeAws.Setting.of(0, server).withFaults(faults));
  }

  /** Seven resumes are refused, which takes more than ten seconds; the agent talks until then. */
  @ParameterizedTest
  @ValueSource(strings = {"ssh-session", "session"})
  void anOutageIsToldBesideTheShellAndSoIsItsEnd(String way) throws Exception {
    Scenario scenario = PracticeLab.find(SCENARIO).orElseThrow();
    try (LabServer server = LabServer.start(scenario, 0);
        PracticeAws aws = account(scenario, server, Faults.none().closing(150).refusing(7));
        PseudoTerminal terminal =
            PseudoTerminal.plumbline(
                home, aws.variables(), "shell", "--ssm", aws.instanceId(), "--way", way)) {
      terminal.awaitText(PROMPT);
      terminal.askUntil("networkctl --no-pager --json=short list\r", "\r\nThe connection is away");
      terminal.awaitText("ends the shell.\r\n");
      terminal.awaitText("\r\nThe connection is back.");
      terminal.type("stty size\r");
      terminal.awaitText("40 100\r\n");
      terminal.type("~.");
      assertThat(terminal.end()).isEqualTo(new End(0, true));
    }
  }

  @Test
  void linesOfAPipeAreTypedAndTheirEndEndsTheShell() throws Exception {
    assertThat(piped("stty size\nno-such\n").output())
        .contains("24 80\r\n")
        .contains("sh: no-such: command not found");
    assertThat(piped("exit 5\n").status()).isEqualTo(5);
  }

  private record Piped(int status, String output) {}

  private Piped piped(String lines) throws Exception {
    Process process =
        new ProcessBuilder(PseudoTerminal.command(home, "shell", "--lab", SCENARIO))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().write(lines.getBytes(UTF_8));
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Piped(process.exitValue(), output);
  }
}
