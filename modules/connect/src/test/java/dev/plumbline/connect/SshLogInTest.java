package dev.plumbline.connect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.model.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.apache.sshd.core.CoreModuleProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshLogInTest {
  @TempDir Path home;
  private TestServer server;

  @BeforeEach
  void makeServer() throws Exception {
    Files.createDirectories(home.resolve(".ssh"));
    server = TestServer.at(home.resolve("host-key"));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ed25519",
        "rsa",
        "ecdsa",
        "rsa-pem",
        "rsa-pkcs8",
        "ecdsa-pem",
        "ed25519-locked",
        "ed25519-chacha",
        "rsa-locked",
        "rsa-pem-locked",
        "rsa-pkcs8-locked"
      })
  void keyFilesOfEveryFormLogIn(String name) throws Exception {
    server.authorize(TestKeys.blob(name)).start();
    Path key = TestKeys.privateOnly(home, name);
    try (Shell shell = connect(profile().withIdentityFiles(List.of(key.toString())), "correct")) {
      assertThat(run(shell, "echo hello")).isEqualTo("hello\n");
    }
  }

  @Test
  void aWrongPassphraseIsAskedAgain() throws Exception {
    server.authorize(TestKeys.blob("ed25519-locked")).start();
    Path key = TestKeys.privateOnly(home, "ed25519-locked");
    Answers answers = Answers.with("wrong", "correct");
    connect(profile().withIdentityFiles(List.of(key.toString())), answers, new Recorder()).close();
    assertThat(answers.asked)
        .containsExactly("passphrase of ed25519-locked 1", "passphrase of ed25519-locked 2");
  }

  @Test
  void aPassphraseThatNeverFitsIsToldInTheFailure() throws Exception {
    server.authorize(TestKeys.blob("ed25519-locked")).start();
    Path key = TestKeys.privateOnly(home, "ed25519-locked");
    ConnectionException e = refused(key, Answers.with("a", "b", "c"));
    assertThat(e.what()).isEqualTo("no key could be used; the server takes publickey");
    assertThat(e.likelyCause())
        .isEqualTo("Key file " + key + " left out: the passphrase does not fit");
  }

  @Test
  void aKeyEncryptedByAnUnknownCipherIsNotAskedAbout() throws Exception {
    server.start();
    Path key = TestKeys.privateOnly(home, "ed25519-locked");
    byte[] text = Files.readString(key).replaceAll("-----[^-]*-----|\\s", "").getBytes(US_ASCII);
    byte[] bytes = Base64.getDecoder().decode(text);
    bytes[new String(bytes, ISO_8859_1).indexOf("aes256-ctr")] = 'x';
    Files.writeString(
        key,
        "-----BEGIN OPENSSH PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(bytes)
            + "\n-----END OPENSSH PRIVATE KEY-----\n");
    Answers answers = Answers.with("correct");
    ConnectionException e = refused(key, answers);
    assertThat(answers.asked).isEmpty();
    assertThat(e.likelyCause())
        .contains("it is encrypted with xes256-ctr, which is not supported")
        .endsWith("ssh-keygen -p -Z aes256-ctr -f " + key);
  }

  @Test
  void anAgentThatIsNotThereIsNamed() throws Exception {
    server.start();
    Path socket = home.resolve("no-agent");
    ConnectionException missing = refused(profile(), Map.of("SSH_AUTH_SOCK", socket.toString()));
    assertThat(missing.likelyCause()).startsWith("There is no SSH agent at " + socket);
    ConnectionException unset = refused(profile(), Map.of());
    assertThat(unset.likelyCause())
        .isEqualTo(
            "There is no key file to offer, and no SSH agent is running (SSH_AUTH_SOCK is not"
                + " set)");
  }

  private ConnectionException refused(Path key, Answers answers) {
    ConnectionProfile profile = profile().withIdentityFiles(List.of(key.toString()));
    return catchThrowableOfType(
        ConnectionException.class, () -> connect(profile, answers, new Recorder()));
  }

  private ConnectionException refused(ConnectionProfile profile, Map<String, String> variables) {
    return catchThrowableOfType(
        ConnectionException.class,
        () ->
            new SshConnector(environment(variables))
                .connect(profile, Answers.with(), new Recorder(), Cancellation.none()));
  }

  @Test
  void aPassphraseIsNotAskedForAKeyTheServerDoesNotTake() throws Exception {
    server.authorize(TestKeys.blob("rsa")).start();
    Path locked = TestKeys.privateOnly(home, "ed25519-locked");
    Path good = TestKeys.privateOnly(home, "rsa");
    Answers answers = Answers.with();
    List<String> files = List.of(locked.toString(), good.toString());
    connect(profile().withIdentityFiles(files), answers, new Recorder()).close();
    assertThat(answers.asked).isEmpty();
  }

  @Test
  void anUnreadableKeyFileIsNamedAndTheNextOneTried() throws Exception {
    server.authorize(TestKeys.blob("rsa")).start();
    Path wrong = Files.writeString(home.resolve("notes.txt"), "not a key\n");
    Path unsupported = TestKeys.privateOnly(home, "ed25519-pkcs8");
    Path good = TestKeys.privateOnly(home, "rsa");
    Recorder recorder = new Recorder();
    List<String> files = List.of(wrong.toString(), unsupported.toString(), good.toString());
    connect(profile().withIdentityFiles(files), Answers.with(), recorder).close();
    assertThat(recorder.warnings)
        .anyMatch(w -> w.contains("notes.txt: this is not a private key"))
        .anyMatch(w -> w.contains("ed25519-pkcs8: Ed25519 keys in PKCS8 form are not supported"));
  }

  @Test
  void aPasswordIsAskedUntilItIsRight() throws Exception {
    server.password("secret").start();
    Answers answers = Answers.with("wrong", "secret");
    connect(profile(), answers, new Recorder()).close();
    assertThat(answers.asked)
        .hasSize(2)
        .allMatch(a -> a.startsWith("password of tester@127.0.0.1"));
  }

  @Test
  void theServersQuestionsAreAnswered() throws Exception {
    server.code("123456").start();
    Answers answers = Answers.with("123456");
    connect(profile(), answers, new Recorder()).close();
    assertThat(answers.asked).containsExactly("Verification code: ");
  }

  @Test
  void aKeyAndASecondFactorLogInTogether() throws Exception {
    server.authorize(TestKeys.blob("ed25519")).code("123456");
    CoreModuleProperties.AUTH_METHODS.set(server.server(), "publickey,keyboard-interactive");
    server.start();
    Path key = TestKeys.privateOnly(home, "ed25519");
    Answers answers = Answers.with("123456");
    connect(profile().withIdentityFiles(List.of(key.toString())), answers, new Recorder()).close();
    assertThat(answers.asked).containsExactly("Verification code: ");
  }

  @Test
  void aMissingSecondFactorIsNamed() throws Exception {
    server.authorize(TestKeys.blob("ed25519")).password("x");
    CoreModuleProperties.AUTH_METHODS.set(server.server(), "publickey,password");
    server.start();
    Path key = TestKeys.privateOnly(home, "ed25519");
    ConnectionException failure =
        failure(profile().withIdentityFiles(List.of(key.toString())), Answers.with("1", "2", "3"));
    assertThat(failure.stage()).isEqualTo(ConnectionStage.AUTHENTICATION);
    assertThat(failure.what()).contains("another is asked for: password");
  }

  @Test
  void aRefusedLogInNamesTheUsersOfTheImages() throws Exception {
    server.authorize(TestKeys.blob("rsa")).start();
    Path key = TestKeys.privateOnly(home, "ed25519");
    ConnectionException failure =
        failure(profile().withIdentityFiles(List.of(key.toString())), Answers.with());
    assertThat(failure.stage()).isEqualTo(ConnectionStage.AUTHENTICATION);
    assertThat(failure.what()).isEqualTo("1 key was refused; the server takes publickey");
    assertThat(failure.advice()).anyMatch(a -> a.contains("ec2-user") && a.contains("ubuntu"));
  }

  @Test
  void moreKeysThanTheServerAllowsAreTriedOnFurtherConnections() throws Exception {
    CoreModuleProperties.MAX_AUTH_REQUESTS.set(server.server(), 4);
    server.authorize(TestKeys.blob("rsa-pkcs8")).start();
    List<String> names =
        List.of("ecdsa", "ed25519", "rsa-pem", "ecdsa-pem", "authority", "rsa", "rsa-pkcs8");
    List<String> files = new ArrayList<>();
    for (String name : names) {
      files.add(TestKeys.privateOnly(home, name).toString());
    }
    connect(profile().withIdentityFiles(files), Answers.with(), new Recorder()).close();
    assertThat(server.offered).anyMatch(o -> equal(o, "rsa-pkcs8"));
  }

  @Test
  void theKeyThatWorkedLastIsOfferedFirst() throws Exception {
    server.authorize(TestKeys.blob("rsa")).start();
    List<String> files =
        List.of(
            TestKeys.privateOnly(home, "ed25519").toString(),
            TestKeys.privateOnly(home, "rsa").toString());
    SshConnector connector = new SshConnector(environment(Map.of()));
    for (int i = 0; i < 2; i++) {
      server.offered.clear();
      connector
          .connect(
              profile().withIdentityFiles(files),
              Answers.with(),
              new Recorder(),
              Cancellation.none())
          .close();
    }
    assertThat(server.offered).allMatch(o -> equal(o, "rsa"));
  }

  @Test
  void theStepsAreNamedWithTheirResults() throws Exception {
    server.password("secret").start();
    Recorder recorder = new Recorder();
    connect(profile().withSshConfig(true), Answers.with("secret"), recorder).close();
    assertThat(recorder.planned)
        .extracting(ConnectionStep::title)
        .containsExactly(
            "Read ~/.ssh/config",
            "Connect to 127.0.0.1:" + server.port(),
            "Verify host key",
            "Log in",
            "Open shell");
    assertThat(recorder.lines.get(1)).startsWith("Connect to 127").contains("SSHD");
    assertThat(recorder.lines.get(2)).isEqualTo("Verify host key: ECDSA, accepted now");
    assertThat(recorder.lines.get(3)).isEqualTo("Log in: tester, password");
  }

  @Test
  void stoppingWhileAPersonIsAskedEndsTheConnection() throws Exception {
    server.password("secret").start();
    Cancellation stop = new Cancellation();
    ConnectionPrompts stopping = new StoppingPrompts(stop);
    CancellationException stopped =
        catchThrowableOfType(
            CancellationException.class,
            () ->
                new SshConnector(environment(Map.of()))
                    .connect(profile(), stopping, new Recorder(), stop));
    assertThat(stopped).isNotNull();
  }

  /** Asks to stop instead of answering. */
  private record StoppingPrompts(Cancellation stop) implements ConnectionPrompts {
    @Override
    public HostKeyDecision unknownHostKey(HostKeyQuestion question) {
      stop.request();
      return HostKeyDecision.ACCEPT_ONCE;
    }
  }

  private static boolean equal(byte[] blob, String name) {
    try {
      return Arrays.equals(blob, TestKeys.blob(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ConnectionProfile profile() {
    return ConnectionProfile.of("test", "127.0.0.1")
        .withPort(OptionalInt.of(server.port()))
        .withUser(Optional.of(TestServer.USER))
        .withSshConfig(false);
  }

  private Shell connect(ConnectionProfile profile, String... secrets) throws Exception {
    return connect(profile, Answers.with(secrets), new Recorder());
  }

  private Shell connect(ConnectionProfile profile, Answers answers, Recorder recorder)
      throws Exception {
    return new SshConnector(environment(Map.of()))
        .connect(profile, answers, recorder, Cancellation.none());
  }

  private ConnectionException failure(ConnectionProfile profile, Answers answers) {
    return catchThrowableOfType(
        ConnectionException.class, () -> connect(profile, answers, new Recorder()).close());
  }

  private LocalEnvironment environment(Map<String, String> variables) {
    return TestEnvironment.at(home, variables);
  }

  private static String run(Shell shell, String command) throws Exception {
    try (RemoteProcess process = shell.exec(command)) {
      process.stdin().close();
      String out = new String(process.stdout().readAllBytes());
      assertThat(process.join(Duration.ofSeconds(60))).isTrue();
      assertThat(process.exit()).hasValue(0);
      return out;
    }
  }
}
