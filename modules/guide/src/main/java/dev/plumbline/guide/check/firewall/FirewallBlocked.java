package dev.plumbline.guide.check.firewall;

import dev.plumbline.guide.Quoting;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.host.Resolver;
import dev.plumbline.path.firewall.Judgement;
import dev.plumbline.path.firewall.Rule;
import dev.plumbline.path.firewall.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A packet filter of this host drops or rejects what every host needs: names, the renewal of its
 * lease, the AWS endpoints that it resolved. Traffic that a rule might block, and traffic that
 * nobody needs, stays silent; metadata has a finding of its own.
 */
final class FirewallBlocked extends SingleCheck {
  private static final int DNS = 53;
  private static final int DHCP = 67;
  private static final int HTTPS = 443;

  FirewallBlocked() {
    super("fw-blocked");
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    if (context.firewall().captured() instanceof Captured.Missing<?> none) {
      findings.notChecked(id(), none.sentence());
      return;
    }
    for (Need need : List.of(Need.RULES, Need.ROUTES, Need.RESOLVER)) {
      need.lacking(context.snapshot()).ifPresent(why -> findings.notChecked(id(), why));
    }
    for (Asked asked : needed(context.snapshot())) {
      asked
          .blocked(context)
          .filter(j -> j.rule().isPresent())
          .ifPresent(j -> findings.report(draft(context, asked, j)));
    }
  }

  private static List<Asked> needed(Snapshot snapshot) {
    List<Asked> asked = new ArrayList<>();
    snapshot.host().resolver().optional().stream()
        .flatMap(r -> r.servers().stream())
        .map(Resolver.Server::address)
        .filter(a -> !a.loopback())
        .forEach(a -> asked.add(new Asked("name requests to " + a, a, "udp", DNS, 0)));
    snapshot.leases().orElse(Map.of()).values().stream()
        .flatMap(l -> l.server().stream())
        .distinct()
        .forEach(a -> asked.add(new Asked("lease requests to " + a, a, "udp", DHCP, 0)));
    snapshot.host().names().orElse(List.of()).stream()
        .flatMap(
            name ->
                name.addresses().stream()
                    .map(a -> new Asked("HTTPS to " + name.name(), a, "tcp", HTTPS, 0)))
        .forEach(asked::add);
    return List.copyOf(asked);
  }

  private FindingDraft draft(CheckContext context, Asked asked, Judgement judgement) {
    Rule rule = judgement.rule().orElseThrow();
    FirewallRule named = new FirewallRule(context.snapshot(), rule);
    String verb = judgement.verdict() == Verdict.DROP ? "drops " : "rejects ";
    return FindingDraft.of(id(), named.place(), named.place() + ": " + verb + asked.name())
        .consequence(
            judgement
                .seen()
                .map(s -> "A program sees \"" + s.text() + "\".")
                .orElse("Programs get no answer."))
        .evidence(rule.evidence())
        .remedy(
            named.remedy(
                Step.verify(
                    "Try it",
                    "Expect an answer or an open connection.",
                    "timeout 3 bash -c "
                        + Quoting.quote(
                            "exec 3<>/dev/"
                                + asked.protocol()
                                + "/"
                                + asked.to()
                                + "/"
                                + asked.port()))))
        .source("Linux iptables(8), nft(8)");
  }
}
