package dev.plumbline.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.model.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Host keys, jump hosts and the life of a shell, against a server in this process. */
@Timeout(180)
class SshShellTest {
  @TempDir Path home;
  private TestServer server;

  @BeforeEach
  void startServer() throws Exception {
    Files.createDirectories(home.resolve(".ssh"));
    server = TestServer.at(home.resolve("host-key")).password("x").start();
  }

  @AfterEach
  void stopServer() throws Exception {
    server.close();
  }

  @Test
  void anUnknownHostKeyIsAskedOnceAndThenKnown() throws Exception {
    Answers first = Answers.with("x");
    connect(first, new Recorder()).close();
    assertThat(first.unknown).hasSize(1);
    assertThat(first.unknown.getFirst().presented().sha256()).matches("SHA256:[A-Za-z0-9+/]{43}");
    assertThat(first.unknown.getFirst().host()).isEqualTo("[127.0.0.1]:" + server.port());
    Answers second = Answers.with("x");
    Recorder recorder = new Recorder();
    connect(second, recorder).close();
    assertThat(second.unknown).isEmpty();
    assertThat(recorder.lines).anyMatch(l -> l.startsWith("Verify host key: ECDSA, known since "));
  }

  @Test
  void aRefusedHostKeyIsNotStored() throws Exception {
    Answers no = Answers.deciding(HostKeyDecision.REFUSE, HostKeyDecision.REFUSE);
    ConnectionException e = failure(no);
    assertThat(e.stage()).isEqualTo(ConnectionStage.HOST_KEY);
    assertThat(home.resolve("plumbline/known_hosts")).doesNotExist();
  }

  @Test
  void aChangedHostKeyIsRefusedWithBothShownAndNoLogInTried() throws Exception {
    storeAnotherKey();
    Answers answers = Answers.with("x");
    ConnectionException e = failure(answers);
    assertThat(e.stage()).isEqualTo(ConnectionStage.HOST_KEY);
    assertThat(e.what()).contains("the host key changed").contains("known_hosts line 1");
    assertThat(answers.changed).hasSize(1);
    assertThat(answers.changed.getFirst().stored()).hasSize(1);
    assertThat(answers.asked).isEmpty();
  }

  @Test
  void aChangedHostKeyIsReplacedByAnExplicitDecisionOnly() throws Exception {
    storeAnotherKey();
    Answers once = Answers.deciding(HostKeyDecision.REFUSE, HostKeyDecision.ACCEPT_ONCE);
    assertThat(failure(once).stage()).isEqualTo(ConnectionStage.HOST_KEY);
    Answers replace = Answers.deciding(HostKeyDecision.REFUSE, HostKeyDecision.ACCEPT_AND_STORE);
    assertThat(failure(replace).stage()).isEqualTo(ConnectionStage.AUTHENTICATION);
    Answers next = Answers.with("x");
    connect(next, new Recorder()).close();
    assertThat(next.changed).isEmpty();
  }

  @Test
  void acceptNewStoresAnUnknownKeyWithoutAsking() throws Exception {
    Files.writeString(home.resolve(".ssh/config"), "StrictHostKeyChecking accept-new\n");
    Answers answers = Answers.with("x");
    new SshConnector(TestEnvironment.at(home, Map.of()))
        .connect(
            profile().withSshConfig(true), answers, ConnectionProgress.none(), Cancellation.none())
        .close();
    assertThat(answers.unknown).isEmpty();
    assertThat(home.resolve("plumbline/known_hosts")).exists();
  }

  @Test
  void aPinnedKeyDecidesAlone() throws Exception {
    Answers learn = Answers.with("x");
    connect(learn, new Recorder()).close();
    String pin = learn.unknown.getFirst().presented().sha256();
    Answers answers = Answers.with("x");
    SshConnector connector = new SshConnector(TestEnvironment.at(home.resolve("other"), Map.of()));
    connector
        .connect(
            profile().withPinnedHostKey(Optional.of(pin)),
            answers,
            ConnectionProgress.none(),
            Cancellation.none())
        .close();
    assertThat(answers.unknown).isEmpty();
    assertThat(
            catchThrowableOfType(
                    ConnectionException.class,
                    () ->
                        connector.connect(
                            profile().withPinnedHostKey(Optional.of("SHA256:other")),
                            Answers.with("x"),
                            ConnectionProgress.none(),
                            Cancellation.none()))
                .stage())
        .isEqualTo(ConnectionStage.HOST_KEY);
  }

  @Test
  void jumpHostsAreChainedAndEachLookedUpInTheConfiguration() throws Exception {
    try (TestServer second = TestServer.at(home.resolve("second")).password("y").start();
        TestServer target = TestServer.at(home.resolve("target")).password("z").start()) {
      Files.writeString(
          home.resolve(".ssh/config"),
          """
          Host one
            HostName 127.0.0.1
            Port %d
            User tester
          Host two
            HostName 127.0.0.1
            User tester
          Host box
            HostName 127.0.0.1
            Port %d
            User tester
            ProxyJump one,two:%d
          """
              .formatted(server.port(), target.port(), second.port()));
      Recorder recorder = new Recorder();
      Answers answers = Answers.with("x", "y", "z");
      try (Shell shell =
          new SshConnector(TestEnvironment.at(home, Map.of()))
              .connect(
                  ConnectionProfile.of("box", "box"), answers, recorder, Cancellation.none())) {
        assertThat(shell.description())
            .isEqualTo("tester@127.0.0.1:" + target.port() + " via one, two");
        assertThat(run(shell, "echo through")).isEqualTo("through\n");
      }
      assertThat(answers.unknown).hasSize(3);
      assertThat(answers.unknown.getLast().via()).contains("two");
      assertThat(recorder.planned)
          .extracting(ConnectionStep::title)
          .contains(
              "Connect to jump host one",
              "Verify host key of jump host two",
              "Open TCP from jump host two to 127.0.0.1:" + target.port());
    }
  }

