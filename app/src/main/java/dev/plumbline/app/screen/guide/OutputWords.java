package dev.plumbline.app.screen.guide;

import dev.plumbline.app.control.Visible;
import dev.plumbline.guide.playbook.CommandOutput;
import dev.plumbline.guide.playbook.QuestionCommand;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Recording;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said around the output of a command: how it was made, and why there is none. */
final class OutputWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
  private static final int LONGEST = 300;

  private OutputWords() {}

  /** {@code # exit 0, 02:53:46 UTC}; empty where the recording tells neither. */
  static String how(CommandOutput output, Recording recording) {
    List<String> words = new ArrayList<>();
    output.run().ifPresent(r -> r.exit().ifPresent(exit -> words.add("exit " + exit)));
    recording.captured().map(TIME::format).ifPresent(words::add);
    return words.isEmpty() ? "" : "# " + String.join(", ", words);
  }

  /** Why nothing can be shown; nothing for a command that no capture runs. */
  static Optional<String> notCaptured(QuestionCommand command) {
    return command.files().isEmpty()
        ? Optional.of("Not part of a capture; run it yourself")
        : Optional.of("Not captured: " + command.files().getFirst());
  }

  /** What the lines alone do not say: complaints, cuts, an empty answer. */
  static Optional<String> remark(CommandOutput output, QuestionCommand command) {
    List<String> words = new ArrayList<>();
    if (output.total() == 0) {
      words.add("No output");
    } else if (output.lines().isEmpty()) {
      String wanted = command.having().or(command::link).orElse("it");
      words.add("No line about " + wanted + " in " + output.file());
    }
    output
        .run()
        .flatMap(CommandRun::stderr)
        .filter(e -> !e.isBlank())
        .ifPresent(e -> words.add("said: " + Visible.line(e.strip(), LONGEST)));
    output.run().flatMap(CommandRun::cut).ifPresent(cut -> words.add("not whole: " + cut));
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", words));
  }

  /** The command of the capture, which is often wider than the one shown. */
  static String origin(CommandOutput output) {
    return output
        .run()
        .map(r -> output.file() + ", captured by: " + Visible.line(r.command(), LONGEST))
        .orElse(output.file());
  }
}
