package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Works out the default and subnet routes that should be there. */
final class ExpectedRoutes {
  private final HostModel host;
  private final List<ExpectedRoute> routes = new ArrayList<>();

  private ExpectedRoutes(HostModel host) {
    this.host = host;
  }

  static List<ExpectedRoute> of(HostModel host) {
    ExpectedRoutes expected = new ExpectedRoutes(host);
    host.enis().stream().filter(e -> host.managed() || e.primary()).forEach(expected::add);
    return List.copyOf(expected.routes);
  }

  private void add(Eni eni) {
    for (Family family : Family.values()) {
      if (!uses(eni, family)) {
        continue;
      }
      IpPrefix all = IpPrefix.all(family);
      Optional<IpAddress> gateway = eni.gateway(family).or(() -> router(eni, family));
      if (eni.primary() || host.scheme().secondaryDefaultInMain()) {
        OptionalLong metric = host.managed() ? eni.metric() : OptionalLong.empty();
        add(eni, "main", all, gateway, metric, true);
      }
      if (host.managed() && eni.tableName().isPresent()) {
        String table = eni.tableName().get();
        add(eni, table, all, gateway, eni.metric(), true);
        eni.subnets(family)
            .forEach(
                s ->
                    add(
                        eni,
                        table,
                        s,
                        Optional.empty(),
                        OptionalLong.empty(),
                        family == Family.V4));
      }
    }
  }

  /** The VPC router is the first address of every IPv4 subnet (Amazon VPC, subnet sizing). */
  private static Optional<IpAddress> router(Eni eni, Family family) {
    return family == Family.V4
        ? eni.subnets(family)
            .findFirst()
            .map(s -> new IpAddress(Family.V4, 0, s.address().low() + 1))
        : Optional.empty();
  }

  private boolean uses(Eni eni, Family family) {
    return eni.wanted(family).anyMatch(Wanted::address)
        || host.snapshot()
            .addressesOf(eni.name())
            .anyMatch(a -> a.family() == family && a.global());
  }

  private void add(
      Eni eni,
      String table,
      IpPrefix destination,
      Optional<IpAddress> gateway,
      OptionalLong metric,
      boolean required) {
    Family family = destination.family();
    Optional<Route> actual =
        host.snapshot()
            .table(family, table)
            .filter(r -> r.destination().equals(destination))
            .filter(r -> r.nextHops().stream().anyMatch(h -> h.link().equals(eni.name())))
            .findFirst();
    routes.add(
        new ExpectedRoute(
            family,
            table,
            destination,
            gateway,
            eni,
            metric,
            required,
            host.snapshot().routes(family).complete(),
            actual));
  }
}
