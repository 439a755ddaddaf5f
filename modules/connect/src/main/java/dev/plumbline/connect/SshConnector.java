package dev.plumbline.connect;

import dev.plumbline.connect.ssh.SshConnection;
import dev.plumbline.connect.sshconfig.SshConfig;
import dev.plumbline.model.Cancellation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens shells over SSH. Blocks; run it off the user-interface thread. A shell stays open until it
 * is closed or the connection is lost. Thread-safe; remembers which key opened which account, to
 * offer that one first the next time.
 */
public final class SshConnector {
  /** The command line that makes sure a shell answers: the same in every shell. */
  public static final String SHELL_CHECK = "echo plumbline-shell-ready";

  /** What {@link #SHELL_CHECK} must print, after whatever the start-up files say. */
  public static final String SHELL_READY = "plumbline-shell-ready";

  private final LocalEnvironment local;
  private final Map<String, byte[]> lastGood = new ConcurrentHashMap<>();

  public SshConnector(LocalEnvironment local) {
    this.local = local;
  }

  /** Who is to log in, as the profile or the configuration says; absent where neither does. */
  public Optional<String> user(ConnectionProfile profile) {
    return profile
        .user()
        .or(
            () ->
                profile.useSshConfig()
                    ? SshConfig.read(local)
                        .resolve(profile.address(), Optional.empty(), profile.port())
                        .configured("user")
                    : Optional.empty());
  }

  /**
   * Connects, verifies the host key, logs in, and makes sure that a shell answers.
   *
   * @throws ConnectionException naming the stage, the likely cause and what to do
   * @throws java.util.concurrent.CancellationException when {@code stop} was requested
   */
  public Shell connect(
      ConnectionProfile profile,
      ConnectionPrompts prompts,
      ConnectionProgress progress,
      Cancellation stop)
      throws ConnectionException {
    return new SshConnection(local, prompts, progress, stop, lastGood, Access.none()).open(profile);
  }

  /**
   * The same with what an account gives: a way through a session, a key lent for the moment.
   *
   * @throws ConnectionException naming the stage, the likely cause and what to do
   * @throws java.util.concurrent.CancellationException when {@code stop} was requested
   */
  public Shell connect(
      ConnectionProfile profile,
      Access access,
      ConnectionPrompts prompts,
      ConnectionProgress progress,
      Cancellation stop)
      throws ConnectionException {
    return new SshConnection(local, prompts, progress, stop, lastGood, access).open(profile);
  }
}
