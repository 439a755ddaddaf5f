package dev.plumbline.report;

import dev.plumbline.diagram.Drawing;
import java.util.List;
import java.util.Optional;

/**
 * A trace, or a change that was tried, as the report prints it.
 *
 * @param title what was traced
 * @param outcome the answer in one sentence
 * @param detail what decided, in a sentence or two
 * @param parts lookups, reply, effects
 * @param commands to ask the kernel the same, or to make and undo the change
 * @param way the way lit in the diagram
 */
public record TraceSheet(
    String title,
    String outcome,
    String detail,
    List<Part> parts,
    List<String> commands,
    Optional<Drawing> way) {
  /** A lookup or another group of lines. */
  public record Part(String heading, List<Line> lines) {}

  /** A rule with what came of it. */
  public record Line(String label, String text) {}
}
