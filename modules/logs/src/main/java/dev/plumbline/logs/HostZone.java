package dev.plumbline.logs;

import dev.plumbline.model.Recording;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time zone of a host, which settles local times without an offset. */
final class HostZone {
  private static final String FILE = "timedatectl.txt";
  private static final Pattern NAME =
      Pattern.compile("(?m)^\\s*(?:Time zone: |Timezone=)([A-Za-z0-9_+/-]+)");

  private HostZone() {}

  /** From {@code timedatectl} or {@code timedatectl show}; empty when it was not captured. */
  static Optional<ZoneId> of(Recording recording) {
    Matcher name = NAME.matcher(recording.text(FILE).orElse(""));
    return name.find() ? zone(name.group(1)) : Optional.empty();
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty(); // a zone this computer does not know: times stay unknown
    }
  }
}
