package dev.plumbline.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.Cancellation;
import dev.plumbline.session.TerminalSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A terminal on the real sshd of this machine; skipped where it is missing. */
@Timeout(180)
class RemoteTerminalTest {
  private static final TerminalSize SIZE = new TerminalSize(91, 37);

  @TempDir Path home;

  @Test
  void itHasTheSizeOfTheWindowAndFollowsIt() throws Exception {
    try (OpenSshServer server = server();
        Shell shell = connect(server);
        RemoteTerminal terminal = shell.terminal("xterm-256color", SIZE)) {
      type(terminal, "stty size; echo term=$TERM\n");
      readUntil(terminal, "37 91");
      readUntil(terminal, "term=xterm-256color");
      terminal.resize(new TerminalSize(120, 50));
      type(terminal, "stty size\n");
      readUntil(terminal, "50 120");
    }
  }

  @Test
  void anInterruptReachesTheProgramThere() throws Exception {
    try (OpenSshServer server = server();
        Shell shell = connect(server);
        RemoteTerminal terminal = shell.terminal("xterm", SIZE)) {
      type(terminal, "echo sta''rted; sleep 600\n");
      readUntil(terminal, "started\r");
      type(terminal, "\u0003");
      type(terminal, "echo still $((6 * 7))\n");
      readUntil(terminal, "still 42");
    }
  }

  @Test
  void theExitStatusOfTheShellIsToldAfterAllItsOutput() throws Exception {
    try (OpenSshServer server = server();
        Shell shell = connect(server);
        RemoteTerminal terminal = shell.terminal("xterm", SIZE)) {
      type(terminal, "echo gr\u00fc\u00dfe; exit 7\n");
      assertThat(new String(terminal.output().readAllBytes(), UTF_8)).contains("gr\u00fc\u00dfe\r");
      assertThat(terminal.join()).isEqualTo(OptionalInt.of(7));
    }
  }

  @Test
  void aLostConnectionIsNoEndOfTheShell() throws Exception {
    try (OpenSshServer server = server();
        Shell shell = connect(server);
        RemoteTerminal terminal = shell.terminal("xterm", SIZE)) {
      type(terminal, "echo $((6 * 7)); kill -9 $PPID\n");
      assertThatThrownBy(terminal::join)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("The connection was lost");
    }
  }

  @Test
  void manyTerminalsMayComeAndGo() throws Exception {
    try (OpenSshServer server = server();
        Shell shell = connect(server)) {
      for (int i = 0; i < 9; i++) {
        RemoteTerminal terminal = shell.terminal("xterm", SIZE);
        type(terminal, "exit " + i + "\n");
        terminal.output().readAllBytes();
        assertThat(terminal.join()).isEqualTo(OptionalInt.of(i));
        terminal.close();
      }
    }
  }

  @Test
  void aNewSizeAfterTheEndLeavesTheConnectionAlone() throws Exception {
    try (OpenSshServer server = server();
        Shell shell = connect(server);
        RemoteTerminal terminal = shell.terminal("xterm", SIZE)) {
      type(terminal, "exit\n");
      terminal.output().readAllBytes();
      assertThat(terminal.join()).isEqualTo(OptionalInt.of(0));
      terminal.resize(new TerminalSize(120, 50));
      try (RemoteTerminal next = shell.terminal("xterm", SIZE)) {
        type(next, "echo $((6 * 7))\n");
        readUntil(next, "42");
      }
    }
  }

  private OpenSshServer server() throws Exception {
    Files.createDirectories(home.resolve(".ssh"));
    return OpenSshServer.start(home, TestKeys.publicLine("ed25519"), "");
  }

  private Shell connect(OpenSshServer server) throws Exception {
    ConnectionProfile profile =
        ConnectionProfile.of("host", "127.0.0.1")
            .withPort(OptionalInt.of(server.port()))
            .withUser(Optional.of(System.getProperty("user.name")))
            .withIdentityFiles(List.of(TestKeys.privateOnly(home, "ed25519").toString()));
    return new SshConnector(TestEnvironment.at(home, Map.of()))
        .connect(profile, Answers.with(), new Recorder(), Cancellation.none());
  }

  private static void type(RemoteTerminal terminal, String keys) throws IOException {
    terminal.input().write(keys.getBytes(UTF_8));
    terminal.input().flush();
  }

  private static void readUntil(RemoteTerminal terminal, String wanted) throws IOException {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    while (!seen.toString(UTF_8).contains(wanted)) {
      int next = terminal.output().read();
      assertThat(next).as("after: %s", seen.toString(UTF_8)).isNotNegative();
      seen.write(next);
    }
  }
}
