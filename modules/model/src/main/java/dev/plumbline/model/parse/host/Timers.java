package dev.plumbline.model.parse.host;

import dev.plumbline.model.Captured;
import dev.plumbline.model.UnitTimer;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Timers, from {@code systemctl list-timers}; the header tells where the columns begin. */
public final class Timers {
  private static final String FILE = "systemctl-timers.txt";

  private Timers() {}

  public static Captured<List<UnitTimer>> read(Reading reading) {
    Optional<List<Line>> lines = reading.lines(FILE);
    if (lines.isEmpty()) {
      return reading.missing(FILE);
    }
    List<UnitTimer> timers = new ArrayList<>();
    Optional<String> header = Optional.empty();
    for (Line line : lines.get()) {
      if (line.text().startsWith("NEXT")) {
        header = Optional.of(line.text());
      } else {
        timer(line, header).ifPresent(timers::add);
      }
    }
    return new Parsed<>(List.copyOf(timers), List.of(FILE), reading.whole(FILE)).captured();
  }

  private static Optional<UnitTimer> timer(Line line, Optional<String> header) {
    String[] words = line.text().strip().split("\\s+");
    if (words.length < 2 || !words[words.length - 2].endsWith(".timer")) {
      return Optional.empty();
    }
    return Optional.of(
        new UnitTimer(
            words[words.length - 2],
            words[words.length - 1],
            column(line.text(), header, "NEXT", "LEFT"),
            column(line.text(), header, "LAST", "PASSED"),
            line.evidence()));
  }

  private static String column(String line, Optional<String> header, String from, String to) {
    int start = header.map(h -> h.indexOf(from)).orElse(-1);
    int end = header.map(h -> h.indexOf(to)).orElse(-1);
    return start < 0 || end < start || end > line.length()
        ? "-"
        : line.substring(start, end).strip();
  }
}
