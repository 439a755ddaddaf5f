package dev.plumbline.path;

import dev.plumbline.model.Address;
import dev.plumbline.model.DropIn;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Link;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.model.UnitState;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells who made each rule, route, address, link and table. Never by a priority or a table number
 * alone: the protocol, a drop-in that asks for it, the kind of host and the whole shape decide
 * together.
 */
public final class Owners {
  private static final IpPrefix LINK_LOCAL = IpPrefix.parse("fe80::/10");

  private final HostModel host;
  private final List<Configured.Rule> rules;
  private final List<Configured.Route> routes;
  private final List<Configured.Alias> aliases;
  private final LinkOwners links;
  private final RouteShapes shapes;

  private Owners(HostModel host) {
    this.host = host;
    this.rules = Configured.rules(host.snapshot()).toList();
    this.routes = Configured.routes(host.snapshot()).toList();
    this.aliases = Configured.addresses(host.snapshot()).toList();
    this.links = new LinkOwners(host);
    this.shapes = new RouteShapes(host, links);
  }

  public static Owners of(HostModel host) {
    return new Owners(host);
  }

  /** Who made a policy rule. */
  public Attribution of(PolicyRule rule) {
    return ofRule(rule).withVersion(host.version());
  }

  private Attribution ofRule(PolicyRule rule) {
    if (KernelRules.made(rule)) {
      return Attribution.certain(Owner.KERNEL, "The kernel makes this rule at boot.")
          .by(rule.evidence());
    }
    boolean networkdMade = rule.protocol().equals("static") || rule.protocol().isEmpty();
    Optional<Configured.Rule> asked =
        networkdMade ? rules.stream().filter(c -> asksFor(c, rule)).findFirst() : Optional.empty();
    if (asked.isPresent()) {
      return Attribution.configured(ConfigFiles.owner(asked.get().file()), asked.get().evidence());
    }
    return RuleShapes.of(host, rule)
        .orElseGet(
            () ->
                rule.protocol().equals("static") && host.snapshot().dropIns().optional().isEmpty()
                    ? Attribution.likely(
                            Owner.NETWORKD, "Protocol static; the network files were not captured.")
                        .by(rule.evidence())
                    : byHand(rule.evidence()));
  }

  private static Attribution byHand(Evidence evidence) {
    return Attribution.likely(
            Owner.BY_HAND, "No captured file asks for it, and it has no shape of a known program.")
        .by(evidence);
  }

  /** Who made a route. */
  public Attribution of(Route route) {
    return ofRoute(route).withVersion(host.version());
  }

  private Attribution ofRoute(Route route) {
    if (route.protocol().equals("kernel")) {
      return Attribution.certain(Owner.KERNEL, "The kernel keeps it with the address of the link.")
          .by(route.evidence());
    }
    String link = route.nextHops().stream().map(Route.NextHop::link).findFirst().orElse("");
    Optional<Configured.Route> asked =
        routes.stream().filter(c -> asksFor(c, route, link)).findFirst();
    boolean learned = route.protocol().equals("dhcp") || route.protocol().equals("ra");
    if (asked.isPresent() && (learned || route.protocol().equals("static"))) {
      return Attribution.configured(ConfigFiles.owner(asked.get().file()), asked.get().evidence());
    }
    if (learned) {
      return shapes.learned(route, link);
    }
    return shapes
        .program(route, link)
        .or(() -> v1(route))
        .orElseGet(
            () ->
                Attribution.likely(
                        Owner.BY_HAND,
                        "Protocol " + route.protocol() + ", and no captured file asks for it.")
                    .by(route.evidence()));
  }

  /** Version 1.x writes its routes with {@code ip}, so that they carry no protocol. */
  private Optional<Attribution> v1(Route route) {
    boolean table = host.ownerOfTable(route.table()).isPresent();
    boolean main = route.table().equals("main") && route.metric().orElse(0) > Scheme.BASE_TABLE;
    return host.managed() && host.scheme() == Scheme.V1 && (table || main)
        ? Optional.of(
            Attribution.likely(
                    Owner.NET_UTILS,
                    "Without a protocol, in a table or with a metric of version 1.x.")
                .by(route.evidence()))
        : Optional.empty();
  }

  /** Who made an address. */
  public Attribution of(Address address) {
    return ofAddress(address).withVersion(host.version());
  }

