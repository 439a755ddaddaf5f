package dev.plumbline.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads this machine. */
final class LocalEnvironments {
  private LocalEnvironments() {}

  static LocalEnvironment system() {
    Map<String, String> variables = System.getenv();
    Path home = Path.of(System.getProperty("user.home"));
    boolean windows = os().contains("windows");
    Path system =
        windows
            ? Path.of(variables.getOrDefault("ProgramData", "C:\\ProgramData"), "ssh", "ssh_config")
            : Path.of("/etc/ssh/ssh_config");
    return new LocalEnvironment(
        home,
        System.getProperty("user.name"),
        uid(home),
        hostName(variables),
        variables,
        home.resolve(".ssh").resolve("config"),
        Optional.of(system),
        folder(os(), home, variables, Optional.ofNullable(System.getProperty("plumbline.config"))));
  }

  /**
   * The folder for settings: what {@code plumbline.config} says, else {@code
   * $XDG_CONFIG_HOME/plumbline}, {@code %APPDATA%\Plumbline} or {@code ~/Library/Application
   * Support/Plumbline}.
   */
  static Path folder(
      String os, Path home, Map<String, String> variables, Optional<String> override) {
    if (override.isPresent()) {
      return Path.of(override.get());
    }
    if (os.contains("windows")) {
      String roaming = variables.get("APPDATA");
      return (roaming == null ? home.resolve("AppData").resolve("Roaming") : Path.of(roaming))
          .resolve("Plumbline");
    }
    if (os.contains("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("Plumbline");
    }
    String xdg = variables.getOrDefault("XDG_CONFIG_HOME", "");
    // The XDG base directory specification: a relative path is invalid and ignored.
    boolean usable = !xdg.isEmpty() && Path.of(xdg).isAbsolute();
    return (usable ? Path.of(xdg) : home.resolve(".config")).resolve("plumbline");
  }

  private static String os() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
  }

  private static long uid(Path home) {
    try {
      // Linux gives the running process's id; elsewhere the home's owner is the user.
      Path subject = Files.exists(Path.of("/proc/self")) ? Path.of("/proc/self") : home;
      return ((Number) Files.getAttribute(subject, "unix:uid")).longValue();
    } catch (IOException | UnsupportedOperationException e) {
      return -1;
    }
  }

  private static String hostName(Map<String, String> variables) {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return variables.getOrDefault("HOSTNAME", "localhost");
    }
  }
}
