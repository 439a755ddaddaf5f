package dev.plumbline.diagram;

import dev.plumbline.diagram.Details.Copy;
import dev.plumbline.diagram.Details.Fact;
import dev.plumbline.diagram.Details.Section;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.account.InterfaceAddress;
import dev.plumbline.model.account.NetworkAcl;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.account.SecurityGroup;
import dev.plumbline.model.account.Subnet;
import dev.plumbline.model.account.VpcRoute;
import dev.plumbline.model.account.VpcRouteTable;
import dev.plumbline.model.account.VpcState;
import dev.plumbline.path.vpc.VpcIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the inspector says about things of the VPC: the account's words and where they stand. */
final class VpcDetails {
  private final VpcIndex index;

  VpcDetails(VpcState state) {
    this.index = new VpcIndex(state);
  }

  Details of(NetworkInterface eni, State state) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Subnet", eni.subnet()));
    facts.add(new Fact("VPC", eni.vpc()));
    for (InterfaceAddress address : eni.addresses()) {
      String outside = address.publicIp().map(p -> ", public " + p).orElse("");
      facts.add(new Fact(address.ip().family().label(), address.ip() + outside));
    }
    eni.prefixes().forEach(p -> facts.add(new Fact("Prefix", p.toString())));
    facts.add(new Fact("State", eni.status().isEmpty() ? "unknown" : eni.status()));
    facts.add(new Fact("Source check", eni.sourceDestCheck() ? "on" : "off"));
    List<Section> sections = new ArrayList<>();
    for (String id : eni.groups()) {
      sections.add(group(id));
    }
    sections.add(read(eni.evidence()));
    return details(
        "Network interface",
        eni.id(),
        state,
        eni.groups().isEmpty()
            ? "No security group filters it."
            : "Its security groups decide what comes in and what leaves; replies pass.",
        facts,
        sections);
  }

  private Section group(String id) {
    Optional<SecurityGroup> group = index.group(id);
    return group
        .map(
            g ->
                new Section(
                    "Security group " + id,
                    g.name(),
                    g.rules().isEmpty()
                        ? List.of("no rules")
                        : g.rules().stream().map(VpcWords::of).toList(),
                    List.of(g.evidence())))
        .orElseGet(
            () ->
                new Section(
                    "Security group " + id,
                    "Unknown: " + VpcIndex.why(index.state().groups(), id),
                    List.of(),
                    List.of()));
  }

  Details of(Subject.OneSubnet subject, State state) {
    Optional<Subnet> subnet = index.subnet(subject.id());
    Optional<NetworkAcl> acl = index.aclOf(subject.id());
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("VPC", subject.vpc()));
    subnet.ifPresent(
        s -> {
          s.prefixes().forEach(p -> facts.add(new Fact(p.family().label(), p.toString())));
          facts.add(new Fact("Zone", s.zone().label()));
        });
    facts.add(
        new Fact(
            "Route table",
            index.surely(subject.id(), subject.vpc()).map(VpcRouteTable::id).orElse("unknown")));
    facts.add(new Fact("Network ACL", acl.map(NetworkAcl::id).orElse("unknown")));
    List<Section> sections = new ArrayList<>();
    acl.ifPresentOrElse(
        a ->
            sections.add(
                new Section(
                    "Network ACL, in the order tried",
                    "",
                    a.entries().stream().map(VpcWords::of).toList(),
                    List.of(a.evidence()))),
        () ->
            sections.add(
                new Section(
                    "Network ACL",
                    "Unknown: " + VpcIndex.why(index.state().acls(), subject.id()),
                    List.of(),
                    List.of())));
    subnet.ifPresent(s -> sections.add(read(s.evidence())));
    return details(
        "Subnet",
        subject.id(),
        state,
        subnet.isPresent()
            ? "Its network ACL judges every packet that crosses its border, replies too."
            : VpcIndex.why(index.state().subnets(), subject.id()) + ".",
        facts,
        sections);
  }

  Details of(VpcRouteTable table, State state) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("VPC", table.vpc()));
    facts.add(new Fact("Association", table.main() ? "main" : "explicit"));
    table.subnets().forEach(s -> facts.add(new Fact("Subnet", s)));
    table.gateways().forEach(g -> facts.add(new Fact("Gateway", g)));
    List<String> lines = table.routes().stream().map(VpcWords::of).toList();
    return details(
        "VPC route table",
        table.id(),
        state,
        table.main()
            ? "Subnets without a table of their own use it."
            : "Used by the subnets that are associated with it.",
        facts,
        List.of(new Section("Routes", "", lines, List.of()), read(table.evidence())));
  }

  Details of(Subject.UnknownTable subject, State state) {
    return details(
        "VPC route table",
        "of " + subject.subnet(),
        state,
        "Unknown: " + subject.why() + ".",
        List.of(new Fact("Subnet", subject.subnet())),
        List.of());
  }

  Details of(VpcRouteTable table, VpcRoute route, State state) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Table", table.id()));
    facts.add(new Fact("Target", route.target().isEmpty() ? "unknown" : route.target()));
    facts.add(new Fact("State", route.blackhole() ? "blackhole" : "active"));
    facts.add(new Fact("Origin", route.propagated() ? "propagated" : "static"));
    return details(
        "VPC route",
        route.destination(),
        state,
        route.blackhole()
            ? "Its target is gone. It still wins what it matches longest, and drops it."
            : route.local()
                ? "Leads to whoever has the address in the VPC."
                : "Taken where no longer prefix matches.",
        facts,
        List.of(read(route.evidence())));
  }

  Details of(Subject.Target target, State state) {
    String id = target.id();
    List<String> lines = VpcTargets.lines(index, id);
    List<Fact> facts = new ArrayList<>();
    if (lines.isEmpty()) {
      facts.add(new Fact("State", "unknown"));
    }
    index
        .nat(id)
        .ifPresent(
            n -> {
              facts.add(new Fact("State", n.state()));
              facts.add(new Fact("Subnet", n.subnet().isEmpty() ? "regional" : n.subnet()));
              n.addresses()
                  .forEach(
                      a ->
                          a.publicIp().ifPresent(p -> facts.add(new Fact("Public", p.toString()))));
            });
    index
        .vpc(id)
        .ifPresent(
            v -> v.prefixes().forEach(p -> facts.add(new Fact(p.family().label(), p.toString()))));
    if (facts.isEmpty()) {
      lines.forEach(l -> facts.add(new Fact("State", l)));
    }
    List<Section> sections = new ArrayList<>();
    evidence(id).ifPresent(e -> sections.add(read(e)));
    return details(
        Labels.capital(VpcTargets.kind(id)),
        id,
        state,
        lines.isEmpty() ? "The account's answers do not show it." : "",
        facts,
        sections);
  }

  private Optional<Evidence> evidence(String id) {
    VpcState state = index.state();
    return Stream.of(
            index.nat(id).map(n -> n.evidence()),
            index.vpc(id).map(v -> v.evidence()),
            index.endpoint(id).map(e -> e.evidence()),
            index.eni(id).map(e -> e.evidence()),
            VpcTargets.find(state.internetGateways(), g -> g.id().equals(id))
                .map(g -> g.evidence()),
            VpcTargets.find(state.egressOnlyGateways(), g -> g.id().equals(id))
                .map(g -> g.evidence()),
            VpcTargets.find(state.vpnGateways(), g -> g.id().equals(id)).map(g -> g.evidence()),
            VpcTargets.find(state.peerings(), p -> p.id().equals(id)).map(p -> p.evidence()),
            VpcTargets.find(
                    state.transitAttachments(), a -> a.id().equals(id) || a.gateway().equals(id))
                .map(a -> a.evidence()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Section read(Evidence evidence) {
    return new Section("Read from", "", List.of(), List.of(evidence));
  }

  private static Details details(
      String kind,
      String title,
      State state,
      String summary,
      List<Fact> facts,
      List<Section> sections) {
    return new Details(
        kind,
        title,
        state,
        Optional.empty(),
        summary,
        facts,
        sections,
        title.contains("-") || title.contains("/")
            ? Optional.of(new Copy(title.contains("/") ? "Copy prefix" : "Copy id", title, false))
            : Optional.empty(),
        Optional.empty());
  }
}
