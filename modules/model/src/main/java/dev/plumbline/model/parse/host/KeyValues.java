package dev.plumbline.model.parse.host;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.HostClock;
import dev.plumbline.model.Sysctl;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import dev.plumbline.model.parse.text.Words;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small files of single values: kernel settings, the clock, the package version. */
public final class KeyValues {
  private static final List<String> SYSCTLS = List.of("sysctl-net.txt", "sysctl-rp_filter.txt");
  private static final Pattern SETTING = Pattern.compile("\\s*([\\w./@:-]+?)\\s*[=:]\\s*(.*?)\\s*");
  private static final Pattern PACKAGE =
      Pattern.compile("amazon-ec2-net-utils[-_ ]v?(\\d+(?:\\.\\d+)+).*");

  private KeyValues() {}

  /**
   * Settings of both files. A path form is turned into the dotted one as sysctl(8) does: slash and
   * dot change places, so that {@code eth0.100} in a path is {@code eth0/100} in a name.
   */
  public static Captured<Map<String, Sysctl>> sysctls(Reading reading) {
    Map<String, Sysctl> settings = new LinkedHashMap<>();
    List<String> files = new ArrayList<>();
    boolean whole = true;
    for (String file : SYSCTLS) {
      Optional<List<Line>> lines = reading.lines(file);
      if (lines.isEmpty()) {
        continue;
      }
      files.add(file);
      whole &= reading.whole(file);
      for (Line line : lines.get()) {
        Matcher matcher = SETTING.matcher(line.text());
        if (matcher.matches() && !line.text().startsWith("sysctl: ")) {
          String name = dotted(matcher.group(1));
          settings.putIfAbsent(name, new Sysctl(name, matcher.group(2), line.evidence()));
        } else if (!line.blank() && !line.text().startsWith("sysctl: ")) {
          reading.problem(file, line.number(), "is no setting, skipped: " + line.evidence().text());
        }
      }
    }
    return files.isEmpty()
        ? reading.missing(SYSCTLS.getFirst())
        : new Parsed<>(Collections.unmodifiableMap(settings), List.copyOf(files), whole).captured();
  }

  private static String dotted(String name) {
    if (!name.startsWith("/proc/sys/")) {
      return name;
    }
    StringBuilder dotted = new StringBuilder();
    for (char c : name.substring("/proc/sys/".length()).toCharArray()) {
      dotted.append(c == '/' ? '.' : c == '.' ? '/' : c);
    }
    return dotted.toString();
  }

  /** The host's own time and its uptime, from {@code date.txt}. */
  public static Optional<HostClock> clock(Reading reading) {
    List<Line> lines =
        reading.lines("date.txt").orElse(List.of()).stream().filter(l -> !l.blank()).toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Optional<Instant> now = time(lines.getFirst().text().strip());
    if (now.isEmpty()) {
      reading.problem(
          "date.txt", lines.getFirst().number(), "does not begin with an ISO 8601 time");
    }
    Optional<Duration> uptime = lines.size() < 2 ? Optional.empty() : uptime(lines.get(1));
    Evidence evidence = lines.getFirst().evidence();
    return now.map(time -> new HostClock(time, uptime, evidence));
  }

  private static Optional<Duration> uptime(Line line) {
    try {
      double seconds = Double.parseDouble(Words.of(line.text()).take());
      return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    } catch (NumberFormatException e) {
      return Optional.empty(); // the time alone is still worth having
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty(); // said by the caller
    }
  }

  /** Version of amazon-ec2-net-utils from the package query, else from the manifest. */
  public static Optional<String> netUtilsVersion(Reading reading) {
    return reading.raw("rpm-q.txt").stream()
        .flatMap(String::lines)
        .map(line -> PACKAGE.matcher(line.strip()))
        .filter(Matcher::matches)
        .map(m -> m.group(1))
        .findFirst()
        .or(() -> reading.recording().manifest().packageVersion());
  }
}
