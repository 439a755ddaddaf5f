package dev.plumbline.model.parse.envoy;

import dev.plumbline.model.Captured;
import dev.plumbline.model.envoy.Readiness;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Reading;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /ready}: the state, then the HTTP status that curl printed behind it. */
final class EnvoyReady {
  private static final String FILE = "envoy-ready.txt";
  private static final Pattern STATE =
      Pattern.compile("\\b(PRE_INITIALIZING|INITIALIZING|DRAINING|LIVE)");
  private static final Pattern STATUS = Pattern.compile("(\\d{3})\\s*$");

  private EnvoyReady() {}

  static Captured<Readiness> read(Reading reading) {
    Optional<List<Line>> lines = reading.lines(FILE);
    Optional<Line> state =
        lines.orElse(List.of()).stream().filter(l -> STATE.matcher(l.text()).find()).findFirst();
    OptionalInt status = OptionalInt.empty();
    for (Line line : lines.orElse(List.of())) {
      Matcher code = STATUS.matcher(line.text());
      status = code.find() ? OptionalInt.of(Integer.parseInt(code.group(1))) : status;
    }
    Optional<Line> shown = state.or(() -> lines.flatMap(l -> l.stream().findFirst()));
    if (shown.isEmpty() || status.orElse(0) == 0 && state.isEmpty()) {
      return reading.missing(FILE);
    }
    Matcher word = STATE.matcher(shown.get().text());
    return Captured.known(
        new Readiness(word.find() ? word.group(1) : "", status, shown.get().evidence()), FILE);
  }
}
