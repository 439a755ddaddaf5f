package dev.plumbline.connect;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What ssh takes from the machine it runs on. Tests make their own.
 *
 * @param user local user name ({@code %u})
 * @param uid numeric user id ({@code %i}); -1 where there is none
 * @param hostName full local name ({@code %l})
 * @param sshConfig the user's configuration file; may not exist
 * @param systemConfig the system-wide one; may not exist
 * @param folder where Plumbline keeps its own files
 */
public record LocalEnvironment(
    Path home,
    String user,
    long uid,
    String hostName,
    Map<String, String> variables,
    Path sshConfig,
    Optional<Path> systemConfig,
    Path folder) {
  public LocalEnvironment {
    variables = Map.copyOf(variables);
  }

  /** This machine, this user. */
  public static LocalEnvironment system() {
    return LocalEnvironments.system();
  }

  /** The same, keeping Plumbline's own files elsewhere. */
  public LocalEnvironment withFolder(Path value) {
    return new LocalEnvironment(
        home, user, uid, hostName, variables, sshConfig, systemConfig, value);
  }

  /** The same, with another file in the place of {@code ~/.ssh/config} and no system-wide one. */
  public LocalEnvironment withSshConfig(Path value) {
    return new LocalEnvironment(
        home, user, uid, hostName, variables, value, Optional.empty(), folder);
  }
}
