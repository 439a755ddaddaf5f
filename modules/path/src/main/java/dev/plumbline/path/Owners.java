package dev.plumbline.path;

import dev.plumbline.model.Address;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.DropIn;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.NetworkdLink;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells who made each rule, route, address and table. Never by a priority or a table number alone:
 * the protocol, a drop-in that asks for it, the kind of host and the whole shape decide together.
 */
public final class Owners {
  private static final IpPrefix LINK_LOCAL = IpPrefix.parse("fe80::/10");

  private final HostModel host;
  private final List<Configured.Rule> rules;
  private final List<Configured.Route> routes;
  private final List<Configured.Alias> aliases;
  private final Map<String, NetworkdLink> networkd;

  private Owners(HostModel host) {
    this.host = host;
    this.rules = Configured.rules(host.snapshot()).toList();
    this.routes = Configured.routes(host.snapshot()).toList();
    this.aliases = Configured.addresses(host.snapshot()).toList();
    this.networkd =
        host.snapshot().networkd().orElse(List.of()).stream()
            .collect(
                Collectors.toMap(NetworkdLink::name, Function.identity(), (first, _) -> first));
  }

  public static Owners of(HostModel host) {
    return new Owners(host);
  }

  /** Who made a policy rule. */
  public Attribution of(PolicyRule rule) {
    if (kernelRule(rule)) {
      return Attribution.certain(Owner.KERNEL, "The kernel makes this rule at boot.");
    }
    boolean networkdMade = rule.protocol().equals("static") || rule.protocol().isEmpty();
    Optional<Configured.Rule> asked =
        networkdMade ? rules.stream().filter(c -> asksFor(c, rule)).findFirst() : Optional.empty();
    if (asked.isPresent()) {
      return Attribution.configured(owner(asked.get().file()), asked.get().evidence());
    }
    return RuleShapes.of(host, rule)
        .orElseGet(
            () ->
                rule.protocol().equals("static") && host.snapshot().dropIns().optional().isEmpty()
                    ? Attribution.likely(
                        Owner.NETWORKD, "Protocol static; the network files were not captured.")
                    : Attribution.likely(
                        Owner.BY_HAND,
                        "No captured file asks for it, and it has no shape of a known program."));
  }

  /** Who made a route. */
  public Attribution of(Route route) {
    if (route.protocol().equals("kernel") || route.table().equals("local")) {
      return Attribution.certain(Owner.KERNEL, "The kernel keeps it with the address of the link.");
    }
    String link = route.nextHops().stream().map(Route.NextHop::link).findFirst().orElse("");
    Optional<Configured.Route> asked =
        routes.stream().filter(c -> asksFor(c, route, link)).findFirst();
    boolean learned = route.protocol().equals("dhcp") || route.protocol().equals("ra");
    if (asked.isPresent() && (learned || route.protocol().equals("static"))) {
      return Attribution.configured(owner(asked.get().file()), asked.get().evidence());
    }
    if (learned) {
      return learned(route, link);
    }
    if (host.cniNode() && route.protocol().equals("boot")) {
      boolean pod = HostKind.podLink(link) || link.startsWith("vlan");
      if (pod || (host.isEni(link) && !route.table().equals("main"))) {
        return Attribution.likely(
            Owner.VPC_CNI, pod ? "Host route of a pod." : "Table of an ENI, without a protocol.");
      }
    }
    return Attribution.likely(
        Owner.BY_HAND, "Protocol " + route.protocol() + ", and no captured file asks for it.");
  }

  private Attribution learned(Route route, String link) {
    String how = route.protocol().equals("ra") ? "router advertisement" : "DHCP";
    NetworkdLink state = networkd.get(link);
    if (state == null) {
      return Attribution.likely(
          Owner.NETWORKD, "Learned by " + how + "; the state of networkd was not captured.");
    }
    boolean nodeadm = state.networkFile().filter(f -> f.contains("70-eks-")).isPresent();
    if (state.setupState().equals("unmanaged")) {
      return Attribution.likely(
          Owner.BY_HAND, "Learned by " + how + ", but networkd does not manage " + link + ".");
    }
    return Attribution.certain(
        nodeadm ? Owner.NODEADM : Owner.NETWORKD,
        "Learned by " + how + " on " + link + ", which networkd manages.");
  }

