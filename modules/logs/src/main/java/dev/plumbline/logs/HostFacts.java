package dev.plumbline.logs;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@link RemoteCommands#HOST_FACTS} told.
 *
 * @param machine machine id, empty when unknown
 * @param zone the host's own zone, UTC when unknown
 * @param zoneKnown false when UTC is only assumed
 * @param journal readable, unreadable or absent
 * @param sudo all, journalctl or no
 * @param missing tools that the file reader needs and the host lacks
 */
public record HostFacts(
    String machine,
    String boot,
    ZoneId zone,
    boolean zoneKnown,
    boolean journalctl,
    String journal,
    String sudo,
    List<String> missing) {
  public HostFacts {
    missing = List.copyOf(missing);
  }

  static HostFacts parse(String text) {
    Map<String, String> values = new HashMap<>();
    List<String> missing = new ArrayList<>();
    for (String line : text.split("\n")) {
      int blank = line.indexOf(' ');
      String name = blank < 0 ? line : line.substring(0, blank);
      String value = blank < 0 ? "" : line.substring(blank + 1).strip();
      if (name.equals("missing")) {
        missing.add(value);
      } else {
        values.put(name, value);
      }
    }
    String zone = values.getOrDefault("zone", "");
    int at = zone.indexOf("zoneinfo/");
    String named = at >= 0 ? zone.substring(at + 9) : values.getOrDefault("zonefile", "");
    ZoneId known = zone(named, values.getOrDefault("offset", ""));
    return new HostFacts(
        values.getOrDefault("machine", ""),
        values.getOrDefault("boot", ""),
        known,
        !named.isEmpty() || values.containsKey("offset"),
        values.getOrDefault("journalctl", "").startsWith("systemd"),
        journal(values),
        values.getOrDefault("sudo", "no"),
        missing);
  }

  /** Root reads everything, also a journal whose file lies elsewhere. */
  private static String journal(Map<String, String> values) {
    String said = values.getOrDefault("journal", "absent");
    boolean root = values.getOrDefault("uid", "").equals("0");
    return root && said.equals("unreadable") ? "readable" : said;
  }

  private static ZoneId zone(String name, String offset) {
    for (String candidate : List.of(name, offset)) {
      try {
        if (!candidate.isEmpty()) {
          return ZoneId.of(candidate);
        }
      } catch (DateTimeException e) {
        continue; // a name this Java does not know: the offset is the next best
      }
    }
    return ZoneOffset.UTC;
  }

  /** True when the whole journal can be read, if need be by sudo. */
  public boolean allRights() {
    return journal.equals("readable") || !sudo.equals("no");
  }
}
