package dev.plumbline.app.flow;

import dev.plumbline.diagram.MatrixPicture;
import dev.plumbline.diagram.RoutingDiagram;
import dev.plumbline.diagram.RoutingOptions;
import dev.plumbline.diagram.RoutingPicture;
import dev.plumbline.model.Evidence;
import dev.plumbline.path.Answer;
import dev.plumbline.path.Expectation;
import dev.plumbline.path.Owners;
import dev.plumbline.path.Step;
import dev.plumbline.path.trace.Matrix;
import dev.plumbline.path.trace.Pass;
import dev.plumbline.path.trace.Reply;
import dev.plumbline.path.trace.Trace;
import dev.plumbline.path.trace.VpcSide;
import dev.plumbline.path.whatif.FlowChange;
import dev.plumbline.report.Picture;
import dev.plumbline.report.TraceSheet;
import dev.plumbline.report.TraceSheet.Line;
import dev.plumbline.report.TraceSheet.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A scenario as the report prints it. */
public final class TraceSheets {
  private static final double WIDTH = 660;
  private static final double HEIGHT = 360;

  /** Columns of a matrix that are still readable on paper, upright and turned. */
  private static final int COLUMNS = 10;

  private TraceSheets() {}

  /** Draws as well, which takes a moment; not on the JavaFX thread. */
  public static TraceSheet of(Scenario scenario) {
    Trace trace = scenario.trace();
    List<Part> parts = new ArrayList<>();
    trace.passes().forEach(p -> parts.add(pass(p, trace)));
    parts.add(
        new Part(
            "Firewall"
                + scenario.trace().filter().missing().map(w -> ", not checked: " + w).orElse(""),
            lines(FilterLines.of(scenario.trace().filter()))));
    trace.vpc().ifPresent(v -> vpc(v, parts));
    trace.reply().ifPresent(r -> parts.add(reply(r)));
    scenario.effect().ifPresent(e -> effect(e, parts));
    String other =
        scenario.kind() == Scenario.Kind.RECORDED ? "" : ", what if: " + scenario.label();
    return new TraceSheet(
        "Trace: " + trace.flow().words() + other,
        trace.headline().title(),
        trace.headline().detail() + " Checked by " + scenario.checkedBy() + ".",
        List.copyOf(parts),
        commands(scenario),
        Optional.of(way(scenario).page()));
  }

  /** The matrix of flows in pictures as wide as paper; not on the JavaFX thread. */
  public static List<Picture> matrix(Matrix matrix) {
    MatrixPicture picture = MatrixPicture.of(matrix);
    List<Picture> pictures = new ArrayList<>();
    int all = matrix.destinations().size();
    for (int from = 0; from < all; from += COLUMNS) {
      int to = Math.min(all, from + COLUMNS);
      pictures.add(
          new Picture(
              all <= COLUMNS
                  ? "Sources and destinations"
                  : "Sources and destinations, %d to %d of %d".formatted(from + 1, to, all),
              "A sign and the link in each cell: check in order, triangle lookups disagree, octagon"
                  + " wrong interface, cross no way, question mark cannot be told.",
              picture.page(from, to)));
    }
    return List.copyOf(pictures);
  }

  private static List<String> commands(Scenario scenario) {
    List<String> commands = new ArrayList<>();
    scenario
        .effect()
        .ifPresent(
            e -> {
              commands.add("# to do it, on the instance");
              commands.addAll(e.whatIf().commands());
              commands.add("# to undo it");
              commands.addAll(e.whatIf().undo());
            });
    if (commands.isEmpty()) {
      scenario.trace().passes().forEach(p -> commands.add(p.query().command()));
    }
    return List.copyOf(commands);
  }

  private static RoutingPicture way(Scenario scenario) {
    Trace trace = scenario.trace();
    Owners owners = Owners.of(scenario.host());
    return RoutingDiagram.build(
        Expectation.of(scenario.host(), owners),
        owners,
        RoutingOptions.V4
            .withFamilies(List.of(trace.flow().query().family()))
            .withSize(WIDTH, HEIGHT)
            .withLit(scenario.lit()));
  }

  private static Part pass(Pass pass, Trace trace) {
    String number = trace.passes().size() == 1 ? "The only lookup" : pass.title();
    String agrees =
        pass.kernel().agrees()
            ? ", kernel agrees"
            : pass.kernel().disagrees() ? ", kernel disagrees: our fault" : "";
    return new Part(
        number + ", " + pass.query().from().map(s -> "from " + s).orElse("no source yet") + agrees,
        lines(pass.steps(), pass.answer()));
  }

  private static void vpc(VpcSide side, List<Part> parts) {
    parts.add(new Part("VPC side: " + side.answer().sentence(), lines(VpcLines.there(side))));
    List<StepLine> back = VpcLines.back(side);
    if (!back.isEmpty()) {
      parts.add(new Part("Reply in the VPC", lines(back)));
    }
  }

  private static Part reply(Reply reply) {
    return new Part(
        "Reply, in on "
            + reply.link()
            + (reply.arrives() ? ", arrives" : ", refused")
            + ", reverse-path filter "
            + reply.filter(),
        lines(reply.steps(), reply.answer()));
  }

  private static List<Line> lines(List<Step> steps, Answer answer) {
    return lines(StepLine.of(steps, answer instanceof Answer.NoWay));
  }

  private static List<Line> lines(List<StepLine> lines) {
    return lines.stream()
        .map(
            l ->
                new Line(
                    (l.head() + " " + l.title()).strip(),
                    l.reason() + l.evidence().map(Evidence::place).map(p -> " " + p).orElse("")))
        .toList();
  }

  private static void effect(Effect effect, List<Part> parts) {
    effect.whatIf().warnings().forEach(w -> parts.add(new Part("Mind: " + w, List.of())));
    parts.add(
        new Part(
            effect.whatIf().flows().isEmpty()
                ? "No known flow changes its way"
                : "These flows change their way",
            effect.whatIf().flows().stream()
                .map(
                    f ->
                        new Line(
                            f.label(),
                            FlowChange.words(f.before()) + " → " + FlowChange.words(f.after())))
                .toList()));
    if (!effect.go().isEmpty()) {
      parts.add(
          new Part(
              "Findings that go",
              effect.go().stream().map(f -> new Line(f.subject(), f.summary())).toList()));
    }
    if (!effect.come().isEmpty()) {
      parts.add(
          new Part(
              "Findings that come",
              effect.come().stream().map(f -> new Line(f.subject(), f.summary())).toList()));
    }
  }
}
