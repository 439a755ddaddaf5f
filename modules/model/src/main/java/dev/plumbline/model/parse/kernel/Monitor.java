package dev.plumbline.model.parse.kernel;

import dev.plumbline.model.Captured;
import dev.plumbline.model.RouteEvent;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Events of {@code ip monitor}; its times ({@code -ts}) are local and taken as UTC. */
public final class Monitor {
  private static final String FILE = "ip-monitor.txt";
  private static final Pattern TIME =
      Pattern.compile("\\[(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+)\\] ?(.*)");
  private static final Pattern LABEL = Pattern.compile("\\[([A-Z]+)\\] ?(.*)");
  private static final Pattern ADDRESS = Pattern.compile("\\d+: \\S+\\s+inet6? .*");
  private static final Pattern LINK = Pattern.compile("\\d+: \\S+: <.*");
  private static final Pattern NEIGHBOUR =
      Pattern.compile(".*\\b(?:lladdr|REACHABLE|STALE|FAILED|INCOMPLETE|DELAY|PROBE)\\b.*");

  private Monitor() {}

  public static Captured<List<RouteEvent>> read(Reading reading) {
    Optional<List<Line>> lines = reading.lines(FILE);
    if (lines.isEmpty()) {
      return reading.missing(FILE);
    }
    List<RouteEvent> events = new ArrayList<>();
    StringBuilder more = new StringBuilder();
    for (Line line : lines.get()) {
      if (line.indented() && !events.isEmpty() && !RuleText.isRule(line.text())) {
        more.append('\n').append(line.text().strip());
      } else if (!line.blank()) {
        continueLast(events, more);
        events.add(event(line));
      }
    }
    continueLast(events, more);
    return new Parsed<>(List.copyOf(events), List.of(FILE), reading.whole(FILE)).captured();
  }

  private static void continueLast(List<RouteEvent> events, StringBuilder more) {
    if (!more.isEmpty()) {
      RouteEvent last = events.removeLast();
      events.add(
          new RouteEvent(
              last.time(), last.deleted(), last.kind(), last.text() + more, last.evidence()));
      more.setLength(0);
    }
  }

  private static RouteEvent event(Line line) {
    Matcher timed = TIME.matcher(line.text());
    Optional<Instant> time = timed.matches() ? time(timed.group(1)) : Optional.empty();
    String text = timed.matches() ? timed.group(2) : line.text();
    Matcher labelled = LABEL.matcher(text);
    text = labelled.matches() ? labelled.group(2) : text;
    boolean deleted = text.startsWith("Deleted ");
    text = (deleted ? text.substring(8) : text).strip();
    return new RouteEvent(time, deleted, kind(text), text, line.evidence());
  }

  private static String kind(String text) {
    if (RuleText.isRule(text)) {
      return "rule";
    }
    if (ADDRESS.matcher(text).matches()) {
      return "address";
    }
    if (LINK.matcher(text).matches()) {
      return "link";
    }
    if (NEIGHBOUR.matcher(text).matches()) {
      return "neigh";
    }
    return RouteText.isRoute(text) ? "route" : "other";
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty(); // the event counts without its time
    }
  }
}
