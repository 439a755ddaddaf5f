package dev.plumbline.app.screen.connect;

import dev.plumbline.app.live.SignIns;
import dev.plumbline.app.shell.Clipboard;
import dev.plumbline.connect.AwsTarget;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ConnectionStage;
import dev.plumbline.connect.ConnectionStep;
import dev.plumbline.connect.ConnectionStep.Kind;
import dev.plumbline.connect.HostKeyFingerprint;
import dev.plumbline.connect.HostKeyQuestion;
import dev.plumbline.connect.HostKeyQuestion.StoredHostKey;
import dev.plumbline.connect.ProxyProgram;
import dev.plumbline.connect.plan.Attempt;
import dev.plumbline.connect.plan.ConnectionPlan;
import dev.plumbline.connect.plan.Known;
import dev.plumbline.connect.plan.Option;
import dev.plumbline.connect.plan.Option.Outlook;
import dev.plumbline.connect.plan.Way;
import dev.plumbline.connect.profile.ProfileImport;
import dev.plumbline.connect.sshconfig.ConfigProblem;
import dev.plumbline.connect.sshconfig.SshConfig.HostName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.collections.FXCollections;

/** The dialogs with invented data, for the tour. Call on the JavaFX thread. */
public final class ConnectExamples {
  private static final Instant NOW = Instant.parse("2026-11-21T03:04:17Z");
  private static final String TARGET = "10.0.50.28:22";
  private static final String SESSION =
      "aws ssm start-session --target i-0abc1234def567890 --document-name AWS-StartSSHSession"
          + " --parameters portNumber=22";

  private ConnectExamples() {}

  /** A new instance whose test failed behind its jump host. */
  public static InstanceDialog newInstance(Clipboard clipboard) {
    ConnectionProfile profile =
        new ConnectionProfile(
            "example",
            "web-2 secondary",
            "",
            "10.0.50.28",
            OptionalInt.of(22),
            Optional.of("ec2-user"),
            List.of(),
            true,
            Optional.of("ip-10-0-1-81"),
            true,
            Optional.empty(),
            List.of("web", "us-west-2"),
            false,
            "",
            Optional.empty());
    InstanceDialog dialog =
        new InstanceDialog(
            "New instance",
            profile,
            (p, t) -> () -> {},
            clipboard,
            new InstanceDialog.Instead(() -> {}, () -> {}));
    ConnectionTest test = new ConnectionTest(Runnable::run);
    failedTest(test);
    dialog.show(test.result().get());
    return dialog;
  }

  public static HostKeyDialog unknownHostKey(Clipboard clipboard) {
    return HostKeyDialog.unknown(question(List.of()), clipboard);
  }

  public static HostKeyDialog changedHostKey(Clipboard clipboard) {
    StoredHostKey stored =
        new StoredHostKey(
            new HostKeyFingerprint(
                "ssh-ed25519", "SHA256:9V/xb2b0M2Ama5Xbb4/sAddgMQVDBq5KSzgFmPbP0RQ"),
            "known_hosts",
            12,
            true,
            Optional.of(Instant.parse("2026-11-04T09:12:00Z")));
    return HostKeyDialog.changed(question(List.of(stored)), clipboard);
  }

  public static QuestionsDialog passphrase() {
    return QuestionsDialog.passphrase(Path.of("/home/alice/.ssh/id_ed25519"), 1);
  }

  public static QuestionsDialog wrongPassphrase() {
    return QuestionsDialog.passphrase(Path.of("/home/alice/.ssh/id_ed25519"), 2);
  }

  public static ProgramDialog program(Clipboard clipboard) {
    return new ProgramDialog(
        new ProxyProgram(
            "i-0abc1234def567890:22",
            SESSION,
            "aws ssm start-session --target %h --document-name AWS-StartSSHSession"
                + " --parameters portNumber=%p"),
        clipboard);
  }

  public static DeleteDialog delete() {
    return new DeleteDialog(saved().get(1));
  }

