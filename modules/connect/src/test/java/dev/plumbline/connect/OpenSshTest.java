package dev.plumbline.connect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.model.Cancellation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the real sshd and ssh-agent of this machine; skipped where they are missing. */
@Timeout(180)
class OpenSshTest {
  @TempDir Path home;

  @BeforeEach
  void makeHome() throws Exception {
    Files.createDirectories(home.resolve(".ssh"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "rsa", "ecdsa", "rsa-pkcs8-locked", "rsa-pem-locked"})
  void keyFilesLogIn(String name) throws Exception {
    try (OpenSshServer server = start(name, "")) {
      Path key = TestKeys.privateOnly(home, name);
      try (Shell shell = connect(profile(server, key), Answers.with("correct"), Map.of())) {
        assertThat(run(shell, "echo $((6 * 7))")).isEqualTo("42\n");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cert/ed25519-certified", "cert/rsa-certified"})
  void certificatesBesideTheKeyLogIn(String name) throws Exception {
    String authority =
        "cert-authority,principals=\"tester\" " + TestKeys.publicLine("authority") + "\n";
    try (OpenSshServer server = OpenSshServer.start(home, authority, "")) {
      Path key = TestKeys.withPublic(home, name);
      connect(profile(server, key), Answers.with(), Map.of()).close();
    }
  }

  @Test
  void keysOfTheAgentLogInBeyondMaxAuthTries() throws Exception {
    try (OpenSshServer server = start("rsa", "MaxAuthTries 4");
        RealAgent agent = RealAgent.start(home.resolve("agent"))) {
      List<String> names =
          List.of("ed25519", "ecdsa", "rsa-pem", "rsa-pkcs8", "authority", "ecdsa-pem", "rsa");
      for (String name : names) {
        agent.add(TestKeys.privateOnly(home, name));
      }
      Map<String, String> variables = Map.of("SSH_AUTH_SOCK", agent.socket().toString());
      Recorder recorder = new Recorder();
      new SshConnector(TestEnvironment.at(home, variables))
          .connect(profile(server), Answers.with(), recorder, Cancellation.none())
          .close();
      assertThat(recorder.lines).anyMatch(l -> l.contains("key 7 of the agent (rsa)"));
    }
  }

  @Test
  void identitiesOnlyOffersTheNamedKeyOfTheAgentAlone() throws Exception {
    try (OpenSshServer server = start("rsa", "MaxAuthTries 2");
        RealAgent agent = RealAgent.start(home.resolve("agent"))) {
      for (String name : List.of("ed25519", "ecdsa", "rsa-pem", "rsa")) {
        agent.add(TestKeys.privateOnly(home, name));
      }
      Files.writeString(home.resolve("only.pub"), TestKeys.publicLine("rsa"));
      Files.writeString(
          home.resolve(".ssh/config"),
          "Host *\n  IdentitiesOnly yes\n  IdentityFile " + home.resolve("only") + "\n");
      Map<String, String> variables = Map.of("SSH_AUTH_SOCK", agent.socket().toString());
      Recorder recorder = new Recorder();
      new SshConnector(TestEnvironment.at(home, variables))
          .connect(
              profile(server).withSshConfig(true), Answers.with(), recorder, Cancellation.none())
          .close();
      assertThat(recorder.lines).anyMatch(l -> l.contains("key 4 of the agent (rsa)"));
    }
  }

  @Test
  void aHostKnownByItsRsaKeyOnlyIsRecognised() throws Exception {
    try (OpenSshServer server = start("ed25519", "")) {
      String rsa = Files.readString(home.resolve("host_rsa.pub"));
      Files.writeString(
          home.resolve(".ssh/known_hosts"), "[127.0.0.1]:" + server.port() + " " + rsa);
      Answers answers = Answers.with();
      connect(profile(server, TestKeys.privateOnly(home, "ed25519")), answers, Map.of()).close();
      assertThat(answers.unknown).isEmpty();
    }
  }

  @Test
  void aCertifiedHostNeedsNoQuestionAndARevokedAuthorityIsRefused() throws Exception {
    Path hostKey = home.resolve("host_ed25519");
    String options = "HostCertificate " + hostKey + "-cert.pub";
    OpenSshServer.keygen("ed25519", hostKey);
    Path authority = TestKeys.withPublic(home, "authority");
    Files.setPosixFilePermissions(authority, PosixFilePermissions.fromString("rw-------"));
    Process signed =
        new ProcessBuilder(
                "ssh-keygen",
                "-q",
                "-s",
                authority.toString(),
                "-h",
                "-I",
                "host",
                "-n",
                "127.0.0.1",
                "-V",
                "always:forever",
                hostKey + ".pub")
            .start();
    assertThat(signed.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(signed.exitValue()).isZero();
    try (OpenSshServer server = start("ed25519", options)) {
      String line = TestKeys.publicLine("authority") + "\n";
      Path known = home.resolve(".ssh/known_hosts");
      Files.writeString(known, "@cert-authority *," + "[127.0.0.1]:* " + line);
      Answers answers = Answers.with();
      ConnectionProfile profile = profile(server, TestKeys.privateOnly(home, "ed25519"));
      connect(profile, answers, Map.of()).close();
      assertThat(answers.unknown).isEmpty();
      Files.writeString(known, "@cert-authority * " + line + "@revoked * " + line);
      ConnectionException e =
          catchThrowableOfType(
              ConnectionException.class, () -> connect(profile, Answers.with(), Map.of()));
      assertThat(e.stage()).isEqualTo(ConnectionStage.HOST_KEY);
      assertThat(e.what()).contains("revoked");
    }
  }

  @Test
  void terminatingEndsAProgramThatWatchesItsInput() throws Exception {
    try (OpenSshServer server = start("ed25519", "");
        Shell shell =
            connect(
                profile(server, TestKeys.privateOnly(home, "ed25519")), Answers.with(), Map.of());
        RemoteProcess process = shell.exec("cat >/dev/null; sleep 1; echo over")) {
      process.terminate();
      assertThat(process.join(Duration.ofSeconds(60))).isTrue();
    }
  }

  @Test
  void terminatingAProgramThatHasEndedLeavesTheConnectionAlone() throws Exception {
    try (OpenSshServer server = start("ed25519", "");
        Shell shell =
            connect(
                profile(server, TestKeys.privateOnly(home, "ed25519")), Answers.with(), Map.of())) {
      try (RemoteProcess over = shell.exec("true")) {
        assertThat(over.join(Duration.ofSeconds(60))).isTrue();
        over.terminate();
      }
      for (int i = 0; i < 20; i++) {
        try (RemoteProcess ending = shell.exec("true")) {
          ending.terminate();
          assertThat(ending.join(Duration.ofSeconds(60))).isTrue();
        }
      }
      assertThat(run(shell, "echo $((6 * 7))")).isEqualTo("42\n");
    }
  }

  @Test
  void tooManyUnfinishedLogInsAreToldInTheServersWords() throws Exception {
    try (OpenSshServer server = start("ed25519", "MaxStartups 1:100:1");
        Socket unfinished = unfinished(server.port())) {
      ConnectionProfile profile = profile(server, TestKeys.privateOnly(home, "ed25519"));
      ConnectionException e =
          catchThrowableOfType(
              ConnectionException.class, () -> connect(profile, Answers.with(), Map.of()));
      assertThat(unfinished.isClosed()).isFalse();
      assertThat(e.stage()).isEqualTo(ConnectionStage.KEY_EXCHANGE);
      assertThat(e.likelyCause()).contains("MaxStartups");
      assertThat(e.advice()).contains("Try again in a moment");
    }
  }

  /** A log-in that has begun and goes no further; sshd may still count the one before. */
  private static Socket unfinished(int port) throws Exception {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
    while (Instant.now().isBefore(deadline)) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(10_000);
      if (new String(socket.getInputStream().readNBytes(4), US_ASCII).equals("SSH-")) {
        return socket;
      }
      socket.close();
    }
    throw new IllegalStateException("sshd takes no log-in");
  }

  @Test
  void aSessionBeyondMaxSessionsSaysWhatToDoAndTheConnectionStaysGood() throws Exception {
    try (OpenSshServer server = start("ed25519", "MaxSessions 2");
        Shell shell =
            connect(
                profile(server, TestKeys.privateOnly(home, "ed25519")), Answers.with(), Map.of())) {
      List<RemoteProcess> running = new ArrayList<>();
      assertThatThrownBy(
              () -> {
                while (running.size() < 3) {
                  running.add(shell.exec("cat"));
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessageContaining("MaxSessions in its sshd_config")
          .hasMessageContaining("end a log or capture of this instance");
      assertThat(shell.isOpen()).isTrue();
      running.forEach(RemoteProcess::close);
    }
  }

  @Test
  void aServerWithoutSessionsFailsAtShell() throws Exception {
    try (OpenSshServer server = start("ed25519", "MaxSessions 0")) {
      ConnectionProfile profile = profile(server, TestKeys.privateOnly(home, "ed25519"));
      ConnectionException e =
          catchThrowableOfType(
              ConnectionException.class, () -> connect(profile, Answers.with(), Map.of()));
      assertThat(e.stage()).isEqualTo(ConnectionStage.SHELL);
      assertThat(e.what()).contains("opens no session");
      assertThat(e.likelyCause()).contains("MaxSessions 0");
    }
  }

  private OpenSshServer start(String authorized, String options) throws Exception {
    return OpenSshServer.start(home, TestKeys.publicLine(authorized) + "\n", options);
  }

  private ConnectionProfile profile(OpenSshServer server, Path... keys) {
    List<String> files = new ArrayList<>();
    for (Path key : keys) {
      files.add(key.toString());
    }
    return ConnectionProfile.of("real", "127.0.0.1")
        .withPort(OptionalInt.of(server.port()))
        .withUser(Optional.of(System.getProperty("user.name")))
        .withIdentityFiles(files)
        .withSshConfig(false);
  }

  private Shell connect(ConnectionProfile profile, Answers answers, Map<String, String> variables)
      throws Exception {
    return new SshConnector(TestEnvironment.at(home, variables))
        .connect(profile, answers, ConnectionProgress.none(), Cancellation.none());
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
