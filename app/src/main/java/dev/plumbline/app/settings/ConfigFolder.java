package dev.plumbline.app.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the platform wants configuration to lie. */
public final class ConfigFolder {
  private ConfigFolder() {}

  /**
   * {@code PLUMBLINE_CONFIG} if set, else {@code %APPDATA%\Plumbline}, {@code ~/Library/Application
   * Support/Plumbline} or {@code $XDG_CONFIG_HOME/plumbline} (XDG base directory specification;
   * {@code ~/.config} by default).
   */
  public static Path locate() {
    return locate(
        System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home", "."));
  }

  static Path locate(Map<String, String> environment, String system, String home) {
    String os = system.toLowerCase(Locale.ROOT);
    Optional<Path> chosen = variable(environment, "PLUMBLINE_CONFIG");
    if (chosen.isPresent()) {
      return chosen.get();
    }
    if (os.startsWith("windows")) {
      return variable(environment, "APPDATA").orElse(Path.of(home)).resolve("Plumbline");
    }
    if (os.startsWith("mac")) {
      return Path.of(home, "Library", "Application Support", "Plumbline");
    }
    return variable(environment, "XDG_CONFIG_HOME")
        .filter(Path::isAbsolute)
        .orElse(Path.of(home, ".config"))
        .resolve("plumbline");
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank()).map(Path::of);
  }
}
