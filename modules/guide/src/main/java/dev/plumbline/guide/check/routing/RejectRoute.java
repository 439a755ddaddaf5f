package dev.plumbline.guide.check.routing;

import dev.plumbline.guide.Quoting;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Lease;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.imds.ImdsAddress;
import dev.plumbline.path.Answer;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Query;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rule or route of type unreachable, prohibit or blackhole takes what every instance needs: the
 * metadata service, the resolver, the gateways. Rejections of anything else are somebody's intent.
 */
final class RejectRoute extends RoutingCheck {
  private static final long PLACEHOLDER = 0xffffffffL;

  RejectRoute() {
    super("reject-route");
  }

  @Override
  void in(CheckContext context, Findings findings, Family family) {
    if (!has(context, findings, rules(family), routes(family))) {
      return;
    }
    for (IpAddress to : needed(context, family)) {
      if (context.lookup().ask(Query.to(to)).answer() instanceof Answer.NoWay none) {
        draft(none, to).ifPresent(findings::report);
      }
    }
  }

  private static Set<IpAddress> needed(CheckContext context, Family family) {
    Set<IpAddress> needed = new LinkedHashSet<>();
    needed.add(ImdsAddress.of(family));
    Snapshot snapshot = context.snapshot();
    snapshot.leases().orElse(Map.<Integer, Lease>of()).values().stream()
        .flatMap(l -> l.dns().stream())
        .filter(a -> a.family() == family)
        .forEach(needed::add);
    for (Eni eni : context.host().enis()) {
      eni.gateway(family).ifPresent(needed::add);
    }
    return needed;
  }

  private Optional<FindingDraft> draft(Answer.NoWay none, IpAddress to) {
    Optional<PolicyRule> rule = none.rule();
    Optional<Route> route = none.route().filter(r -> r.effectiveMetric() != PLACEHOLDER);
    if (rule.isEmpty() || none.route().isPresent() && route.isEmpty()) {
      return Optional.empty();
    }
    String what =
        route
            .map(r -> r.type() + " route " + text(r) + " in table " + r.table())
            .orElseGet(() -> "action " + rule.get().action().name().toLowerCase(Locale.ROOT));
    List<Evidence> evidence =
        route
            .map(r -> List.of(r.evidence(), rule.get().evidence()))
            .orElseGet(() -> List.of(rule.get().evidence()));
    return Optional.of(
        FindingDraft.of(
                id(),
                "rule " + rule.get().priority(),
                "rule " + rule.get().priority() + ": " + what + " rejects " + to)
            .consequence(
                "Every try to reach " + to + " ends at once with \"" + none.error().text() + "\".")
            .family(to.family())
            .evidence(evidence)
            .remedy(remedy(rule.get(), route, to))
            .source("Linux ip-rule(8), ip-route(8)"));
  }

  private static String text(Route route) {
    return route.isDefault() ? "default" : route.destination().toString();
  }

  private static Remedy remedy(PolicyRule rule, Optional<Route> route, IpAddress to) {
    String ip = "sudo ip -" + rule.family().number();
    String object =
        route
            .map(
                r ->
                    " route VERB "
                        + r.type()
                        + " "
                        + text(r)
                        + " table "
                        + Quoting.quote(r.table()))
            .orElseGet(
                () ->
                    " rule VERB priority "
                        + rule.priority()
                        + " from "
                        + (rule.selector().from().length() == 0 ? "all" : rule.selector().from())
                        + " "
                        + rule.action().name().toLowerCase(Locale.ROOT));
    return Remedy.of(
        Remedy.Step.repair(
            "Remove it if nobody wants it",
            "It may be somebody's intent: ask before. Takes effect at once.",
            ip + object.replace("VERB", "del")),
        Remedy.Step.verify("Ask the kernel", "Expect a way.", "ip route get " + to),
        Remedy.Step.undo("Add it again", "", ip + object.replace("VERB", "add")));
  }
}