  private Attribution ofAddress(Address address) {
    if (address.ip().loopback() || LINK_LOCAL.contains(address.ip())) {
      return Attribution.certain(Owner.KERNEL, "Made with the link.").by(address.evidence());
    }
    Optional<Configured.Alias> asked =
        aliases.stream()
            .filter(a -> a.file().link().equals(address.link()))
            .filter(a -> a.prefix().address().equals(address.ip()))
            .findFirst();
    if (asked.isPresent()) {
      return Attribution.configured(ConfigFiles.owner(asked.get().file()), asked.get().evidence());
    }
    Optional<Attribution> program = links.program(address.link());
    if (program.isPresent()) {
      return program.get();
    }
    boolean leased =
        address.flags().contains("dynamic")
            || (address.family() == Family.V6 && address.flags().contains("noprefixroute"));
    if (leased && !links.unmanaged(address.link())) {
      return leased(address);
    }
    if (leased) {
      return links
          .networkManager()
          .map(
              u ->
                  Attribution.likely(Owner.NETWORK_MANAGER, "Leased, and " + u.id() + " runs.")
                      .by(u.evidence()))
          .orElseGet(
              () ->
                  Attribution.possible(Owner.BY_HAND, "Leased, but networkd leaves the link alone.")
                      .by(address.evidence()));
    }
    if (host.cniNode() && host.isEni(address.link())) {
      return Attribution.likely(Owner.VPC_CNI, "Static address of an ENI on a CNI node.")
          .by(address.evidence());
    }
    return Attribution.likely(Owner.BY_HAND, "Static, and no captured file asks for it.")
        .by(address.evidence());
  }

  private Attribution leased(Address address) {
    String reason = "Leased by DHCP or made by router advertisement.";
    return links
        .byFile(address.link())
        .map(
            file ->
                Attribution.certain(
                        file.owner() == Owner.NET_UTILS ? Owner.NETWORKD : file.owner(), reason)
                    .by(address.evidence()))
        .orElseGet(() -> Attribution.likely(Owner.NETWORKD, reason).by(address.evidence()));
  }

  /** Who made or runs a link. */
  public Attribution of(Link link) {
    return links.of(link).withVersion(host.version());
  }

  /** Who writes a file of networkd. */
  public Attribution of(DropIn file) {
    return Attribution.certain(ConfigFiles.owner(file), "Writes files of this path.")
        .by(Evidence.file(file.file()))
        .withVersion(host.version());
  }

  /** Who writes a {@code .network} file of this path. */
  public Attribution ofFile(String path) {
    return Attribution.certain(ConfigFiles.owner(path), "Writes files of this path.")
        .withVersion(host.version());
  }

  /** Whose unit it is. */
  public Attribution of(UnitState unit) {
    return UnitOwners.of(unit).withVersion(host.version());
  }

  /** Who made a table: whose it is by design, else who made most of its routes or its rules. */
  public Attribution ofTable(Family family, String table) {
    return ofTableOnly(family, table).withVersion(host.version());
  }

  private Attribution ofTableOnly(Family family, String table) {
    if (List.of("local", "main", "default").contains(table)) {
      return Attribution.certain(Owner.KERNEL, "A table every host has.");
    }
    if (host.managed() && host.ownerOfTable(table).isPresent()) {
      return Attribution.likely(
          Owner.NET_UTILS, "Table of " + host.ownerOfTable(table).get().name() + ".");
    }
    return most(host.snapshot().table(family, table).map(this::of), "Made most of its routes: ")
        .or(
            () ->
                most(
                    host.snapshot().rules(family).orElse(List.of()).stream()
                        .filter(r -> r.table().equals(table))
                        .map(this::of),
                    "It is empty; made most of the rules that lead to it: "))
        .orElseGet(() -> Attribution.possible(Owner.BY_HAND, "Nothing captured claims it."));
  }

  private static Optional<Attribution> most(Stream<Attribution> made, String begin) {
    Map<Owner, List<Attribution>> by =
        made.collect(
            Collectors.groupingBy(
                Attribution::owner, () -> new EnumMap<>(Owner.class), Collectors.toList()));
    return by.values().stream()
        .max(Comparator.comparingInt(List::size))
        .map(List::getFirst)
        .map(
            a ->
                new Attribution(
                    a.owner(), a.version(), begin + a.reason(), a.confidence(), a.evidence()));
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
}
