package dev.plumbline.connect.ssm;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.connect.Access;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ConnectionProgress;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.ConnectionStage;
import dev.plumbline.connect.LentKey;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.model.Cancellation;
import java.util.List;
import java.util.Optional;

/**
 * Opens shells over SSH through sessions of Session Manager. One's own keys are tried first; where
 * the instance takes none of them, EC2 Instance Connect lends it one for a minute.
 */
public final class SsmConnector {
  private static final String USUAL_USER = "ec2-user";
  private static final int SSH = 22;

  private final SshConnector ssh;
  private final AwsAccount account;

  public SsmConnector(SshConnector ssh, AwsAccount account) {
    this.ssh = ssh;
    this.account = account;
  }

  /**
   * Connects. Blocks; run it off the user-interface thread.
   *
   * @param profile whose address is the instance's id; user, keys and jump hosts as for SSH
   * @throws ConnectionException naming the stage, the likely cause and what to do
   * @throws java.util.concurrent.CancellationException when {@code stop} was requested
   */
  public Shell connect(
      ConnectionProfile profile,
      ConnectionPrompts prompts,
      ConnectionProgress progress,
      Cancellation stop)
      throws ConnectionException {
    String instance = profile.address();
    SessionTunnel tunnel =
        new SessionTunnel(
            AccountSessions.of(account),
            instance,
            profile.port().orElse(SSH),
            new ProgressWords(progress));
    Access access = Access.through(tunnel);
    ConnectionPrompts vouched = new VouchedPrompts(prompts);
    ConnectionProfile named =
        profile.user().isPresent() ? profile : profile.withUser(Optional.of(USUAL_USER));
    try {
      return ssh.connect(named, access, vouched, progress, stop);
    } catch (ConnectionException refused) {
      if (refused.stage() != ConnectionStage.AUTHENTICATION) {
        throw refused;
      }
      LentKey key = lend(instance, named.user().orElse(USUAL_USER), refused);
      return ssh.connect(named, access.with(key), vouched, progress, stop);
    }
  }

  private LentKey lend(String instance, String user, ConnectionException refused)
      throws ConnectionException {
    try {
      return new KeyLender(account).lend(instance, user, Optional.empty());
    } catch (ConnectionException e) {
      ConnectionException both =
          new ConnectionException(
              refused.stage(),
              instance,
              refused.what() + "; " + e.what(),
              refused.likelyCause(),
              List.of("Name a key with --identity, or the user with --ssm USER@" + instance));
      both.initCause(e);
      throw both;
    }
  }
}
