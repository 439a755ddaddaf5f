package dev.plumbline.path;

import dev.plumbline.model.Confidence;
import dev.plumbline.model.Link;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells which links are ENIs, and which of them is the primary one. */
final class EniLinks {
  private static final Set<String> VIRTUAL =
      Set.of(
          "bridge",
          "dummy",
          "vlan",
          "macvlan",
          "macvtap",
          "ipvlan",
          "bond",
          "vxlan",
          "geneve",
          "gre",
          "gretap",
          "ip6gre",
          "ipip",
          "sit",
          "tun",
          "wireguard",
          "vrf",
          "ifb");
  private static final Pattern HARDWARE_NAME = Pattern.compile("(eth|ens|enp|eno|enX)\\d.*");
  private static final Pattern PRIMARY_RULE =
      Pattern.compile("-i (\\S+) .*--comment \"AWS, primary ENI\"");

  private EniLinks() {}

  /** Name of the primary link, and how sure that is. */
  record Primary(Optional<String> link, Confidence confidence) {}

  static boolean isEni(Link link, Optional<Metadata> metadata) {
    if (link.loopback()
        || HostKind.podLink(link.name())
        || VIRTUAL.contains(link.kind())
        || link.name().startsWith("vlan")
        || link.name().startsWith("veth")) {
      return false;
    }
    if (inMetadata(link, metadata)
        || link.altnames().stream().anyMatch(n -> n.startsWith("eni-"))) {
      return true;
    }
    boolean listed = metadata.filter(EniLinks::listsInterfaces).isPresent();
    return HARDWARE_NAME.matcher(link.name()).matches() && !(listed && !link.kind().isEmpty());
  }

  private static boolean inMetadata(Link link, Optional<Metadata> metadata) {
    return !link.mac().isEmpty()
        && (metadata
                .flatMap(m -> m.byMac(link.mac()))
                .filter(i -> i.values().values().stream().anyMatch(Metadata.Value::answered))
                .isPresent()
            || metadata
                .map(m -> m.values().get("network/interfaces/macs/"))
                .filter(v -> v.items().contains(link.mac() + "/"))
                .isPresent());
  }

  private static boolean listsInterfaces(Metadata metadata) {
    return Optional.ofNullable(metadata.values().get("network/interfaces/macs/"))
        .filter(Metadata.Value::answered)
        .isPresent();
  }

  static Primary primary(Snapshot snapshot, List<Link> enis) {
    Optional<String> byMac =
        snapshot
            .metadata()
            .optional()
            .flatMap(Metadata::primaryMac)
            .flatMap(mac -> enis.stream().filter(l -> l.mac().equals(mac)).findFirst())
            .map(Link::name);
    if (byMac.isPresent()) {
      return new Primary(byMac, Confidence.CERTAIN);
    }
    Optional<String> byName =
        enis.stream()
            .filter(
                l ->
                    l.altnames().contains("device-number-0")
                        || l.altnames().contains("device-number-0.0"))
            .map(Link::name)
            .findFirst()
            .or(() -> byComment(snapshot, enis));
    if (byName.isPresent()) {
      return new Primary(byName, Confidence.CERTAIN);
    }
    return new Primary(
        enis.stream().min(Comparator.comparingInt(Link::index)).map(Link::name),
        enis.size() == 1 ? Confidence.CERTAIN : Confidence.LIKELY);
  }

  private static Optional<String> byComment(Snapshot snapshot, List<Link> enis) {
    return PRIMARY_RULE
        .matcher(snapshot.recording().text("iptables-save.txt").orElse(""))
        .results()
        .map(match -> match.group(1))
        .filter(name -> enis.stream().anyMatch(l -> l.name().equals(name)))
        .findFirst();
  }
}
