package dev.plumbline.app.screen.overview;

import dev.plumbline.app.control.Mark;
import dev.plumbline.app.shell.Plurals;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Severity;
import dev.plumbline.model.Address;
import dev.plumbline.model.Family;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Expectation;
import dev.plumbline.path.ExpectedRule;
import dev.plumbline.path.HostModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the overview says about one interface.
 *
 * @param role primary or secondary
 * @param state its worst finding; not checked in a drill
 * @param words that finding in two or three words
 */
record InterfaceCard(String link, String role, Mark state, String words, List<Fact> facts) {

  /** One card for each ENI, in kernel order. */
  static List<InterfaceCard> of(HostModel host, List<Finding> findings) {
    List<ExpectedRule> rules = Expectation.of(host).rules();
    return host.enis().stream().map(e -> card(host, e, rules, findings)).toList();
  }

  private static InterfaceCard card(
      HostModel host, Eni eni, List<ExpectedRule> rules, List<Finding> findings) {
    String role = eni.primary() ? "primary" : "secondary";
    if (host.withheld()) {
      return new InterfaceCard(eni.name(), role, Mark.NOT_CHECKED, "Withheld", facts(host, eni));
    }
    List<ExpectedRule> own = rules.stream().filter(r -> r.eni().equals(eni)).toList();
    long missing = own.stream().filter(ExpectedRule::missing).count();
    Optional<Severity> worst =
        findings.stream()
            .filter(f -> f.links().contains(eni.name()) && f.fault())
            .map(Finding::severity)
            .min(Comparator.naturalOrder());
    Mark state = worst.map(Mark::of).orElse(Mark.IN_ORDER);
    String words =
        missing > 0
            ? Plurals.of(missing, "rule") + " missing"
            : worst.map(s -> faults(eni, findings)).orElse("In order");
    List<Fact> facts = facts(host, eni);
    facts.add(ruleFact(host, eni, own));
    return new InterfaceCard(eni.name(), role, state, words, facts);
  }

  private static String faults(Eni eni, List<Finding> findings) {
    long count = findings.stream().filter(f -> f.links().contains(eni.name()) && f.fault()).count();
    return Plurals.of(count, "finding");
  }

  private static List<Fact> facts(HostModel host, Eni eni) {
    List<Fact> facts = new ArrayList<>();
    String device =
        eni.deviceNumber().isPresent() ? ", device " + eni.deviceNumber().getAsInt() : "";
    String id = eni.id().orElse("not captured");
    facts.add(new Fact("ENI", "", shortId(id) + device, id + device));
    facts.add(addresses(host, eni, Family.V4, "Address"));
    facts.add(addresses(host, eni, Family.V6, "IPv6"));
    String metric = eni.metric().isPresent() ? ", metric " + eni.metric().getAsLong() : "";
    facts.add(Fact.of("Gateway", eni.gateway4().map(g -> g + metric).orElse("not known")));
    return facts;
  }

  private static Fact addresses(HostModel host, Eni eni, Family family, String name) {
    List<Address> all =
        host.snapshot()
            .addressesOf(eni.name())
            .filter(a -> a.family() == family && a.global())
            .sorted(
                Comparator.comparing(
                    a -> a.flags().contains("secondary") || a.prefixLength() == family.bits()))
            .toList();
    if (all.isEmpty()) {
      boolean captured = host.snapshot().addresses().optional().isPresent();
      return Fact.of(name, captured ? "none" : "not captured");
    }
    Address first = all.getFirst();
    String prefix = family == Family.V4 ? "/" + first.prefixLength() : "";
    String more = all.size() > 1 ? " +" + (all.size() - 1) : "";
    String whole =
        String.join("\n", all.stream().map(a -> a.ip() + "/" + a.prefixLength()).toList());
    return new Fact(name, "", first.ip() + prefix + more, whole);
  }

  private static Fact ruleFact(HostModel host, Eni eni, List<ExpectedRule> rules) {
    if (!host.managed()) {
      return Fact.of("Rules", "not made by ec2-net-utils");
    }
    if (rules.isEmpty()) {
      return Fact.of("Rules", "none expected");
    }
    if (rules.stream().anyMatch(r -> r.state() == ExpectedRule.State.UNKNOWN)) {
      return Fact.of("Rules", "not captured");
    }
    long there = rules.stream().filter(r -> r.actual().isPresent()).count();
    String table = eni.tableName().map(t -> ", table " + t).orElse("");
    String count = there + " of " + rules.size();
    return there < rules.size()
        ? new Fact("Rules", count, table, "")
        : Fact.of("Rules", count + table);
  }

  /** {@code eni-…b07}: ids keep their last three characters (design: section 4). */
  static String shortId(String id) {
    return id.startsWith("eni-") && id.length() > 8 ? "eni-…" + id.substring(id.length() - 3) : id;
  }
}
