package dev.plumbline.diagram;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.path.Answer.Way;
import dev.plumbline.path.Expectation;
import dev.plumbline.path.ExpectedRoute;
import dev.plumbline.path.ExpectedRule;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Lookup;
import dev.plumbline.path.Owner;
import dev.plumbline.path.Owners;
import dev.plumbline.path.Query;
import dev.plumbline.path.layer.CniLayer;
import dev.plumbline.path.whatif.Change;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What differs from the expected state, and whose each thing is, in the terms of the picture. */
final class Differences {
  /** Priority of a rule that the kernel places itself, as ec2-net-utils 1.x leaves it. */
  private static final long KERNEL_CHOICE = 32765;

  /** Documentation addresses (RFC 5737, RFC 3849) that stand for any place outside. */
  private static final IpAddress OUTSIDE = IpAddress.parse("198.51.100.7");

  private static final IpAddress OUTSIDE_6 = IpAddress.parse("2001:db8::7");

  private final HostModel host;
  private final Lookup lookup;
  private final Expectation expectation;
  private final Owners owners;
  private final Set<PolicyRule> unexplained;
  private final CniLayer cni;

  Differences(Expectation expectation, Owners owners) {
    this.host = expectation.host();
    this.lookup = Lookup.of(host.snapshot());
    this.expectation = expectation;
    this.owners = owners;
    this.unexplained = new HashSet<>(expectation.extra());
    this.cni = new CniLayer(host, owners);
  }

  List<Subject.MissingRule> missingRules(Family family) {
    return expectation.missingRules().stream()
        .filter(r -> r.family() == family)
        .map(this::ghost)
        .toList();
  }

  private Subject.MissingRule ghost(ExpectedRule rule) {
    return new Subject.MissingRule(
        rule.family(),
        rule.priority().orElse(KERNEL_CHOICE),
        rule.source(),
        rule.table(),
        rule.eni().name(),
        rule.why().evidence(),
        now(rule));
  }

  /** Where packets of the address go to the outside without the rule. */
  private Optional<Way> now(ExpectedRule rule) {
    IpAddress outside = rule.family() == Family.V4 ? OUTSIDE : OUTSIDE_6;
    return rule.source().isHost()
        ? lookup.ask(Query.to(outside).withFrom(rule.source().address())).answer().way()
        : Optional.empty();
  }

  List<Subject.MissingRoute> missingRoutes(Family family) {
    return expectation.missingRoutes().stream()
        .filter(r -> r.family() == family)
        .map(Differences::ghost)
        .toList();
  }

  private static Subject.MissingRoute ghost(ExpectedRoute route) {
    return new Subject.MissingRoute(
        route.family(),
        route.table(),
        route.destination(),
        route.gateway().map(Object::toString).orElse(""),
        route.eni().name(),
        route.metric().isPresent() ? Long.toString(route.metric().getAsLong()) : "");
  }

  /**
   * A rule that nobody who configures this host explains; on a CNI node also one that networkd made
   * for an ENI of the CNI (amazon-vpc-cni-k8s issue 3524).
   */
  boolean extra(PolicyRule rule) {
    if (host.cniNode()) {
      return unexplained.contains(rule) || cni.foreign(rule);
    }
    return host.managed() && unexplained.contains(rule);
  }

  /**
   * On a CNI node: a route that networkd, or an address set by it, brought to an ENI of the CNI.
   */
  boolean extra(Route route) {
    return host.cniNode() && cni.foreign(route);
  }

  OwnerMark owner(PolicyRule rule) {
    if (rule.evidence().file().equals(Change.FILE)) {
      return OwnerMark.FOREIGN;
    }
    return mark(owners.of(rule).owner());
  }

  OwnerMark owner(Route route) {
    if (route.evidence().file().equals(Change.FILE)) {
      return OwnerMark.FOREIGN;
    }
    Owner owner = owners.of(route).owner();
    boolean learned = route.protocol().equals("dhcp") || route.protocol().equals("ra");
    return owner == Owner.NET_UTILS && learned ? OwnerMark.LEASE : mark(owner);
  }

  /** Owner of a table with routes; nobody when it has none, unless it is the package's. */
  Optional<OwnerMark> owner(List<Family> families, String table) {
    return families.stream()
        .filter(
            f ->
                host.snapshot().table(f, table).findAny().isPresent()
                    || owners.ofTable(f, table).owner() != Owner.BY_HAND)
        .map(f -> mark(owners.ofTable(f, table).owner()))
        .findFirst();
  }

  private static OwnerMark mark(Owner owner) {
    return switch (owner) {
      case KERNEL -> OwnerMark.KERNEL;
      case NETWORKD -> OwnerMark.LEASE;
      case NET_UTILS -> OwnerMark.NET_UTILS;
      case NODEADM -> OwnerMark.NODEADM;
      case VPC_CNI -> OwnerMark.CNI;
      case BY_HAND -> OwnerMark.FOREIGN;
      case CNI_EGRESS,
          KUBE_PROXY,
          NODE_LOCAL_DNS,
          DOCKER,
          CILIUM,
          CALICO,
          NETWORK_MANAGER,
          NETPLAN ->
          OwnerMark.PROGRAM;
    };
  }
}