  /** Who made an address. */
  public Attribution of(Address address) {
    if (!address.global() || LINK_LOCAL.contains(address.ip())) {
      return Attribution.certain(Owner.KERNEL, "Made with the link.");
    }
    Optional<Configured.Alias> asked =
        aliases.stream()
            .filter(a -> a.file().link().equals(address.link()))
            .filter(a -> a.prefix().address().equals(address.ip()))
            .findFirst();
    if (asked.isPresent()) {
      return Attribution.configured(owner(asked.get().file()), asked.get().evidence());
    }
    NetworkdLink state = networkd.get(address.link());
    boolean managed = state != null && !state.setupState().equals("unmanaged");
    boolean leased =
        address.flags().contains("dynamic")
            || (address.family() == Family.V6 && address.flags().contains("noprefixroute"));
    if (leased && (managed || state == null)) {
      return new Attribution(
          Owner.NETWORKD,
          "Leased by DHCP or made by router advertisement.",
          managed ? Confidence.CERTAIN : Confidence.LIKELY,
          Optional.empty());
    }
    if (host.cniNode() && host.isEni(address.link())) {
      return Attribution.likely(Owner.VPC_CNI, "Static address of an ENI on a CNI node.");
    }
    return Attribution.likely(Owner.BY_HAND, "Static, and no captured file asks for it.");
  }

  /** Who made a table: whose it is by design, else who made most of its routes. */
  public Attribution ofTable(Family family, String table) {
    if (List.of("local", "main", "default").contains(table)) {
      return Attribution.certain(Owner.KERNEL, "A table every host has.");
    }
    if (host.managed() && host.ownerOfTable(table).isPresent()) {
      return Attribution.likely(
          Owner.NET_UTILS, "Table of " + host.ownerOfTable(table).get().name() + ".");
    }
    return host
        .snapshot()
        .table(family, table)
        .map(this::of)
        .collect(Collectors.groupingBy(Attribution::owner, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Comparator.comparing((Map.Entry<Owner, Long> e) -> e.getValue()))
        .map(e -> Attribution.likely(e.getKey(), "Made most of its routes."))
        .orElseGet(() -> Attribution.likely(Owner.BY_HAND, "Nothing captured claims it."));
  }

  private static boolean kernelRule(PolicyRule rule) {
    boolean kernel = rule.protocol().isEmpty() || rule.protocol().equals("kernel");
    return kernel
        && rule.action() == PolicyRule.Action.LOOKUP
        && rule.selector().matchesEverything()
        && switch (rule.table()) {
          case "local" -> rule.priority() == 0;
          case "main" -> rule.priority() == 32766;
          case "default" -> rule.priority() == 32767;
          default -> false;
        };
  }

  private static boolean asksFor(Configured.Rule configured, PolicyRule rule) {
    IpPrefix from = configured.from().orElse(IpPrefix.all(rule.family()));
    return from.equals(rule.selector().from())
        && configured.table().filter(rule.table()::equals).isPresent()
        && (configured.priority().isEmpty()
            || configured.priority().getAsLong() == rule.priority());
  }

  private static boolean asksFor(Configured.Route configured, Route route, String link) {
    String table = configured.table().orElse("main");
    boolean six =
        configured.gateway().filter(g -> g.equals("_ipv6ra") || g.contains(":")).isPresent();
    boolean sameDestination =
        configured
            .destination()
            .map(route.destination()::equals)
            .orElse(route.isDefault() && six == (route.family() == Family.V6));
    return sameDestination && table.equals(route.table()) && configured.file().link().equals(link);
  }

  private static Owner owner(DropIn file) {
    if (file.path().contains("70-eks-")) {
      return Owner.NODEADM;
    }
    boolean generated =
        !file.administrator()
            && (file.name().equals("eni.conf") || file.name().startsWith("ec2net_"));
    return generated ? Owner.NET_UTILS : Owner.NETWORKD;
  }
}
