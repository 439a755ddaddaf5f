package dev.plumbline.guide.check.routing;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.imds.ImdsAddress;
import dev.plumbline.path.Answer;
import dev.plumbline.path.Query;
import java.util.List;
import java.util.Optional;

/**
 * IPv4 sockets look a route up twice: without a source, then with the one that the first route
 * offered. Where the two leave by different links, {@code ip route get} says one thing and
 * connections do another.
 */
final class TwoPassSource extends RoutingCheck {
  TwoPassSource() {
    super("two-pass-source", Need.ADDRESSES);
  }

  @Override
  void in(CheckContext context, Findings findings, Family family) {
    if (family == Family.V6
        || !has(context, findings, rules(family).whole(), routes(family).whole())) {
      return; // IPv6 looks up once
    }
    for (IpAddress to : List.of(Defaults.outside(family), ImdsAddress.V4)) {
      Optional<Answer.Way> first =
          way(context, Query.to(to)).filter(w -> w.prefSource().isPresent());
      Optional<Answer.Way> second =
          first.flatMap(w -> way(context, Query.to(to).withFrom(w.prefSource().get())));
      if (second.isPresent() && !second.get().dev().equals(first.get().dev())) {
        findings.report(draft(to, first.get(), second.get()));
      }
    }
  }

  private static Optional<Answer.Way> way(CheckContext context, Query query) {
    return context.lookup().ask(query).answer().way().filter(w -> w.type().equals("unicast"));
  }

  private FindingDraft draft(IpAddress to, Answer.Way first, Answer.Way second) {
    String source = first.prefSource().map(IpAddress::toString).orElse("");
    return FindingDraft.of(
            id(),
            source,
            source
                + ": chosen for "
                + to
                + " by "
                + first.dev()
                + ", then connections leave by "
                + second.dev())
        .consequence(
            "TCP and connected UDP leave by "
                + second.dev()
                + "; ping and unconnected UDP by "
                + first.dev()
                + ".")
        .evidence(first.route().map(r -> r.evidence()))
        .evidence(second.rule().map(r -> r.evidence()))
        .evidence(second.route().map(r -> r.evidence()))
        .links(first.dev(), second.dev())
        .because("wrong-egress-for-source", "default-metric-inverted")
        .remedy(
            Remedy.of(
                Remedy.Step.verify(
                    "Ask the kernel twice",
                    "Both answers name one link when the route's src and the rules agree.",
                    "ip route get " + to,
                    "ip route get " + to + " from " + source)))
        .source("Linux IPv4 ip_route_connect: two lookups");
  }
}
