package dev.plumbline.guide.playbook;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A read-only command behind a question, and where a recording keeps its answer. A capture asks for
 * everything at once, so the answer is often a part of what a wider command printed.
 *
 * @param run the command to copy
 * @param files of the recording that hold its output, the best first; a name ending in {@code /}
 *     means every file below; empty when no capture runs it
 * @param link only the block of this interface, in output that numbers them ({@code 2: ens5: ...})
 * @param having only lines that have these words
 * @param last only so many lines from the end
 */
public record QuestionCommand(
    String run,
    List<String> files,
    Optional<String> link,
    Optional<String> having,
    OptionalInt last) {

  QuestionCommand filled(Placeholders fill) {
    return new QuestionCommand(
        fill.command(run),
        files.stream().map(fill::text).toList(),
        link.map(fill::text),
        having.map(fill::text),
        last);
  }
}
