package dev.plumbline.model.parse.host;

import dev.plumbline.model.Captured;
import dev.plumbline.model.HostProcess;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Processes of the package, from {@code ps -eo pid,ppid,etimes,stat,args}. */
public final class Processes {
  private static final String FILE = "ps-setup-policy-routes.txt";
  private static final Pattern ROW =
      Pattern.compile("\\s*(\\d{1,10})\\s+(\\d{1,10})\\s+(\\d{1,12})\\s+(\\S+)\\s+(.*\\S)\\s*");

  private Processes() {}

  public static Captured<List<HostProcess>> read(Reading reading) {
    Optional<List<Line>> lines = reading.lines(FILE);
    if (lines.isEmpty()) {
      return reading.missing(FILE);
    }
    List<HostProcess> processes = new ArrayList<>();
    for (Line line : lines.get()) {
      Matcher row = ROW.matcher(line.text());
      if (row.matches()) {
        processes.add(
            new HostProcess(
                Long.parseLong(row.group(1)),
                Long.parseLong(row.group(2)),
                Long.parseLong(row.group(3)),
                row.group(4),
                row.group(5),
                line.evidence()));
      }
    }
    return new Parsed<>(List.copyOf(processes), List.of(FILE), reading.whole(FILE)).captured();
  }
}
