package dev.plumbline.app.report;

import dev.plumbline.diagram.Lit;
import dev.plumbline.diagram.RoutingDiagram;
import dev.plumbline.diagram.RoutingOptions;
import dev.plumbline.model.Evidence;
import dev.plumbline.path.Expectation;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.IpText;
import dev.plumbline.path.Owners;
import dev.plumbline.path.Step;
import dev.plumbline.path.firewall.Judgement;
import dev.plumbline.path.firewall.Rule;
import dev.plumbline.path.trace.Pass;
import dev.plumbline.path.trace.Trace;
import dev.plumbline.report.TraceSheet;
import dev.plumbline.report.TraceSheet.Line;
import dev.plumbline.report.TraceSheet.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A trace of the command line as the report prints it. */
public final class TraceSheets {
  private static final double WIDTH = 660;
  private static final double HEIGHT = 360;

  private TraceSheets() {}

  /** Draws the way as well, which takes a moment. */
  public static TraceSheet of(HostModel host, Trace trace) {
    List<Part> parts = new ArrayList<>();
    trace.passes().forEach(p -> parts.add(pass(p)));
    trace
        .reply()
        .ifPresent(
            r ->
                parts.add(
                    new Part(
                        "Reply, in on " + r.link() + (r.arrives() ? ", arrives" : ", refused"),
                        lines(r.steps()))));
    parts.add(
        new Part(
            "Firewall" + trace.filter().missing().map(w -> ", not checked: " + w).orElse(""),
            trace.filter().judgements().stream().map(TraceSheets::line).toList()));
    return new TraceSheet(
        "Trace: " + trace.first().query().command().replace("ip -j ", "ip "),
        trace.headline().title(),
        trace.headline().detail(),
        List.copyOf(parts),
        trace.passes().stream().map(p -> p.query().command()).toList(),
        Optional.of(RoutingDiagram.build(expectation(host), Owners.of(host), lit(trace)).page()));
  }

  private static Expectation expectation(HostModel host) {
    return Expectation.of(host, Owners.of(host));
  }

  /** The picture of the family of a trace with its way lit, as wide as paper. */
  private static RoutingOptions lit(Trace trace) {
    return RoutingOptions.V4
        .withFamilies(List.of(trace.flow().query().family()))
        .withSize(WIDTH, HEIGHT)
        .withLit(ways(trace));
  }

  /** The ways of all lookups. */
  public static List<Lit> ways(Trace trace) {
    return trace.passes().stream().flatMap(p -> Lit.of(p.number(), p.answer()).stream()).toList();
  }

  private static Part pass(Pass pass) {
    return new Part(
        "Lookup "
            + pass.number()
            + ", "
            + pass.query().from().map(s -> "from " + s).orElse("no source yet")
            + (pass.kernel().agrees() ? ", kernel agrees" : "")
            + (pass.kernel().disagrees() ? ", kernel disagrees: our fault" : ""),
        lines(pass.steps()));
  }

  private static List<Line> lines(List<Step> steps) {
    return steps.stream()
        .map(
            s ->
                new Line(
                    s.route()
                        .map(IpText::way)
                        .or(() -> s.rule().map(r -> r.priority() + " " + IpText.rule(r)))
                        .orElse(""),
                    s.text() + s.evidence().map(Evidence::place).map(p -> " " + p).orElse("")))
        .toList();
  }

  private static Line line(Judgement judgement) {
    return new Line(
        judgement.hook().word() + judgement.rule().map(Rule::text).map(t -> " " + t).orElse(""),
        judgement.why());
  }
}
