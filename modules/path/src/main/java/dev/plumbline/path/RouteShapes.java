package dev.plumbline.path;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import java.util.List;
import java.util.Optional;

/**
 * Recognises routes by their whole shape, where no captured file asks for them. Sources:
 * amazon-vpc-cni-k8s, cilium and calico.
 */
final class RouteShapes {
  private final HostModel host;
  private final LinkOwners links;

  RouteShapes(HostModel host, LinkOwners links) {
    this.host = host;
    this.links = links;
  }

  /** Routes that DHCP or router advertisements brought. */
  Attribution learned(Route route, String link) {
    String how = route.protocol().equals("ra") ? "router advertisement" : "DHCP";
    if (links.unmanaged(link)) {
      Evidence state = links.state(link).orElseThrow().evidence();
      return links
          .networkManager()
          .map(
              u ->
                  Attribution.likely(
                          Owner.NETWORK_MANAGER,
                          "Learned by "
                              + how
                              + "; "
                              + u.id()
                              + " runs, networkd leaves "
                              + link
                              + " alone.")
                      .by(u.evidence()))
          .orElseGet(
              () ->
                  Attribution.likely(
                          Owner.BY_HAND,
                          "Learned by " + how + ", but networkd does not manage " + link + ".")
                      .by(state));
    }
    return links
        .byFile(link)
        .map(a -> manager(a, how, link))
        .orElseGet(() -> unknownManager(route, how));
  }

  /** The file's writer where it is not ec2-net-utils: its main routes are plain leases. */
  private static Attribution manager(Attribution file, String how, String link) {
    Owner owner = file.owner() == Owner.NET_UTILS ? Owner.NETWORKD : file.owner();
    String reason = "Learned by " + how + " on " + link + ", which networkd manages.";
    Attribution made = Attribution.certain(owner, reason);
    return file.evidence().map(made::by).orElse(made);
  }

  private Attribution unknownManager(Route route, String how) {
    long metric = route.metric().orElse(0);
    if (links.networkManager().isPresent() || metric >= 100 && metric < 120) {
      return Attribution.possible(
              Owner.NETWORK_MANAGER,
              "Learned by "
                  + how
                  + " with metric "
                  + metric
                  + ", as NetworkManager counts; what manages the link was not captured.")
          .by(route.evidence());
    }
    return Attribution.likely(
            Owner.NETWORKD, "Learned by " + how + "; the state of networkd was not captured.")
        .by(route.evidence());
  }

  /** Routes of programs that write them themselves. */
  Optional<Attribution> program(Route route, String link) {
    boolean plain = route.protocol().equals("boot") && route.metric().isEmpty();
    Optional<Attribution> byLink = links.program(link);
    if (byLink.isPresent()) {
      Attribution made =
          new Attribution(
              byLink.get().owner(),
              Optional.empty(),
              "By " + link + ": " + byLink.get().reason(),
              byLink.get().confidence(),
              Optional.of(route.evidence()));
      return Optional.of(made);
    }
    if (route.protocol().equals("bird") || route.protocol().equals("80")) {
      boolean calico =
          host.snapshot().links().orElse(List.of()).stream()
              .anyMatch(l -> l.name().startsWith("cali"));
      return calico
          ? Optional.of(
              Attribution.likely(
                      Owner.CALICO, "Protocol " + route.protocol() + " on a host with cali links.")
                  .by(route.evidence()))
          : Optional.empty();
    }
    return plain && host.cniNode() && host.isEni(link) && !route.table().equals("main")
        ? Optional.of(eniTable(route, link))
        : Optional.empty();
  }

  /** Link route and default of an ENI's own table; the rule that leads there makes it likely. */
  private Attribution eniTable(Route route, String link) {
    Optional<PolicyRule> rule =
        host.snapshot().rules(route.family()).orElse(List.of()).stream()
            .filter(r -> r.table().equals(route.table()))
            .filter(r -> r.protocol().isEmpty() && r.selector().from().length() > 0)
            .findFirst();
    return rule.map(
            r ->
                Attribution.likely(
                        Owner.VPC_CNI,
                        "No protocol and no metric, in the table of %s that `%s` leads to."
                            .formatted(link, r.evidence().text().strip()))
                    .by(r.evidence()))
        .orElseGet(
            () ->
                Attribution.possible(
                        Owner.VPC_CNI,
                        "No protocol and no metric, in a table of " + link + " on a CNI node.")
                    .by(route.evidence()));
  }
}
