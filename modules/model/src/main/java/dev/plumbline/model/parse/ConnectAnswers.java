package dev.plumbline.model.parse;

import dev.plumbline.model.Captured;
import dev.plumbline.model.envoy.ConnectAnswer;
import dev.plumbline.model.envoy.ConnectAnswer.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TCP connections tried through {@code /dev/tcp}: complaints, then {@code address:port exit=N}. */
final class ConnectAnswers {
  private static final String FILE = "tcp-endpoint-probe.txt";
  private static final Pattern END =
      Pattern.compile("\\[?(\\S+?)\\]?:(\\d{1,5}) exit=(\\d{1,3})\\s*");

  private ConnectAnswers() {}

  static Captured<List<ConnectAnswer>> read(Reading reading) {
    Optional<List<Line>> lines = reading.rawLines(FILE);
    if (lines.isEmpty()) {
      return reading.missing(FILE);
    }
    List<ConnectAnswer> answers = new ArrayList<>();
    boolean refused = false;
    for (Line line : lines.get()) {
      Matcher end = END.matcher(line.text());
      if (end.matches()) {
        answers.add(
            new ConnectAnswer(
                end.group(1),
                Integer.parseInt(end.group(2)),
                outcome(Integer.parseInt(end.group(3)), refused),
                line.evidence()));
        refused = false;
      } else {
        refused |= line.text().contains("Connection refused");
      }
    }
    return new Parsed<>(List.copyOf(answers), List.of(FILE), reading.whole(FILE)).captured();
  }

  private static Outcome outcome(int exit, boolean refused) {
    return switch (exit) {
      case 0 -> Outcome.CONNECTED;
      case 124, 28 -> Outcome.TIMED_OUT;
      default -> refused ? Outcome.REFUSED : Outcome.FAILED;
    };
  }
}
