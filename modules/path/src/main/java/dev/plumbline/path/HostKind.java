package dev.plumbline.path;

import dev.plumbline.model.Link;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells who configures a host's network besides the kernel. */
final class HostKind {
  private static final Pattern POD_LINK = Pattern.compile("eni[0-9a-f]{11}");

  private HostKind() {}

  /** True for the host side of a pod's veth pair, as the VPC CNI names it. */
  static boolean podLink(String name) {
    return POD_LINK.matcher(name).matches();
  }

  static boolean cniNode(Snapshot snapshot) {
    Stream<String> links =
        Stream.concat(
            snapshot.links().orElse(List.of()).stream().map(Link::name),
            snapshot.routes().orElse(List.of()).stream()
                .map(Route::link)
                .flatMap(Optional::stream));
    return links.anyMatch(HostKind::podLink)
        || CniRules.shaped(snapshot.rules().orElse(List.of()))
        || snapshot
            .recording()
            .text("iptables-save.txt")
            .filter(t -> t.contains("AWS-SNAT-CHAIN-0"))
            .isPresent()
        || snapshot.recording().files().stream()
            .anyMatch(f -> f.endsWith("10-aws.conflist") || f.endsWith("ipamd.log"));
  }

  static boolean netUtils(Snapshot snapshot) {
    return snapshot.units().optional().stream()
            .flatMap(m -> m.keySet().stream())
            .anyMatch(u -> u.startsWith("policy-routes@"))
        || snapshot.dropIns().orElse(List.of()).stream()
            .anyMatch(d -> d.name().equals("eni.conf") && !d.administrator());
  }
}
