package dev.plumbline.app.flow;

import dev.plumbline.app.flow.StepLine.Sign;
import dev.plumbline.path.trace.VpcSide;
import dev.plumbline.path.vpc.VpcStep;
import java.util.List;

/** The VPC side of a path as lines of steps. */
public final class VpcLines {
  private VpcLines() {}

  /** What the flow meets, there and back. */
  public static List<StepLine> of(VpcSide side) {
    return side.answer().steps().stream().map(VpcLines::line).toList();
  }

  private static StepLine line(VpcStep step) {
    Sign sign =
        switch (step.sign()) {
          case PASS -> Sign.PASSED;
          case BLOCK -> Sign.REFUSED;
          case UNKNOWN -> Sign.SKIPPED;
        };
    return new StepLine(
        sign,
        step.back() ? "back" : "out",
        step.object(),
        step.text(),
        step.evidence(),
        List.of(),
        List.of());
  }
}
