package dev.plumbline.guide.check.imds;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.guide.check.firewall.FirewallRule;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Link;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.imds.HttpAnswer;
import dev.plumbline.model.imds.ImdsProbe;
import dev.plumbline.model.imds.ImdsProbe.Caller;
import dev.plumbline.model.imds.ImdsProbe.Request;
import dev.plumbline.path.Query;
import dev.plumbline.path.firewall.ConnectionState;
import dev.plumbline.path.firewall.Hook;
import dev.plumbline.path.firewall.Judgement;
import dev.plumbline.path.firewall.Packet;
import dev.plumbline.path.firewall.Rule;
import dev.plumbline.path.firewall.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A rule of this host drops or rejects requests to the metadata service: of root, of the user who
 * logged in, or of a container that was asked (F6). A rule for pods that nobody asked about is
 * hardening and stays silent.
 */
final class ImdsBlocked extends SingleCheck {
  ImdsBlocked() {
    super("imds-blocked-by-local-firewall");
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    if (context.firewall().captured() instanceof Captured.Missing<?> none) {
      findings.notChecked(id(), none.sentence());
      return;
    }
    Optional<Judgement> root = blocked(context, 0, Caller.ROOT);
    Optional<Judgement> user = blocked(context, ImdsFacts.loginUser(context), Caller.USER);
    boolean same = root.isPresent() && user.flatMap(Judgement::rule).equals(root.get().rule());
    root.ifPresent(j -> findings.report(draft(context, j, Caller.ROOT, user.isPresent())));
    user.filter(_ -> !same)
        .ifPresent(j -> findings.report(draft(context, j, Caller.USER, root.isPresent())));
    context.snapshot().imds().containers().forEach(name -> container(context, name, findings));
  }

  /** What blocks a user's requests, unless they were tried and answered. */
  private static Optional<Judgement> blocked(CheckContext context, long uid, Caller caller) {
    Optional<HttpAnswer> tried = ImdsFacts.token(context, caller);
    if (tried.filter(HttpAnswer::answered).isPresent()) {
      return Optional.empty();
    }
    List<Judgement> judgements = ImdsFacts.request(uid).judge(context);
    return judgements.stream()
        .filter(j -> j.verdict().blocks() || hiddenOwner(context, j, tried))
        .findFirst();
  }

  /** nft does not show the owner that a rule of iptables is for; the failed request does. */
  private static boolean hiddenOwner(
      CheckContext context, Judgement judgement, Optional<HttpAnswer> tried) {
    boolean others = ImdsFacts.direct(context).stream().anyMatch(p -> p.answer().answered());
    return judgement.verdict() == Verdict.MAYBE
        && others
        && judgement.rule().filter(r -> r.text().contains("xt match owner")).isPresent()
        && tried.filter(a -> a.refused() || a.dropped()).isPresent();
  }

  private FindingDraft draft(
      CheckContext context, Judgement judgement, Caller caller, boolean everybody) {
    Snapshot snapshot = context.snapshot();
    Rule rule = judgement.rule().orElseThrow();
    FirewallRule named = new FirewallRule(snapshot, rule);
    String hidden = caller == Caller.USER ? "uid " + ImdsFacts.loginUser(context) : "uid 0";
    String subject =
        everybody
            ? ImdsFacts.ADDRESS
            : named.owner().orElse(caller == Caller.USER ? hidden : ImdsFacts.ADDRESS);
    Optional<HttpAnswer> tried = ImdsFacts.token(context, caller);
    boolean sure = judgement.verdict().blocks();
    return draft(context, judgement, rule, subject)
        .evidence(tried.filter(a -> !a.answered()).map(HttpAnswer::evidence))
        .evidence(
            ImdsFacts.token(context, caller == Caller.USER ? Caller.ROOT : Caller.USER)
                .map(HttpAnswer::evidence))
        .confidence(sure ? Confidence.CERTAIN : Confidence.LIKELY);
  }

  private FindingDraft draft(CheckContext context, Judgement judgement, Rule rule, String subject) {
    FirewallRule named = new FirewallRule(context.snapshot(), rule);
    Optional<Counted> counted = counted(context.snapshot(), rule);
    String verb = judgement.verdict() == Verdict.DROP ? "drops" : "rejects";
    return FindingDraft.of(
            id(),
            subject,
            subject
                + ": "
                + named.place()
                + " "
                + verb
                + " requests to the metadata service"
                + counted
                    .map(c -> "; its counter moved from " + c.before() + " to " + c.after())
                    .orElse(""))
        .consequence(
            judgement.seen().map(s -> "A request ends with \"" + s.text() + "\". ").orElse("")
                + "Programs of other users may still work, so a test as root proves nothing for"
                + " them.")
        .evidence(rule.evidence())
        .evidence(counted.map(Counted::evidence))
        .remedy(named.remedy(ImdsFacts.tryToken("Expect HTTP/1.1 200, as the user concerned.")))
        .source("EC2 user guide, Limit access to the instance metadata service");
  }

  /** How often a rule was met before the requests and after. */
  private record Counted(long before, long after, Evidence evidence) {}

  private static Optional<Counted> counted(Snapshot snapshot, Rule rule) {
    String file = rule.evidence().file().replaceFirst("\\.txt$", "-before.txt");
    List<String> lines = snapshot.recording().text(file).orElse("").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.endsWith("] " + rule.text()) && rule.counters().isPresent()) {
        String packets = line.substring(1, Math.max(1, line.indexOf(':')));
        long after = rule.counters().get().packets();
        if (packets.matches("\\d{1,18}") && after > Long.parseLong(packets)) {
          return Optional.of(
              new Counted(Long.parseLong(packets), after, new Evidence(file, i + 1, line)));
        }
      }
    }
    return Optional.empty();
  }

  /** A container whose requests never connect, and the rule that forwards none of them. */
  private void container(CheckContext context, String name, Findings findings) {
    Snapshot snapshot = context.snapshot();
    Optional<HttpAnswer> get =
        snapshot.imds().from(name, Request.GET_WITHOUT_TOKEN).map(ImdsProbe::answer);
    Optional<IpAddress> address = Containers.address(snapshot, name).flatMap(IpAddress::tryParse);
    Optional<String> way = context.lookup().exit(Query.to(ImdsFacts.IMDS)).map(e -> e.link());
    if (get.filter(a -> a.dropped() || a.refused()).isEmpty()
        || address.isEmpty()
        || way.isEmpty()) {
      return;
    }
    Optional<String> link = context.lookup().exit(Query.to(address.get())).map(e -> e.link());
    Query query =
        ask(address.get(), link.or(() -> bridge(snapshot, address.get())).orElse("docker0"));
    Packet packet = Packet.of(query, address.get(), way, ConnectionState.NEW);
    Judgement judgement = context.firewall().judge(packet, Hook.FORWARD);
    if (judgement.verdict().blocks() && judgement.rule().isPresent()) {
      findings.report(
          draft(context, judgement, judgement.rule().get(), Containers.subject(snapshot, name))
              .evidence(get.get().evidence()));
    }
  }

  private static Query ask(IpAddress source, String link) {
    return Query.to(ImdsFacts.IMDS)
        .withFrom(source)
        .withIif(link)
        .withPorts("tcp", OptionalInt.empty(), OptionalInt.of(80));
  }

  private static Optional<String> bridge(Snapshot snapshot, IpAddress address) {
    return snapshot.addresses().orElse(List.of()).stream()
        .filter(a -> a.subnet().contains(address))
        .flatMap(a -> snapshot.link(a.link()).stream())
        .map(Link::name)
        .findFirst();
  }
}