  public static ManageDialog manage() {
    return new ManageDialog(
        FXCollections.observableArrayList(saved()),
        new ManageDialog.Actions() {
          @Override
          public void edit(ConnectionProfile profile) {}

          @Override
          public void duplicate(ConnectionProfile profile) {}

          @Override
          public void delete(ConnectionProfile profile) {}

          @Override
          public void production(ConnectionProfile profile, boolean value) {}
        });
  }

  private static List<ConnectionProfile> saved() {
    return List.of(
        saved("bastion", "", "198.51.100.7", List.of("jump"), false),
        saved("ip-10-0-1-25", "shop", "10.0.1.25", List.of("web", "us-west-2"), true),
        saved("ip-10-0-1-81", "shop", "10.0.1.81", List.of("web"), true),
        saved("ip-10-0-1-101", "shop", "10.0.1.101", List.of(), false),
        saved("node-a1", "eks-blue", "ip-10-1-44-7.eu-west-1.compute.internal", List.of(), false),
        saved("node-a2", "eks-blue", "ip-10-1-44-9.eu-west-1.compute.internal", List.of(), false));
  }

  private static ConnectionProfile saved(
      String name, String group, String address, List<String> tags, boolean production) {
    return new ConnectionProfile(
        name,
        name,
        group,
        address,
        OptionalInt.empty(),
        Optional.of("ec2-user"),
        List.of(),
        true,
        Optional.empty(),
        true,
        Optional.empty(),
        tags,
        production,
        "",
        Optional.empty());
  }

  public static ImportDialog importPreview() {
    ProfileImport ssh =
        new ProfileImport(
            List.of(
                entry("bastion", 3, "ops@198.51.100.7:22", "", false, false),
                entry("web-1", 8, "ec2-user@10.0.1.25:22", "via bastion", false, false),
                entry("web-2", 8, "ec2-user@10.0.1.81:22", "via bastion", false, true),
                entry(
                    "i-0abc1234def567890",
                    15,
                    "ec2-user@i-0abc1234def567890:22",
                    "through Session Manager, by " + SESSION,
                    true,
                    false)),
            List.of(
                new HostName("*.internal", false, "config", 20),
                new HostName("*", false, "config", 27)),
            List.of(
                new ConfigProblem(
                    "config",
                    24,
                    "match-exec",
                    "a rule depends on the program \"on-vpn\", which is not run; not applied")),
            2);
    return new ImportDialog(
        new ImportDialog.Preview(
            ssh,
            List.of(
                new SignIns.Choice(
                    "support",
                    "role SupportReadOnly in 111122223333 by single sign-on",
                    Optional.of("eu-west-1"))),
            List.of()),
        () -> {});
  }

  /** An instance of an account whose first way failed and whose second one leads in. */
  public static InstanceDialog accountInstance(Clipboard clipboard) {
    ConnectionProfile profile =
        ConnectionProfile.of("shop-web-1", "i-0520d39b2549f75eb")
            .withAws(
                Optional.of(
                    new AwsTarget("i-0520d39b2549f75eb", "us-west-2", Optional.of("support"))));
    InstanceDialog dialog =
        new InstanceDialog(
            "New instance",
            profile,
            (p, t) -> () -> {},
            clipboard,
            new InstanceDialog.Instead(() -> {}, () -> {}));
    ConnectionTest test = new ConnectionTest(Runnable::run);
    triedWays(profile, test);
    dialog.show(test.result().get());
    return dialog;
  }

