package dev.plumbline.app.integration;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.profile.AwsLogin;
import dev.plumbline.aws.profile.AwsPrompts;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ConnectionProgress;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.connect.ssm.AccountSessions;
import dev.plumbline.connect.ssm.SessionServices;
import dev.plumbline.connect.ssm.SsmConnector;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.lab.aws.PracticeAws;
import dev.plumbline.model.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The practice account before an SSH server, and an engineer who is signed in to it. */
final class SessionPath implements AutoCloseable {
  private final PracticeAws aws;
  private final AwsAccount account;

  private SessionPath(PracticeAws aws, AwsAccount account) {
    this.aws = aws;
    this.account = account;
  }

  /**
   * @param setting whose SSH port the agent dials
   * @param home without profiles
   */
  static SessionPath start(PracticeAws.Setting setting, Path home) throws Exception {
    Scenario scenario = PracticeLab.find("secondary-rules-missing").orElseThrow();
    PracticeAws aws = PracticeAws.start(scenario, scenario.recording(), setting);
    AwsEnvironment environment = new AwsEnvironment(aws.variables(), home);
    return new SessionPath(
        aws,
        new AwsLogin(environment, AwsPrompts.none())
            .open(Optional.empty(), Optional.of(aws.region())));
  }

  /** What a program needs in its environment to meet this account. */
  Map<String, String> variables() {
    return aws.variables();
  }

  String instance() {
    return aws.instanceId();
  }

  SessionServices services() {
    return AccountSessions.of(account);
  }

  /**
   * A shell over SSH in a session.
   *
   * @param profile with user and keys, however its host is reached otherwise
   */
  Shell shell(ConnectionProfile profile) throws IOException {
    return new SsmConnector(new SshConnector(LocalEnvironment.system()), account)
        .connect(
            profile.withAddress(instance()).withPort(OptionalInt.empty()),
            ConnectionPrompts.none(),
            ConnectionProgress.none(),
            Cancellation.none());
  }

  @Override
  public void close() throws IOException {
    account.close();
    aws.close();
  }
}
