package dev.plumbline.model.parse.envoy;

import dev.plumbline.model.Captured;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.envoy.ManagementProbe;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Reading;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One verbose call of the management server by curl. A failed call is an answer too, so the exit
 * status of the command does not hide it.
 */
final class EnvoyManagementProbe {
  private static final String FILE = "ems-probe.txt";
  private static final Pattern EXIT = Pattern.compile("(?:curl: \\(|exit=)(\\d{1,3})\\)?.*");
  private static final Pattern HTTP = Pattern.compile("< HTTP/[\\d.]+ (\\d{3}).*");
  private static final Pattern GRPC = Pattern.compile("(?i)< grpc-status: (\\d{1,2})\\s*");
  private static final Pattern HOST =
      Pattern.compile(
          "(?:> Host: |\\* Could not resolve host: |> :authority: )([A-Za-z0-9.-]+).*"
              + "|\\* Connected to ([A-Za-z0-9.-]+) .*"
              + "|.*https://([A-Za-z0-9.-]+)/.*");
  private static final Pattern ADDRESS =
      Pattern.compile("\\*\\s+Trying \\[?([0-9a-fA-F.:]+?)\\]?:\\d+.*");

  private EnvoyManagementProbe() {}

  static Captured<ManagementProbe> read(Reading reading) {
    Optional<List<Line>> lines = reading.rawLines(FILE).filter(l -> !l.isEmpty());
    Optional<CommandRun> run = reading.recording().command(FILE);
    if (lines.isEmpty()) {
      return reading.missing(FILE);
    }
    Optional<Line> failure = first(lines.get(), EXIT).filter(l -> number(l, EXIT).orElse(0) != 0);
    Optional<Line> grpc = first(lines.get(), GRPC);
    Optional<Line> http = first(lines.get(), HTTP);
    OptionalInt written = failure.map(l -> number(l, EXIT)).orElse(OptionalInt.empty());
    OptionalInt exit =
        written.isPresent() ? written : run.map(CommandRun::exit).orElse(OptionalInt.empty());
    if (exit.isEmpty() && grpc.isEmpty() && http.isEmpty()) {
      return reading.missing(FILE);
    }
    Evidence at =
        failure
            .or(() -> grpc)
            .or(() -> http)
            .map(Line::evidence)
            .orElse(lines.get().getLast().evidence());
    return new Captured.Known<>(
        new ManagementProbe(
            host(lines.get(), run),
            exit.isEmpty() ? OptionalInt.of(0) : exit,
            http.map(l -> number(l, HTTP)).orElse(OptionalInt.empty()),
            grpc.map(l -> number(l, GRPC)).orElse(OptionalInt.empty()),
            first(lines.get(), ADDRESS).map(l -> group(l, ADDRESS)),
            at),
        List.of(FILE),
        reading.whole(FILE));
  }

  private static Optional<Line> first(List<Line> lines, Pattern pattern) {
    return lines.stream().filter(l -> pattern.matcher(l.text()).matches()).findFirst();
  }

  private static OptionalInt number(Line line, Pattern pattern) {
    return OptionalInt.of(Integer.parseInt(group(line, pattern)));
  }

  private static String group(Line line, Pattern pattern) {
    Matcher match = pattern.matcher(line.text());
    return match.matches() ? match.group(1) : "";
  }

  private static String host(List<Line> lines, Optional<CommandRun> run) {
    Line command = new Line(FILE, 0, run.map(CommandRun::command).orElse(""));
    return Stream.concat(lines.stream(), Stream.of(command))
        .map(l -> HOST.matcher(l.text()))
        .filter(Matcher::matches)
        .map(m -> m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3))
        .findFirst()
        .orElse("");
  }
}
