package dev.plumbline.path;

import dev.plumbline.model.Confidence;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Link;
import dev.plumbline.model.NetworkdLink;
import dev.plumbline.model.Route;
import dev.plumbline.model.UnitState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells who made or runs a link. A name alone makes an owner possible; the kind of the link, its
 * master, its routes or the file that networkd applied make it likely or certain. Sources:
 * amazon-vpc-cni-k8s, amazon-eks-ami, docker, cilium, calico and kube-proxy documentation.
 */
final class LinkOwners {
  private static final Pattern DOCKER_BRIDGE = Pattern.compile("docker\\d+|br-[0-9a-f]{12}");
  private static final Pattern BRANCH = Pattern.compile("vlan\\.eth\\.\\d+|vlan[0-9a-f]{11}");
  private static final Pattern HASHED_VETH = Pattern.compile("veth[0-9a-f]{8}");
  private static final List<IpPrefix> EGRESS =
      List.of(IpPrefix.parse("169.254.172.0/22"), IpPrefix.parse("fd00::ac:0/118"));

  private final HostModel host;
  private final Map<String, NetworkdLink> networkd;
  private final Map<String, Link> links;

  LinkOwners(HostModel host) {
    this.host = host;
    this.networkd =
        host.snapshot().networkd().orElse(List.of()).stream()
            .collect(
                Collectors.toMap(NetworkdLink::name, Function.identity(), (first, _) -> first));
    this.links =
        host.snapshot().links().orElse(List.of()).stream()
            .collect(Collectors.toMap(Link::name, Function.identity(), (first, _) -> first));
  }

  /** Networkd's view of a link, where captured. */
  Optional<NetworkdLink> state(String link) {
    return Optional.ofNullable(networkd.get(link));
  }

  /** True when networkd is known to leave the link alone. */
  boolean unmanaged(String link) {
    return state(link).filter(s -> s.setupState().equals("unmanaged")).isPresent();
  }

  /** Owner by the networkd file that was applied to a link; empty when none was. */
  Optional<Attribution> byFile(String link) {
    return state(link)
        .filter(_ -> !unmanaged(link))
        .flatMap(
            s ->
                s.networkFile()
                    .map(
                        f ->
                            Attribution.certain(
                                    ConfigFiles.owner(f), "networkd applied " + f + " to it.")
                                .by(s.evidence())));
  }

  Attribution of(Link link) {
    if (link.loopback()) {
      return Attribution.certain(Owner.KERNEL, "Every network namespace has it.")
          .by(link.evidence());
    }
    return program(link.name())
        .orElseGet(() -> host.isEni(link.name()) ? interfaceOf(link) : other(link));
  }

  /** Who runs an ENI. */
  private Attribution interfaceOf(Link link) {
    Optional<Attribution> file = byFile(link.name());
    if (file.isPresent()) {
      return file.get();
    }
    boolean secondary = host.eni(link.name()).filter(e -> !e.primary()).isPresent();
    if (unmanaged(link.name())) {
      NetworkdLink state = networkd.get(link.name());
      if (host.cniNode() && secondary) {
        return Attribution.likely(
                Owner.VPC_CNI, "Secondary ENI of a CNI node that networkd leaves alone.")
            .by(state == null ? link.evidence() : state.evidence());
      }
      return manager(link)
          .orElseGet(
              () ->
                  Attribution.likely(
                          Owner.KERNEL, "A device of the instance that nothing here configures.")
                      .by(link.evidence()));
    }
    return manager(link)
        .orElseGet(
            () ->
                Attribution.possible(
                        host.managed() ? Owner.NET_UTILS : Owner.KERNEL,
                        "A device of the instance; what configures it was not captured.")
                    .by(link.evidence()));
  }

  /** NetworkManager, where it runs. */
  Optional<Attribution> manager(Link link) {
    return networkManager()
        .map(
            u ->
                Attribution.likely(
                        Owner.NETWORK_MANAGER,
                        u.id() + " runs, and networkd does not manage " + link.name() + ".")
                    .by(u.evidence()));
  }

  Optional<UnitState> networkManager() {
    return Optional.ofNullable(
            host.snapshot().units().orElse(Map.of()).get("NetworkManager.service"))
        .filter(u -> u.active().equals("active"));
  }

