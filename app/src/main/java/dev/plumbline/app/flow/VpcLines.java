package dev.plumbline.app.flow;

import dev.plumbline.app.flow.StepLine.Sign;
import dev.plumbline.path.trace.VpcSide;
import dev.plumbline.path.vpc.VpcNote;
import dev.plumbline.path.vpc.VpcStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The VPC side of a path as lines of steps. */
public final class VpcLines {
  private VpcLines() {}

  /** What the packet meets on its way, and what is worth knowing about it. */
  public static List<StepLine> there(VpcSide side) {
    List<StepLine> lines = new ArrayList<>(lines(side, false));
    side.answer().notes().forEach(n -> lines.add(line(n)));
    return List.copyOf(lines);
  }

  private static StepLine line(VpcNote note) {
    return new StepLine(
        Sign.PASSED, "note", note.object(), note.text(), Optional.empty(), List.of(), List.of());
  }

  /** What the reply meets; empty where there is none to follow. */
  public static List<StepLine> back(VpcSide side) {
    return lines(side, true);
  }

  /** A line for each thing that is met; what it lets through first, then what it refuses. */
  private static List<StepLine> lines(VpcSide side, boolean back) {
    List<List<VpcStep>> met = new ArrayList<>();
    for (VpcStep step : side.answer().steps()) {
      if (step.back() != back) {
        continue;
      }
      boolean goesOn =
          !met.isEmpty()
              && met.getLast().getFirst().object().equals(step.object())
              && met.getLast().getLast().sign() == step.sign();
      if (goesOn) {
        met.getLast().add(step);
      } else {
        met.add(new ArrayList<>(List.of(step)));
      }
    }
    return met.stream().map(VpcLines::line).toList();
  }

  private static StepLine line(List<VpcStep> steps) {
    VpcStep first = steps.getFirst();
    Sign sign =
        switch (first.sign()) {
          case PASS -> Sign.PASSED;
          case BLOCK -> Sign.REFUSED;
          case UNKNOWN -> Sign.SKIPPED;
        };
    return new StepLine(
        sign,
        kind(first.object()),
        first.object(),
        steps.stream().map(VpcStep::text).collect(Collectors.joining(" ")),
        steps.reversed().stream().map(VpcStep::evidence).flatMap(Optional::stream).findFirst(),
        List.of(),
        List.of());
  }

  /** What kind of thing it is, by the beginning of its id. */
  private static String kind(String object) {
    int dash = object.lastIndexOf('-');
    String start = dash < 0 ? "" : object.substring(0, dash);
    return switch (start) {
      case "eni" -> "ENI";
      case "rtb" -> "table";
      case "acl" -> "ACL";
      case "sg" -> "group";
      case "vpc" -> "VPC";
      case "igw", "eigw" -> "gateway";
      case "nat" -> "NAT";
      default -> start;
    };
  }
}
