package dev.plumbline.report;

import dev.plumbline.model.Recording;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names a host gives itself: in the manifest, in journal lines, in its DHCP lease. */
final class HostNames {
  private static final int LINES = 200;
  private static final Pattern JOURNAL =
      Pattern.compile(
          "(?:\\d{4}-\\d\\d-\\d\\dT\\S+|[A-Z][a-z]{2} +\\d+ [\\d:.]+) ([\\w.-]+)"
              + " [^\\s:\\[]+(?:\\[\\d+\\])?:.*");
  private static final Pattern LEASE = Pattern.compile("HOSTNAME=([\\w.-]+)");

  private HostNames() {}

  /** All names found, the longest first, so that a full name is masked before its beginning. */
  static List<String> of(Recording recording) {
    Set<String> names = new LinkedHashSet<>();
    recording.manifest().host().ifPresent(names::add);
    for (String file : recording.files()) {
      if (file.endsWith(".txt") || file.endsWith(".log")) {
        recording.text(file).stream()
            .flatMap(String::lines)
            .limit(LINES)
            .forEach(line -> name(line, names));
      }
    }
    return names.stream().sorted((a, b) -> Integer.compare(b.length(), a.length())).toList();
  }

  private static void name(String line, Set<String> names) {
    for (Pattern pattern : List.of(JOURNAL, LEASE)) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.matches()) {
        names.add(matcher.group(1));
      }
    }
  }
}
