package dev.plumbline.guide.check.routing;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.Route;
import dev.plumbline.path.Eni;
import java.util.List;
import java.util.Optional;

/**
 * The default routes of main do not prefer the primary: another has the lowest metric, or two ENIs
 * have the same (F11; amazonlinux/amazon-ec2-net-utils#90, pull request 153). Distinct metrics with
 * the primary's lowest are in order.
 */
final class DefaultMetrics extends RoutingCheck {
  private static final String INVERTED = "default-metric-inverted";
  private static final String EQUAL = "default-metric-equal";

  DefaultMetrics() {
    super(INVERTED, Need.LINKS, Need.ROUTES);
  }

  @Override
  public List<String> ids() {
    return List.of(INVERTED, EQUAL);
  }

  @Override
  void in(CheckContext context, Findings findings, Family family) {
    Optional<Eni> primary = context.host().primary();
    if (primary.isEmpty()
        || context.host().enis().size() < 2
        || !has(context, findings, routes(family))) {
      return;
    }
    String link = primary.get().name();
    List<Route> defaults =
        Defaults.of(context.snapshot(), family, "main").filter(r -> r.link().isPresent()).toList();
    Optional<Route> own = defaults.stream().filter(r -> Defaults.leavesBy(r, link)).findFirst();
    if (own.isPresent()) {
      Route first = defaults.getFirst();
      if (first.effectiveMetric() < own.get().effectiveMetric()) {
        findings.report(inverted(context, primary.get(), first, own.get()));
      }
      equal(context, defaults).ifPresent(findings::report);
    }
  }

  private static Optional<FindingDraft> equal(CheckContext context, List<Route> defaults) {
    for (int i = 1; i < defaults.size(); i++) {
      Route one = defaults.get(i - 1);
      Route two = defaults.get(i);
      String first = one.link().orElse("");
      String second = two.link().orElse("");
      if (one.effectiveMetric() == two.effectiveMetric()
          && !first.equals(second)
          && context.host().isEni(first)
          && context.host().isEni(second)) {
        return Optional.of(equal(one, two, first, second));
      }
    }
    return Optional.empty();
  }

  private static FindingDraft equal(Route one, Route two, String first, String second) {
    return FindingDraft.of(
            EQUAL,
            "table main",
            "table main: "
                + one.family().label()
                + " defaults of "
                + first
                + " and "
                + second
                + " have metric "
                + one.effectiveMetric())
        .consequence("Which of the two is used depends on the order in which they were added.")
        .family(one.family())
        .evidence(one.evidence(), two.evidence())
        .links(first, second)
        .because("eni-number-collision", "network-file-unexpected")
        .remedy(
            Remedy.of(
                Steps.restartPolicyRoutes(second),
                verify(one.family()),
                Remedy.Step.undo(
                    "Nothing to undo", "The unit writes its files from the metadata again.")))
        .source("amazonlinux/amazon-ec2-net-utils#90, PR #153");
  }

  private static FindingDraft inverted(CheckContext context, Eni primary, Route first, Route own) {
    String dev = first.link().orElse("");
    boolean eni = context.host().isEni(dev);
    return FindingDraft.of(
            INVERTED,
            "table main",
            "table main: default by "
                + dev
                + " has metric "
                + first.effectiveMetric()
                + ", the primary "
                + primary.name()
                + " has "
                + own.effectiveMetric())
        .consequence(
            "Unbound connections leave by "
                + dev
                + ", and replies from the primary address do too; the VPC drops those.")
        .family(first.family())
        .confidence(eni ? primary.role() : Confidence.POSSIBLE)
        .evidence(first.evidence(), own.evidence())
        .links(dev, primary.name())
        .because("eni-number-collision", "network-file-unexpected")
        .remedy(
            Remedy.of(
                Remedy.Step.investigate(
                    "Find what sets the metric",
                    "RouteMetric= in a file that sorts after eni.conf wins.",
                    "grep -rn RouteMetric /etc/systemd/network /run/systemd/network"),
                Steps.restartPolicyRoutes(eni ? dev : primary.name()),
                verify(first.family()),
                Remedy.Step.undo(
                    "Put a removed override back",
                    "Restore the file you removed, then let networkd read it.",
                    "sudo networkctl reload")))
        .source("amazonlinux/amazon-ec2-net-utils#90, PR #153");
  }

  private static Remedy.Step verify(Family family) {
    return Remedy.Step.verify(
        "Look at the default routes",
        "The primary has the lowest metric, and no metric occurs twice.",
        "ip -" + family.number() + " route show table main default");
  }
}