  private static Attribution other(Link link) {
    return link.kind().isEmpty()
        ? Attribution.likely(Owner.KERNEL, "A device, not a link that a program made.")
            .by(link.evidence())
        : Attribution.possible(
                Owner.BY_HAND, "A " + link.kind() + " link of no program that is known here.")
            .by(link.evidence());
  }

  /** The program that makes links of this name and kind; empty for devices and unknown links. */
  Optional<Attribution> program(String name) {
    Optional<Link> link = Optional.ofNullable(links.get(name));
    String kind = link.map(Link::kind).orElse("");
    if (HostKind.podLink(name)) {
      return found(Owner.VPC_CNI, link, kind, "veth", "Host side of a pod's link");
    }
    if (BRANCH.matcher(name).matches()) {
      String branch = name.startsWith("vlan.eth.") ? "vlan" : "veth";
      return found(Owner.VPC_CNI, link, kind, branch, "Link of a branch interface");
    }
    if (HASHED_VETH.matcher(name).matches() && egress(name)) {
      return found(Owner.CNI_EGRESS, link, kind, "veth", "Carries a route of the egress range");
    }
    if (DOCKER_BRIDGE.matcher(name).matches()) {
      return found(Owner.DOCKER, link, kind, "bridge", "Named like docker's bridges");
    }
    Optional<String> bridge = link.flatMap(Link::master);
    if (bridge.filter(b -> DOCKER_BRIDGE.matcher(b).matches()).isPresent()) {
      return found(Owner.DOCKER, link, kind, "veth", "Member of " + bridge.get());
    }
    return switch (name) {
      case "kube-ipvs0" -> found(Owner.KUBE_PROXY, link, kind, "dummy", "Holds service addresses");
      case "nodelocaldns" ->
          found(Owner.NODE_LOCAL_DNS, link, kind, "dummy", "Holds the DNS address of the node");
      case "cilium_host", "cilium_net" ->
          found(Owner.CILIUM, link, kind, "veth", "Pair of the host's own cilium endpoint");
      case "cilium_vxlan", "cilium_geneve" ->
          found(Owner.CILIUM, link, kind, name.substring(7), "Tunnel of cilium");
      case "vxlan.calico" -> found(Owner.CALICO, link, kind, "vxlan", "Tunnel of calico");
      case "tunl0" ->
          links.keySet().stream().anyMatch(l -> l.startsWith("cali"))
              ? found(Owner.CALICO, link, kind, "ipip", "Tunnel of calico")
              : Optional.empty();
      default -> endpoint(name, link, kind);
    };
  }

  private Optional<Attribution> endpoint(String name, Optional<Link> link, String kind) {
    if (name.startsWith("lxc") && links.containsKey("cilium_host")) {
      return found(
          Owner.CILIUM, link, kind, "veth", "Host side of an endpoint, beside cilium_host");
    }
    return name.matches("cali[0-9a-f]{11}")
        ? found(Owner.CALICO, link, kind, "veth", "Host side of a workload")
        : Optional.empty();
  }

  /** Likely when the kind of the link fits the name, possible when the kind is not known. */
  private static Optional<Attribution> found(
      Owner owner, Optional<Link> link, String kind, String wanted, String what) {
    boolean fits = kind.equals(wanted);
    if (!fits && !kind.isEmpty()) {
      return Optional.empty();
    }
    Attribution made =
        new Attribution(
            owner,
            Optional.empty(),
            what + (fits ? ", of kind " + kind + "." : "; its kind was not captured."),
            fits ? Confidence.LIKELY : Confidence.POSSIBLE,
            Optional.empty());
    return Optional.of(link.map(l -> made.by(l.evidence())).orElse(made));
  }

  private boolean egress(String link) {
    return host.snapshot().routes().orElse(List.of()).stream().anyMatch(r -> egress(r, link))
        || host.snapshot().routes6().orElse(List.of()).stream().anyMatch(r -> egress(r, link));
  }

  private static boolean egress(Route route, String link) {
    return route.link().filter(link::equals).isPresent()
        && EGRESS.stream().anyMatch(e -> e.contains(route.destination()));
  }
}
