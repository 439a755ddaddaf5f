package dev.plumbline.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.plumbline.model.Cancellation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connecting by a local program, with a real one. */
@Timeout(180)
class ProxyCommandTest {
  @TempDir Path home;
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "the commands are for sh");
    Files.createDirectories(home.resolve(".ssh"));
    server = TestServer.at(home.resolve("key")).password("secret").start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private void config(String command) throws IOException {
    Files.writeString(
        home.resolve(".ssh/config"),
        "Host box\n  HostName 127.0.0.1\n  User %s\n  Port %d\n  ProxyCommand %s\n"
            .formatted(TestServer.USER, server.port(), command));
  }

  private Shell connect(
      String name, Answers answers, ConnectionProgress progress, Cancellation stop)
      throws ConnectionException {
    return new SshConnector(TestEnvironment.at(home, Map.of("SHELL", "/bin/sh")))
        .connect(ConnectionProfile.of("x", name), answers, progress, stop);
  }

  private ConnectionException failure(String name, Answers answers) {
    return catchThrowableOfType(
        ConnectionException.class,
        () -> connect(name, answers, ConnectionProgress.none(), Cancellation.none()).close());
  }

  @Test
  void theProgramIsAskedAboutInFullThenCarriesTheConnectionAndEndsWithIt() throws Exception {
    Path pid = home.resolve("pid");
    config("sh -c 'echo $$ > " + pid + "; exec " + quoted(Relay.command()) + " %h %p' # %n %r %%");
    Answers answers = Answers.with("secret");
    Recorder recorder = new Recorder();
    ProcessHandle program;
    try (Shell shell = connect("box", answers, recorder, Cancellation.none());
        RemoteProcess echo = shell.exec("echo $((6 * 7))")) {
      echo.stdin().close();
      assertThat(new String(echo.stdout().readAllBytes())).isEqualTo("42\n");
      program = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
      assertThat(program.isAlive()).isTrue();
    }
    assertThat(answers.programs).hasSize(1);
    assertThat(answers.programs.getFirst().command())
        .endsWith(" 127.0.0.1 " + server.port() + "' # box tester %")
        .startsWith("sh -c 'echo $$ > ");
    assertThat(answers.programs.getFirst().written()).endsWith("%h %p' # %n %r %%");
    assertThat(recorder.lines).anyMatch(line -> line.contains("by sh, "));
    ended(program);
  }

  @Test
  void itIsTheWayToTheFirstJumpHost() throws Exception {
    config(Relay.command() + " %h %p");
    Path config = home.resolve(".ssh/config");
    Files.writeString(
        config,
        Files.readString(config)
            + "Host inner\n  HostName 127.0.0.1\n  User tester\n  Port %d\n  ProxyJump box\n"
                .formatted(server.port()));
    Answers answers = Answers.with("secret", "secret");
    connect("inner", answers, ConnectionProgress.none(), Cancellation.none()).close();
    assertThat(answers.programs).hasSize(1);
  }

  @Test
  void withoutConsentNothingRuns() throws Exception {
    Path trace = home.resolve("ran");
    config("touch " + trace + " %h");
    ConnectionException e =
        failure("box", Answers.deciding(HostKeyDecision.REFUSE, HostKeyDecision.REFUSE));
    assertThat(e.stage()).isEqualTo(ConnectionStage.CONFIGURATION);
    assertThat(e.what()).contains("touch " + trace + " 127.0.0.1");
    assertThat(trace).doesNotExist();
    assertThat(ConnectionPrompts.none().runProgram(new ProxyProgram("x", "true", "true")))
        .isFalse();
  }

  @Test
  void aProgramThatFailsIsToldWithItsLastWordsAndStatus() throws Exception {
    int closed;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = free.getLocalPort();
    }
    config(Relay.command() + " 127.0.0.1 " + closed);
    ConnectionException e = failure("box", Answers.with());
    assertThat(e.stage()).isEqualTo(ConnectionStage.TCP);
    assertThat(e.what())
        .isEqualTo(
            "the program of the ProxyCommand ended with status 3 before the server answered:"
                + " \"relay: Connection refused\"");
    assertThat(e.advice().getFirst()).startsWith("Run it in a terminal").contains(" " + closed);
  }

  @Test
  void aProgramThatDoesNotExistIsNamedByTheShell() throws Exception {
    config("no-such-program %h");
    ConnectionException e = failure("box", Answers.with());
    assertThat(e.what()).contains("status 127").contains("no-such-program");
  }

  @Test
  void stoppingEndsAProgramThatBringsNothing() throws Exception {
    Path pid = home.resolve("pid");
    config("sh -c 'echo $$ > " + pid + "; exec sleep 600'");
    Cancellation stop = new Cancellation();
    Thread.ofVirtual()
        .start(
            () -> {
              written(pid);
              stop.request();
            });
    assertThat(
            catchThrowableOfType(
                CancellationException.class,
                () -> connect("box", Answers.with(), ConnectionProgress.none(), stop)))
        .isNotNull();
    Optional<ProcessHandle> program =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
    program.ifPresent(ProxyCommandTest::ended);
  }

  @Test
  void aNameThatAShellWouldReadIsNotHandedToAProgram() throws Exception {
    Path trace = home.resolve("ran");
    Files.writeString(home.resolve(".ssh/config"), "Host *\n  ProxyCommand echo %h\n");
    ConnectionException e = failure("$(touch " + trace + ")", Answers.with());
    assertThat(e.stage()).isEqualTo(ConnectionStage.CONFIGURATION);
    assertThat(e.what()).contains("is no name to hand to a ProxyCommand");
    assertThat(trace).doesNotExist();
  }

  @Test
  void aTokenTheKeywordDoesNotKnowIsNamed() throws Exception {
    config("nc %h %p %d");
    ConnectionException e = failure("box", Answers.with());
    assertThat(e.stage()).isEqualTo(ConnectionStage.CONFIGURATION);
    assertThat(e.what()).contains("%d is not known here");
  }

  @Test
  void aProfileThatForbidsJumpHostsGoesStraight() throws Exception {
    config("false");
    ConnectionProfile straight =
        ConnectionProfile.of("x", "box")
            .withPort(OptionalInt.of(server.port()))
            .withJump(Optional.of("none"));
    Answers answers = Answers.with("secret");
    new SshConnector(TestEnvironment.at(home, Map.of()))
        .connect(straight, answers, ConnectionProgress.none(), Cancellation.none())
        .close();
    assertThat(answers.programs).isEmpty();
  }

  private static String quoted(String command) {
    return command.replace("'", "\"");
  }

  private static void ended(ProcessHandle program) {
    await(() -> !program.isAlive());
  }

  private static void written(Path pid) {
    await(
        () -> {
          try (Stream<String> lines = Files.exists(pid) ? Files.lines(pid) : Stream.empty()) {
            return lines.findFirst().isPresent();
          } catch (IOException e) {
            return false;
          }
        });
  }

  private static void await(BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