  private static void triedWays(ConnectionProfile profile, ConnectionTest test) {
    Option ssh = new Option(Way.SSH, Outlook.IMPOSSIBLE, "no public address and no jump host");
    Option lent =
        new Option(Way.INSTANCE_CONNECT, Outlook.IMPOSSIBLE, "no public address and no jump host");
    Option session = new Option(Way.SSH_SESSION, Outlook.RECOMMENDED, "needs no open port");
    Option plain =
        new Option(
            Way.SHELL_SESSION, Outlook.POSSIBLE, "needs neither an open port nor an SSH server");
    Option command =
        new Option(Way.RUN_COMMAND, Outlook.POSSIBLE, "captures only: no live tail, no terminal");
    Known known = new Known(Optional.empty(), Optional.empty(), true, Optional.empty());
    test.plan(new ConnectionPlan(profile, known, List.of(ssh, lent, session, plain, command)));
    test.wayBegan(session);
    ConnectionStep dial = step(Kind.CONNECT, "Open a session to port 22");
    test.planned(List.of(dial));
    test.started(dial);
    ConnectionException failure =
        new ConnectionException(
            ConnectionStage.TCP,
            "i-0520d39b2549f75eb",
            "nothing listens on port 22 of the instance",
            "",
            List.of());
    test.failed(dial, failure, Duration.ofMillis(312));
    test.wayFailed(
        new Attempt(Way.SSH_SESSION, Attempt.Outcome.FAILED, "nothing listens on port 22"));
    test.wayBegan(plain);
    ConnectionStep shell = step(Kind.OPEN_SHELL, "Open a shell");
    test.started(shell);
    test.done(shell, "ssm-user, encrypted by the account's key", Duration.ofMillis(204));
    test.wayOpened(new Attempt(Way.SHELL_SESSION, Attempt.Outcome.OPENED, "as ssm-user"));
    test.end(Optional.empty());
  }

  private static ProfileImport.Entry entry(
      String alias, int line, String reach, String via, boolean asks, boolean known) {
    HostName host = new HostName(alias, true, "config", line);
    return new ProfileImport.Entry(
        host, ConnectionProfile.of(alias, alias), reach, via, true, asks, known);
  }

  private static HostKeyQuestion question(List<StoredHostKey> stored) {
    return new HostKeyQuestion(
        "ip-10-0-1-101",
        new HostKeyFingerprint("ssh-ed25519", "SHA256:SBTZIJOsig9KIWOrh97lCbowalj1iIvg7csvzQcSAos"),
        stored,
        NOW,
        Optional.of("ip-10-0-1-25"));
  }

  private static void failedTest(ConnectionTest test) {
    ConnectionStep config = step(Kind.READ_CONFIG, "Read ~/.ssh/config");
    ConnectionStep jump = step(Kind.CONNECT, "Connect to jump host");
    ConnectionStep jumpKey = step(Kind.VERIFY_HOST_KEY, "Verify host key of jump host");
    ConnectionStep jumpIn = step(Kind.LOG_IN, "Log in to jump host");
    ConnectionStep tcp = step(Kind.CONNECT, "Open TCP from jump host to " + TARGET);
    ConnectionStep key = step(Kind.VERIFY_HOST_KEY, "Verify host key");
    ConnectionStep in = step(Kind.LOG_IN, "Log in");
    ConnectionStep shell = step(Kind.OPEN_SHELL, "Open shell");
    test.planned(List.of(config, jump, jumpKey, jumpIn, tcp, key, in, shell));
    test.done(config, "Host 10.0.50.*, 3 files, by way of ip-10-0-1-81", Duration.ofMillis(2));
    test.done(jump, "10.0.1.81 port 22, OpenSSH_8.7", Duration.ofMillis(38));
    test.done(jumpKey, "ED25519, known since 2026-10-12", Duration.ofMillis(1));
    test.done(jumpIn, "ec2-user, key 2 of the agent", Duration.ofMillis(122));
    ConnectionException failure =
        new ConnectionException(
            ConnectionStage.TCP,
            TARGET,
            "no answer to the jump host within 10 s",
            "A security group or network ACL does not let the jump host in, or the instance is"
                + " stopped or lost its networking",
            List.of("Try another address of the instance, such as that of its first interface"));
    test.failed(tcp, failure, Duration.ofMillis(10_100));
    test.end(Optional.of(failure));
  }

  private static ConnectionStep step(Kind kind, String title) {
    return new ConnectionStep(kind, 0, TARGET, title);
  }
}
