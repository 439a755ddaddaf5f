package dev.plumbline.connect;

import dev.plumbline.model.Cancellation;
import java.util.List;

/**
 * Opens shells over SSH. Blocks; run it off the user-interface thread. A shell stays open until it
 * is closed or the connection is lost.
 */
public final class SshConnector {
  private final LocalEnvironment local;

  public SshConnector(LocalEnvironment local) {
    this.local = local;
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
    throw new ConnectionException(
        ConnectionStage.CONFIGURATION,
        profile.address(),
        "connecting is not possible yet, home " + local.home(),
        "",
        List.of());
  }
}
