package dev.plumbline.app.cli;

import dev.plumbline.model.Evidence;
import dev.plumbline.path.Answer;
import dev.plumbline.path.IpText;
import dev.plumbline.path.Step;
import dev.plumbline.path.firewall.Judgement;
import dev.plumbline.path.firewall.Rule;
import dev.plumbline.path.trace.Filter;
import dev.plumbline.path.trace.KernelWord;
import dev.plumbline.path.trace.Pass;
import dev.plumbline.path.trace.Reply;
import dev.plumbline.path.trace.Trace;
import dev.plumbline.path.trace.VpcSide;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** A trace for people: one sentence on top, then the steps. */
final class TraceText {
  private final PrintWriter out;

  TraceText(PrintWriter out) {
    this.out = out;
  }

  void print(Trace trace, Optional<VpcSide> vpc) {
    line(trace.headline().title() + ".");
    line(trace.headline().detail());
    for (Pass pass : trace.passes()) {
      out.println();
      line(title(pass, trace) + "   $ " + pass.query().command().replace(" -j", ""));
      steps(pass.steps());
      alternatives(pass.answer());
      kernel(pass.kernel());
    }
    trace.reply().ifPresent(this::reply);
    firewall(trace.filter());
    vpc.ifPresent(
        side -> {
          out.println();
          VpcText.lines(side).forEach(this::line);
        });
    if (!trace.warnings().isEmpty()) {
      out.println();
      trace.warnings().forEach(w -> line("Warning: " + w));
    }
  }

  private static String title(Pass pass, Trace trace) {
    if (trace.passes().size() == 1) {
      return "The only lookup";
    }
    return pass.title()
        + pass.query().from().map(from -> ", from " + from).orElse(", without a source");
  }

  private void steps(List<Step> steps) {
    for (Step step : steps) {
      line(
          "  %-8s %-34s %s"
              .formatted(
                  sign(step),
                  step.rule().filter(_ -> step.route().isEmpty()).map(IpText::rule).orElse(""),
                  step.evidence().map(Evidence::place).orElse("")));
      line("           " + text(step));
    }
  }

  private void alternatives(Answer answer) {
    if (answer instanceof Answer.Unknown unknown) {
      unknown.alternatives().forEach(a -> line("  %-8s %s".formatted("either", words(a))));
    }
  }

  private static String words(Answer answer) {
    return switch (answer) {
      case Answer.Way way ->
          way.dev()
              + way.gateway().map(g -> " via " + g).orElse("")
              + (way.weight().isPresent() ? ", weight " + way.weight().getAsInt() : "");
      case Answer.NoWay none -> none.error().text();
      case Answer.Unknown unknown -> unknown.why();
    };
  }

  private static String text(Step step) {
    return step.route().map(r -> IpText.route(r) + ". ").orElse("") + step.text();
  }

  private static String sign(Step step) {
    return switch (step.kind()) {
      case RULE_SKIPPED, RULE_MATCHED, TABLE_WITHOUT_ROUTE ->
          step.rule().map(r -> Long.toString(r.priority())).orElse("");
      case RULE_MISSING -> "missing";
      case ROUTE_CHOSEN -> "route";
      case ROUTE_SUPPRESSED -> "passed";
      case SOURCE_CHOSEN -> "source";
      case INPUT -> "input";
      case END -> "end";
    };
  }

  private void kernel(KernelWord word) {
    word.answer()
        .ifPresent(
            answer -> {
              line(
                  "  %-8s %s"
                      .formatted(
                          "kernel",
                          word.agrees()
                              ? "The kernel's own answer is the same: " + answer.evidence().place()
                              : "OUR FAULT: the kernel answered otherwise: "
                                  + answer.evidence().place()));
              word.differences().forEach(d -> line("           " + d));
            });
  }

  private void reply(Reply reply) {
    out.println();
    line(
        "The other way, %s to %s, in on %s: %s"
            .formatted(
                reply.query().from().map(Object::toString).orElse(""),
                reply.query().to(),
                reply.link(),
                reply.arrives() ? "arrives" : "does not arrive"));
    steps(reply.steps());
    line(
        "  %-8s %s"
            .formatted(
                "rp",
                reply.filterKnown()
                    ? "rp_filter of " + reply.link() + " = " + reply.filter()
                    : "rp_filter of " + reply.link() + " was not captured"));
  }

  private void firewall(Filter filter) {
    out.println();
    line("Firewall of the host" + filter.missing().map(w -> ": not captured, " + w).orElse(""));
    for (Judgement judgement : filter.judgements()) {
      line(
          "  %-8s %-34s %s"
              .formatted(
                  judgement.hook().word(),
                  judgement.rule().map(Rule::text).orElse(""),
                  judgement.rule().map(r -> r.evidence().place()).orElse("")));
      line("           " + judgement.why());
    }
  }

  private void line(String text) {
    out.println(Terminal.safe(text));
  }
}
