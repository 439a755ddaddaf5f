package dev.plumbline.connect.plan;

import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.agent.SshAgent;
import dev.plumbline.connect.sshconfig.ResolvedHost;
import dev.plumbline.connect.sshconfig.SshConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether this computer has a key to log in with. */
public final class OwnKeys {
  private OwnKeys() {}

  /** Looks at key files and asks the agent; may wait a few seconds. */
  public static boolean any(LocalEnvironment local, ConnectionProfile profile) {
    if (!profile.identityFiles().isEmpty()) {
      return true;
    }
    SshConfig config = profile.useSshConfig() ? SshConfig.read(local) : SshConfig.none(local);
    ResolvedHost host = config.resolve(profile.address(), profile.user(), profile.port());
    return host.identityFiles().stream().anyMatch(Files::isRegularFile)
        || (profile.useAgent() && held(host.agentSocket()));
  }

  private static boolean held(Optional<Path> socket) {
    try {
      return socket.isPresent()
          && Files.exists(socket.get())
          && !new SshAgent(socket.get()).keys().isEmpty();
    } catch (IOException e) {
      return false; // an agent that does not answer helps nobody; connecting tells why
    }
  }
}
