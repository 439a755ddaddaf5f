package dev.plumbline.model.parse.envoy;

import dev.plumbline.model.Captured;
import dev.plumbline.model.envoy.NameAnswer;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Look-ups of the management name and of a name to compare with, by {@code getent}. */
final class NameAnswers {
  private static final List<String> FILES = List.of("getent-ems.txt", "getent-control-name.txt");
  private static final Pattern ROW =
      Pattern.compile("([0-9a-fA-F.:]+)\\s+STREAM(?:\\s+(\\S+))?\\s*");
  private static final Pattern EXIT = Pattern.compile("exit=(\\d{1,3})\\s*");

  private NameAnswers() {}

  static Captured<List<NameAnswer>> read(Reading reading) {
    List<NameAnswer> answers = new ArrayList<>();
    for (String file : FILES) {
      reading.rawLines(file).flatMap(lines -> answer(lines)).ifPresent(answers::add);
    }
    return answers.isEmpty()
        ? reading.missing(FILES.getFirst())
        : Captured.known(
            List.copyOf(answers),
            answers.stream().map(a -> a.evidence().file()).toArray(String[]::new));
  }

  private static Optional<NameAnswer> answer(List<Line> lines) {
    String name = "";
    List<String> addresses = new ArrayList<>();
    OptionalLong exit = OptionalLong.empty();
    Optional<Line> at = Optional.empty();
    for (Line line : lines) {
      Matcher row = ROW.matcher(line.text());
      Matcher end = EXIT.matcher(line.text());
      if (row.matches()) {
        addresses.add(row.group(1));
        name = row.group(2) == null || !name.isEmpty() ? name : row.group(2);
        at = at.or(() -> Optional.of(line));
      } else if (end.matches()) {
        exit = Json.number(end.group(1));
        at = at.or(() -> Optional.of(line));
      }
    }
    if (at.isEmpty()) {
      return Optional.empty();
    }
    int status = exit.isPresent() ? (int) exit.getAsLong() : addresses.isEmpty() ? 2 : 0;
    return Optional.of(new NameAnswer(name, List.copyOf(addresses), status, at.get().evidence()));
  }
}
