package dev.plumbline.app.cli;

import dev.plumbline.model.Evidence;
import dev.plumbline.path.trace.VpcSide;
import dev.plumbline.path.vpc.VpcStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The VPC side of a path for people. */
final class VpcText {
  private VpcText() {}

  static List<String> lines(VpcSide side) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "VPC side"
            + (side.eni().isEmpty() ? "" : ", from " + side.eni())
            + ": "
            + side.answer().sentence());
    for (VpcStep step : side.answer().steps()) {
      lines.add(
          "  %-8s %-34s %s"
              .formatted(
                  step.sign().name().toLowerCase(Locale.ROOT),
                  (step.back() ? "back, " : "") + step.object(),
                  step.evidence().map(Evidence::place).orElse("")));
      lines.add("           " + step.text());
    }
    side.answer().notes().forEach(note -> lines.add("  note     " + note.text()));
    return lines;
  }
}
