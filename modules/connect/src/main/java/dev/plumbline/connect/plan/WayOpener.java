package dev.plumbline.connect.plan;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.find.FoundInstance;
import dev.plumbline.connect.Access;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.ConnectionStage;
import dev.plumbline.connect.LentKey;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.connect.ssm.AccountSessions;
import dev.plumbline.connect.ssm.CommandShell;
import dev.plumbline.connect.ssm.KeyLender;
import dev.plumbline.connect.ssm.ProgressWords;
import dev.plumbline.connect.ssm.SessionServices;
import dev.plumbline.connect.ssm.SessionShell;
import dev.plumbline.connect.ssm.SessionWords;
import dev.plumbline.connect.ssm.SsmConnector;
import dev.plumbline.model.Cancellation;
import java.util.List;
import java.util.Optional;

/** Opens one way, with the connector that it needs. */
final class WayOpener implements PlannedConnector.Opener {
  private final SshConnector ssh;
  private final Optional<AwsAccount> account;
  private final ConnectionPlan plan;
  private final ConnectionPrompts prompts;
  private final PlanProgress progress;
  private final Cancellation stop;

  WayOpener(
      SshConnector ssh,
      Optional<AwsAccount> account,
      ConnectionPlan plan,
      ConnectionPrompts prompts,
      PlanProgress progress,
      Cancellation stop) {
    this.ssh = ssh;
    this.account = account;
    this.plan = plan;
    this.prompts = prompts;
    this.progress = progress;
    this.stop = stop;
  }

  @Override
  public Shell open(Way way) throws ConnectionException {
    return switch (way) {
      case SSH -> ssh.connect(overNetwork(), prompts, progress, stop);
      case INSTANCE_CONNECT -> withLentKey();
      case SSH_SESSION ->
          new SsmConnector(ssh, account()).connect(inSession(), prompts, progress, stop);
      case SHELL_SESSION -> session();
      case RUN_COMMAND -> CommandShell.open(account(), instance(), stop);
    };
  }

  /** In PowerShell nothing of ours runs; the terminal is there for a person. */
  private Shell session() throws ConnectionException {
    SessionServices services = AccountSessions.of(account());
    SessionWords words = new ProgressWords(progress);
    return plan.known().windows()
        ? SessionShell.terminalOnly(services, instance(), words)
        : SessionShell.open(services, instance(), words, stop);
  }

  private Shell withLentKey() throws ConnectionException {
    ConnectionProfile named = overNetwork();
    LentKey key =
        new KeyLender(account())
            .lend(
                instance(),
                named.user().orElseThrow(),
                plan.known().instance().map(FoundInstance::zone).filter(z -> !z.isEmpty()));
    return ssh.connect(named, Access.none().with(key), prompts, progress, stop);
  }

  private ConnectionProfile overNetwork() throws ConnectionException {
    Optional<String> address = Network.insisting(plan.profile(), plan.known());
    if (address.isEmpty()) {
      throw failure(
          "no address of it is known", List.of("Name one with --ssh, or use another way"));
    }
    return named(plan.profile().withAddress(address.get()));
  }

  /** A session leads to the instance itself, whatever stands before its network. */
  private ConnectionProfile inSession() throws ConnectionException {
    return named(plan.profile().withAddress(instance()).withJump(Optional.of("none")));
  }

  /** Whoever logs in to an instance is seldom called as on this computer. */
  private ConnectionProfile named(ConnectionProfile profile) {
    String user = ssh.user(profile).orElseGet(() -> Network.usualUser(plan.known()));
    return profile.withUser(Optional.of(user));
  }

  private String instance() throws ConnectionException {
    Optional<String> id = plan.instance();
    if (id.isEmpty()) {
      throw failure("the instance's id is not known", List.of("Name it with --ssm"));
    }
    return id.get();
  }

  private AwsAccount account() throws ConnectionException {
    if (account.isEmpty()) {
      throw failure(
          plan.known().trouble().map(AwsException::what).orElse("no account is signed in"),
          List.of("Sign in to the account that the instance is in"));
    }
    return account.get();
  }

  private ConnectionException failure(String what, List<String> advice) {
    return new ConnectionException(
        ConnectionStage.CONFIGURATION, plan.profile().address(), what, "", advice);
  }
}
