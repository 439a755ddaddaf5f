package dev.plumbline.model.parse.envoy;

import dev.plumbline.model.Captured;
import dev.plumbline.model.envoy.ListeningSocket;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Listening TCP sockets, from {@code ss -ltnp}. */
final class Sockets {
  private static final String FILE = "ss-ltnp.txt";
  private static final Pattern ROW =
      Pattern.compile("LISTEN\\s+\\d+\\s+\\d+\\s+\\[?(\\S+?)\\]?:(\\d{1,5})\\s+\\S+(.*)");
  private static final Pattern PROCESS = Pattern.compile("users:\\(\\(\"([^\"]+)\"");

  private Sockets() {}

  static Captured<List<ListeningSocket>> read(Reading reading) {
    Optional<List<Line>> lines = reading.lines(FILE);
    if (lines.isEmpty()) {
      return reading.missing(FILE);
    }
    List<ListeningSocket> sockets = new ArrayList<>();
    for (Line line : lines.get()) {
      Matcher row = ROW.matcher(line.text());
      if (row.matches()) {
        Matcher process = PROCESS.matcher(row.group(3));
        sockets.add(
            new ListeningSocket(
                row.group(1),
                Integer.parseInt(row.group(2)),
                process.find() ? process.group(1) : "",
                line.evidence()));
      }
    }
    return new Parsed<>(List.copyOf(sockets), List.of(FILE), reading.whole(FILE)).captured();
  }
}