  @Test
  void aTargetTheJumpHostCannotReachFailsAtTcp() throws Exception {
    int closed = server.port();
    try (TestServer jump = TestServer.at(home.resolve("jump")).password("x").start()) {
      server.close();
      ConnectionProfile profile =
          profile()
              .withPort(OptionalInt.of(closed))
              .withJump(Optional.of("tester@127.0.0.1:" + jump.port()));
      ConnectionException e =
          catchThrowableOfType(
              ConnectionException.class,
              () ->
                  new SshConnector(TestEnvironment.at(home, Map.of()))
                      .connect(
                          profile,
                          Answers.with("x"),
                          ConnectionProgress.none(),
                          Cancellation.none()));
      assertThat(e.stage()).isEqualTo(ConnectionStage.TCP);
      assertThat(e.host()).isEqualTo("127.0.0.1:" + closed);
    }
  }

  @Test
  void exitStatusAndBothOutputsArrive() throws Exception {
    try (Shell shell = connect();
        RemoteProcess process = shell.exec("echo out; echo err >&2; exit 3")) {
      process.stdin().close();
      assertThat(new String(process.stdout().readAllBytes())).isEqualTo("out\n");
      assertThat(new String(process.stderr().readAllBytes())).isEqualTo("err\n");
      assertThat(process.join(Duration.ofSeconds(60))).isTrue();
      assertThat(process.exit()).hasValue(3);
    }
  }

  @Test
  void aProgramThatGoesOnIsNotWaitedFor() throws Exception {
    try (Shell shell = connect();
        RemoteProcess process = shell.exec("cat")) {
      assertThat(process.join(Duration.ofMillis(50))).isFalse();
      process.terminate();
      assertThat(process.join(Duration.ofSeconds(60))).isTrue();
    }
  }

  @Test
  void moreThanFourProgramsWaitForAFreeChannel() throws Exception {
    try (Shell shell = connect()) {
      List<RemoteProcess> running = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        running.add(shell.exec("cat"));
      }
      CountDownLatch started = new CountDownLatch(1);
      Thread.ofVirtual()
          .start(
              () -> {
                try (RemoteProcess fifth = shell.exec("true")) {
                  fifth.join(Duration.ofSeconds(60));
                  started.countDown();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      assertThat(started.await(200, TimeUnit.MILLISECONDS)).isFalse();
      running.getFirst().terminate();
      assertThat(running.getFirst().join(Duration.ofSeconds(60))).isTrue();
      assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
      running.forEach(RemoteProcess::close);
    }
  }

  @Test
  void aLostConnectionIsTold() throws Exception {
    Shell shell = connect();
    CountDownLatch closed = new CountDownLatch(1);
    shell.onClosed(closed::countDown);
    RemoteProcess process = shell.exec("cat");
    assertThat(shell.isOpen()).isTrue();
    server.server().getActiveSessions().forEach(s -> s.close(true));
    assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(shell.isOpen()).isFalse();
    assertThatThrownBy(() -> process.join(Duration.ofSeconds(60))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> shell.exec("true")).isInstanceOf(IOException.class);
    CountDownLatch late = new CountDownLatch(1);
    shell.onClosed(late::countDown);
    assertThat(late.getCount()).isZero();
    shell.close();
  }

  private void storeAnotherKey() throws IOException {
    Files.createDirectories(home.resolve("plumbline"));
    Files.writeString(
        home.resolve("plumbline/known_hosts"),
        "[127.0.0.1]:" + server.port() + " " + TestKeys.publicLine("ecdsa") + "\n");
  }

  private ConnectionProfile profile() {
    return ConnectionProfile.of("test", "127.0.0.1")
        .withPort(OptionalInt.of(server.port()))
        .withUser(Optional.of(TestServer.USER))
        .withSshConfig(false);
  }

  private Shell connect() throws Exception {
    return connect(Answers.with("x"), new Recorder());
  }

  private Shell connect(Answers answers, Recorder recorder) throws Exception {
    return new SshConnector(TestEnvironment.at(home, Map.of()))
        .connect(profile(), answers, recorder, Cancellation.none());
  }

  private ConnectionException failure(Answers answers) {
    return catchThrowableOfType(
        ConnectionException.class, () -> connect(answers, new Recorder()).close());
  }

  private static String run(Shell shell, String command) throws Exception {
    try (RemoteProcess process = shell.exec(command)) {
      process.stdin().close();
      String out = new String(process.stdout().readAllBytes());
      assertThat(process.join(Duration.ofSeconds(60))).isTrue();
      return out;
    }
  }
}
