package dev.plumbline.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.app.terminal.PseudoTerminal;
import dev.plumbline.connect.AwsTarget;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.profile.ProfileStore;
import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.lab.aws.PracticeAws;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program itself, as a process, with saved instances and sign-ins of every kind. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class EveryProfileTest {
  private static final String CONFIG =
      """
      [profile keys]
      aws_access_key_id = AKIAPRACTICE
      aws_secret_access_key = practice
      [profile middle]
      role_arn = arn:aws:iam::111122223333:role/middle
      source_profile = keys
      [profile chain]
      role_arn = arn:aws:iam::111122223333:role/top
      source_profile = middle
      [profile sso]
      sso_session = corp
      sso_account_id = 111122223333
      sso_role_name = Support
      [profile ended]
      sso_session = gone
      sso_account_id = 111122223333
      sso_role_name = Support
      [sso-session corp]
      sso_region = us-west-2
      sso_start_url = https://corp.awsapps.com/start
      [sso-session gone]
      sso_region = us-west-2
      sso_start_url = https://gone.awsapps.com/start
      [profile process]
      credential_process = %s
      [profile console]
      login_session = arn:aws:iam::111122223333:user/alice
      [profile left]
      login_session = arn:aws:iam::111122223333:user/bob
      [profile guarded]
      role_arn = arn:aws:iam::111122223333:role/guarded
      source_profile = keys
      mfa_serial = arn:aws:iam::111122223333:mfa/alice
      """;

  private final Scenario scenario = PracticeLab.find("secondary-rules-missing").orElseThrow();
  private Optional<LabServer> ssh = Optional.empty();
  private Optional<PracticeAws> aws = Optional.empty();

  @TempDir private Path home = Path.of("");

  @BeforeEach
  void serve() throws Exception {
    LabServer server = LabServer.start(scenario, 0);
    ssh = Optional.of(server);
    aws =
        Optional.of(
            PracticeAws.start(scenario, scenario.recording(), PracticeAws.Setting.of(0, server)));
    Files.createDirectories(home.resolve(".aws/sso/cache"));
    Path process = home.resolve("keys.sh");
    program(
        process,
        """
        echo '{"Version": 1, "AccessKeyId": "AKIAPROCESS", "SecretAccessKey": "practice"}'
        """);
    program(
        Files.createDirectory(home.resolve("bin")).resolve("aws"),
        """
        if [ "$*" != 'configure export-credentials --profile console --format process' ]; then
          echo 'Your session has expired.' >&2
          exit 255
        fi
        echo '{"Version": 1, "AccessKeyId": "ASIALOGIN", "SecretAccessKey": "practice",'
        echo ' "SessionToken": "t", "Expiration": "2999-01-01T00:00:00+00:00"}'
        """);
    Files.writeString(home.resolve(".aws/config"), CONFIG.formatted(process));
    Files.writeString(
        home.resolve(".aws/sso/cache").resolve(sha1("corp") + ".json"),
        "{\"accessToken\": \"at\", \"expiresAt\": \"2999-01-01T00:00:00Z\"}");
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  @AfterEach
  void stop() throws IOException {
    aws.orElseThrow().close();
    ssh.orElseThrow().close();
  }

  private static String sha1(String name) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-1").digest(name.getBytes(UTF_8)));
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_ENDPOINT_URL", aws.orElseThrow().uri().toString());
    return variables;
  }

  private void save(ConnectionProfile profile) throws IOException {
    new ProfileStore(home.resolve("plumbline")).save(profile);
  }

  private void saveInstance(String awsProfile) throws IOException {
    String id = aws.orElseThrow().instanceId();
    save(
        ConnectionProfile.of("web", id)
            .withAgent(false)
            .withSshConfig(false)
            .withAws(Optional.of(target(awsProfile))));
  }

  private AwsTarget target(String awsProfile) {
    PracticeAws account = aws.orElseThrow();
    return new AwsTarget(account.instanceId(), account.region(), Optional.of(awsProfile));
  }

  private record Ran(int status, String out, String err) {}

  private Ran run(String... words) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(PseudoTerminal.command(home, words));
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().put("XDG_CONFIG_HOME", home.toString());
    builder
        .environment()
        .merge("PATH", home.resolve("bin").toString(), (old, bin) -> bin + ":" + old);
    builder.environment().putAll(variables());
    File err = home.resolve("stderr").toFile();
    Process process = builder.redirectError(err).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), out, Files.readString(err.toPath()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"keys", "chain", "sso", "process", "console"})
  void aSavedInstanceIsDiagnosedByEachKindOfSignIn(String awsProfile) throws Exception {
    saveInstance(awsProfile);
    Ran ran = run("diagnose", "--profile", "web", "--json");
    assertThat(ran.out()).as(ran.err()).contains("policy-rule-missing");
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err()).contains("answers of the account");
  }

  @ParameterizedTest
  @CsvSource({"ended, aws sso login --profile ended", "left, aws login --profile left"})
  void aSignInThatHasEndedNamesTheCommandThatRenewsIt(String awsProfile, String command)
      throws Exception {
    saveInstance(awsProfile);
    Ran ran = run("diagnose", "--profile", "web");
    assertThat(ran.status()).isEqualTo(4);
    assertThat(ran.err()).contains("Run: " + command);
  }

  @Test
  void aRoleThatWantsACodeAsksForItOnTheTerminal() throws Exception {
    saveInstance("guarded");
    Map<String, String> variables = variables();
    variables.put("XDG_CONFIG_HOME", home.toString());
    try (PseudoTerminal terminal =
        PseudoTerminal.plumbline(home, variables, "diagnose", "--profile", "web")) {
      terminal.awaitText("mfa/alice");
      terminal.type("123456\n");
      terminal.awaitText("answers of the account");
      terminal.awaitText("policy-rule-missing");
      assertThat(terminal.end().status()).isEqualTo(1);
    }
  }

  /** With the address, the user and the key that the practice instance has. */
  private ConnectionProfile overSsh() {
    LabServer server = ssh.orElseThrow();
    return ConnectionProfile.of("web", server.host())
        .withPort(OptionalInt.of(server.port()))
        .withUser(Optional.of(LabServer.USER))
        .withIdentityFiles(List.of(server.keyFile().toString()))
        .withAgent(false)
        .withPinnedHostKey(Optional.of(server.hostKeyFingerprint()));
  }

  @Test
  void aSavedInstanceOverSshIsDiagnosed() throws Exception {
    save(overSsh().withSshConfig(false));
    Ran ran = run("diagnose", "--profile", "web", "--json");
    assertThat(ran.out()).as(ran.err()).contains("policy-rule-missing");
    assertThat(ran.status()).isEqualTo(1);
  }

  @Test
  void aProxyCommandToAnInstanceOfTheAccountRunsWhereItIsAllowed() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the relay is written for bash");
    Path ran = home.resolve("ran");
    Files.writeString(
        Files.createDirectory(home.resolve(".ssh")).resolve("config"),
        """
        Host 127.0.0.1
          ProxyCommand /bin/bash -c 'touch %s; exec 3<>/dev/tcp/%%h/%%p; cat <&3 & exec cat >&3'
        """
            .formatted(ran));
    save(overSsh().withAws(Optional.of(target("keys"))));
    Ran refused = run("diagnose", "--profile", "web", "--way", "ssh");
    assertThat(refused.err()).contains("Add --allow-proxy-command to run it.");
    assertThat(ran).doesNotExist();
    Ran allowed = run("diagnose", "--profile", "web", "--way", "ssh", "--allow-proxy-command");
    assertThat(allowed.err()).contains("SSH leads in");
    assertThat(allowed.out()).contains("policy-rule-missing");
    assertThat(ran).exists();
  }

  @Test
  void anInstanceOfTheAccountIsCapturedByItsIdAndTheFileDiagnosed() throws Exception {
    Path file = home.resolve("case.plumb");
    String region = aws.orElseThrow().region();
    Ran captured =
        run(
            "capture",
            "--ssm",
            aws.orElseThrow().instanceId(),
            "--region",
            region,
            "--aws-profile",
            "keys",
            "--out",
            file.toString());
    assertThat(captured.status()).as(captured.err()).isZero();
    Ran diagnosed = run("diagnose", "--recording", file.toString(), "--json");
    assertThat(diagnosed.out()).contains("policy-rule-missing");
    assertThat(diagnosed.status()).isEqualTo(1);
  }
}
