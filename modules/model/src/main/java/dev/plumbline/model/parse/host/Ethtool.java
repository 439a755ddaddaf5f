package dev.plumbline.model.parse.host;

import dev.plumbline.model.Captured;
import dev.plumbline.model.host.LinkCounters;
import dev.plumbline.model.host.LinkCounters.Counter;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Driver counters, {@code ethtool -S} of one link a file, or of all links one after another behind
 * lines {@code == LINK}.
 */
final class Ethtool {
  private static final String ALL = "ethtool-S.txt";
  private static final String AGAIN = "ethtool-S-2.txt";
  private static final Pattern FILE = Pattern.compile("ethtool-S-(.+)\\.txt");
  private static final Pattern HEAD = Pattern.compile("(?:== |Interface )(\\S+?):?\\s*");
  private static final Pattern COUNTER = Pattern.compile("\\s*(\\S+?):\\s*(\\d{1,18})\\s*");

  private Ethtool() {}

  static Captured<List<LinkCounters>> read(Reading reading) {
    Map<String, Map<String, Counter>> first = new LinkedHashMap<>();
    Map<String, Map<String, Counter>> second = new LinkedHashMap<>();
    List<String> files = new ArrayList<>();
    for (String file : reading.files(Pattern.compile("ethtool-S.*\\.txt")).toList()) {
      Optional<List<Line>> lines = reading.lines(file);
      if (lines.isPresent()) {
        boolean later = later(reading, file);
        files.add(file);
        counters(lines.get(), name(file, later))
            .forEach((link, c) -> (later ? second : first).putIfAbsent(link, c));
      }
    }
    List<LinkCounters> counters = new ArrayList<>();
    first.forEach(
        (link, c) ->
            counters.add(new LinkCounters(link, c, Optional.ofNullable(second.get(link)))));
    return files.isEmpty()
        ? reading.missing(ALL)
        : new Parsed<>(List.copyOf(counters), List.copyOf(files), true).captured();
  }

  /** A link may be called {@code x-2}; the second sample has a first one beside it. */
  private static boolean later(Reading reading, String file) {
    return file.equals(AGAIN)
        || file.endsWith("-2.txt")
            && reading.recording().has(file.replaceFirst("-2\\.txt$", ".txt"));
  }

  private static String name(String file, boolean later) {
    Matcher matcher = FILE.matcher(later ? file.replaceFirst("-2\\.txt$", ".txt") : file);
    return matcher.matches() ? matcher.group(1) : "";
  }

  private static Map<String, Map<String, Counter>> counters(List<Line> lines, String name) {
    Map<String, Map<String, Counter>> found = new LinkedHashMap<>();
    String link = name;
    for (Line line : lines) {
      Matcher head = HEAD.matcher(line.text());
      Matcher counter = COUNTER.matcher(line.text());
      if (head.matches()) {
        link = head.group(1);
      } else if (counter.matches() && !link.isEmpty()) {
        found
            .computeIfAbsent(link, _ -> new LinkedHashMap<>())
            .putIfAbsent(
                counter.group(1), new Counter(Long.parseLong(counter.group(2)), line.evidence()));
      }
    }
    found.replaceAll((_, c) -> Collections.unmodifiableMap(c));
    return found;
  }
}
