package dev.plumbline.diagram;

import dev.plumbline.diagram.Details.Copy;
import dev.plumbline.diagram.Details.Fact;
import dev.plumbline.diagram.Details.Section;
import dev.plumbline.model.Address;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Link;
import dev.plumbline.path.Attribution;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Expectation;
import dev.plumbline.path.ExpectedRule;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Owners;
import dev.plumbline.path.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the inspector says about a link. */
final class LinkDetails {
  private final HostModel host;
  private final Expectation expectation;
  private final Owners owners;

  LinkDetails(Expectation expectation, Owners owners) {
    this.host = expectation.host();
    this.expectation = expectation;
    this.owners = owners;
  }

  Details of(String name, State state) {
    Optional<Link> link = host.snapshot().link(name);
    Optional<Eni> eni = host.eni(name);
    List<Address> addresses = host.snapshot().addressesOf(name).filter(Address::global).toList();
    List<Fact> facts = new ArrayList<>();
    eni.flatMap(Eni::id).ifPresent(i -> facts.add(new Fact("ENI", i)));
    link.filter(l -> !l.mac().isEmpty()).ifPresent(l -> facts.add(new Fact("MAC", l.mac())));
    link.ifPresent(
        l -> facts.add(new Fact("State", (l.up() ? "up" : "down") + ", MTU " + l.mtu())));
    for (Address address : addresses) {
      facts.add(new Fact(address.family().label(), address.ip() + "/" + address.prefixLength()));
    }
    eni.ifPresent(
        e -> {
          e.wanted().stream()
              .filter(w -> !w.address())
              .map(Wanted::prefix)
              .forEach(p -> facts.add(new Fact("Prefix", p.toString())));
          e.gateway4().ifPresent(g -> facts.add(new Fact("Gateway", g.toString())));
          e.gateway6().ifPresent(g -> facts.add(new Fact("Gateway", g.toString())));
          e.tableName().ifPresent(t -> facts.add(new Fact("Table", t)));
          e.metric().ifPresent(m -> facts.add(new Fact("Metric", Long.toString(m))));
        });
    Optional<Attribution> made = link.map(owners::of);
    made.ifPresent(
        m -> {
          facts.add(new Fact("Owner", m.label()));
          facts.add(new Fact("Confidence", m.confidence().word()));
        });
    List<ExpectedRule> rules =
        expectation.rules().stream().filter(r -> r.eni().name().equals(name)).toList();
    List<Section> sections = new ArrayList<>();
    if (!rules.isEmpty()) {
      sections.add(found(rules));
    }
    made.ifPresent(
        m ->
            sections.add(
                new Section("Who runs it", m.reason(), List.of(), m.evidence().stream().toList())));
    List<Evidence> lines =
        Stream.concat(link.map(Link::evidence).stream(), addresses.stream().map(Address::evidence))
            .toList();
    sections.add(
        new Section("Read from", lines.isEmpty() ? "Nothing captured." : "", List.of(), lines));
    return new Details(
        "Interface",
        name,
        state,
        Optional.empty(),
        summary(name, rules, eni),
        facts,
        sections,
        addresses.stream().findFirst().map(a -> new Copy("Copy address", a.ip().toString(), false)),
        Optional.of(name));
  }

  private static Section found(List<ExpectedRule> rules) {
    List<String> lines = rules.stream().map(r -> sign(r.state()) + " from " + r.source()).toList();
    List<Evidence> evidence =
        rules.stream().flatMap(r -> r.actual().stream()).map(r -> r.evidence()).toList();
    return new Section("Expected and found", "", lines, evidence);
  }

  private static String sign(ExpectedRule.State state) {
    return switch (state) {
      case PRESENT -> "✓";
      case MISSING -> "−";
      case NOT_APPLIED, UNKNOWN -> "?";
    };
  }

  private static String summary(String name, List<ExpectedRule> rules, Optional<Eni> eni) {
    if (name.equals(Scene.THIS_HOST)) {
      return "Packets for the host's own addresses end here.";
    }
    String role =
        eni.map(e -> e.primary() ? "Primary interface. " : "Secondary interface. ").orElse("");
    if (rules.isEmpty()) {
      return role.strip();
    }
    long present = rules.stream().filter(r -> r.state() == ExpectedRule.State.PRESENT).count();
    return present == rules.size()
        ? role + "All " + Labels.count(rules.size(), "expected rule") + " found."
        : role + "%d of %d expected rules found.".formatted(present, rules.size());
  }
}
