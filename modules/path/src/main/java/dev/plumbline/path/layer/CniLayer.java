package dev.plumbline.path.layer;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Eni;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Owner;
import dev.plumbline.path.Owners;
import dev.plumbline.path.layer.LayerDifference.Pair;
import dev.plumbline.path.layer.LayerDifference.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the VPC CNI set out to do against the kernel: the two routes of each ENI's table, the rules
 * of each pod, the rule of the mark; and what another program brought to an ENI that the CNI runs
 * (amazon-vpc-cni-k8s issue 3524).
 */
public final class CniLayer {
  private static final String MARKED = "CONNMARK --set-xmark 0x80/0x80";

  private final HostModel host;
  private final Owners owners;
  private final Snapshot snapshot;
  private final List<LayerDifference> found = new ArrayList<>();

  public CniLayer(HostModel host, Owners owners) {
    this.host = host;
    this.owners = owners;
    this.snapshot = host.snapshot();
  }

  List<LayerDifference> differences() {
    found.clear();
    CniIntent intent = CniIntent.of(host, owners);
    boolean rules = snapshot.rules().complete();
    if (snapshot.routes().complete()) {
      intent.tables().forEach(this::table);
    }
    if (rules) {
      intent.pods().forEach(this::pod);
      mark();
    }
    for (Family family : Family.values()) {
      snapshot.rules(family).orElse(List.of()).stream()
          .filter(this::foreign)
          .forEach(r -> extra(Thing.RULE, r.evidence(), text(r), linkOf(r)));
      snapshot.routes(family).orElse(List.of()).stream()
          .filter(this::foreign)
          .forEach(r -> extra(Thing.ROUTE, r.evidence(), text(r), r.link().orElse("")));
    }
    return List.copyOf(found);
  }

  private void table(String number, CniIntent.Table table) {
    List<Route> routes = snapshot.table(Family.V4, number).toList();
    String link = table.link().orElse("");
    if (routes.stream().noneMatch(Route::isDefault)) {
      missing(Thing.ROUTE, "default route of table " + number, "default", link, table.evidence());
    }
    if (routes.stream().noneMatch(r -> r.destination().isHost() && r.gateway().isEmpty())) {
      missing(
          Thing.ROUTE,
          "gateway route of table " + number,
          "link route to the gateway",
          link,
          table.evidence());
    }
  }

  private void pod(IpAddress pod, CniIntent.Pod why) {
    if (pod.family() != Family.V4) {
      return;
    }
    IpPrefix prefix = IpPrefix.host(pod);
    List<PolicyRule> rules = snapshot.rules().orElse(List.of());
    boolean to = rules.stream().anyMatch(r -> r.selector().to().equals(prefix));
    if (!to) {
      missing(Thing.RULE, "rule to " + pod, "to " + pod + " lookup main", "", why.evidence());
    }
    why.table()
        .filter(
            t ->
                rules.stream()
                    .noneMatch(r -> r.selector().from().equals(prefix) && r.table().equals(t)))
        .ifPresent(
            t ->
                missing(
                    Thing.RULE,
                    "rule from " + pod,
                    "from " + pod + " lookup " + t,
                    "",
                    why.evidence()));
  }

  /** The rule of the mark belongs to the iptables rules that set the mark. */
  private void mark() {
    String file = "iptables-save.txt";
    List<String> lines = snapshot.recording().text(file).orElse("").lines().toList();
    boolean there =
        snapshot.rules().orElse(List.of()).stream()
            .anyMatch(
                r ->
                    r.selector().mark().isPresent()
                        && r.selector().mark().getAsLong() == 0x80
                        && r.selector().mask() == 0x80);
    for (int i = 0; i < lines.size() && !there; i++) {
      if (lines.get(i).contains(MARKED) && lines.get(i).contains("AWS, primary ENI")) {
        missing(
            Thing.RULE,
            "rule of mark 0x80",
            "fwmark 0x80/0x80 lookup main",
            "",
            new Evidence(file, i + 1, lines.get(i).strip()));
        return;
      }
    }
  }

  /** A rule that networkd or nodeadm made for an ENI that the CNI runs. */
  public boolean foreign(PolicyRule rule) {
    Owner owner = owners.of(rule).owner();
    boolean network = owner == Owner.NODEADM || owner == Owner.NETWORKD;
    return network && host.ownerOf(rule.selector().from().address()).filter(this::runs).isPresent();
  }

  /** A route that networkd, or an address set by it, brought to an ENI that the CNI runs. */
  public boolean foreign(Route route) {
    if (route.table().equals("local") || !route.unicast()) {
      return false;
    }
    boolean brought =
        switch (owners.of(route).owner()) {
          case NODEADM, NETWORKD -> true;
          case KERNEL -> route.family() == Family.V4;
          default -> false;
        };
    return brought && route.link().flatMap(host::eni).filter(this::runs).isPresent();
  }

  /** The CNI runs the secondary ENIs of the first network card. */
  private boolean runs(Eni eni) {
    return !eni.primary() && eni.networkCard().orElse(0) == 0;
  }

  private String linkOf(PolicyRule rule) {
    return host.ownerOf(rule.selector().from().address()).map(Eni::name).orElse("");
  }

  private static String text(PolicyRule rule) {
    return "rule from " + rule.selector().from() + " lookup " + rule.table();
  }

  private static String text(Route route) {
    String destination = route.isDefault() ? "default" : route.destination().toString();
    return "route " + destination + " table " + route.table();
  }

  private void extra(Thing thing, Evidence evidence, String text, String link) {
    found.add(new LayerDifference(Pair.CNI_KERNEL, thing, text, link, "", text, List.of(evidence)));
  }

  private void missing(
      Thing thing, String subject, String expected, String link, Evidence evidence) {
    Optional<Evidence> list =
        snapshot.rules().orElse(List.of()).stream()
            .findFirst()
            .map(r -> Evidence.file(r.evidence().file()))
            .filter(_ -> thing == Thing.RULE);
    List<Evidence> all = new ArrayList<>(List.of(evidence));
    list.ifPresent(all::add);
    found.add(
        new LayerDifference(Pair.CNI_KERNEL, thing, subject, link, expected, "", List.copyOf(all)));
  }
}
