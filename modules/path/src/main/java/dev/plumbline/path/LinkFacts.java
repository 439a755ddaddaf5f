package dev.plumbline.path;

import dev.plumbline.model.Address;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Link;
import dev.plumbline.model.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What lookups need to know about links and their addresses, found by name. */
final class LinkFacts {
  private final Snapshot snapshot;
  private final Map<String, Link> links = new LinkedHashMap<>();
  private final Map<String, List<Address>> addresses = new HashMap<>();
  private final Map<IpAddress, List<String>> holding = new HashMap<>();
  private final Map<String, Boolean> ignoring = new HashMap<>();
  private final boolean complete;

  LinkFacts(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.complete = snapshot.links().complete();
    snapshot.links().orElse(List.of()).forEach(l -> links.put(l.name(), l));
    for (Address address : snapshot.addresses().orElse(List.of())) {
      addresses.computeIfAbsent(address.link(), _ -> new ArrayList<>()).add(address);
      holding.computeIfAbsent(address.ip(), _ -> new ArrayList<>(1)).add(address.link());
    }
    for (String link : links.keySet()) {
      ignoring.put(link, ignores(Family.V4, link));
    }
  }

  Optional<Link> link(String name) {
    return Optional.ofNullable(links.get(name));
  }

  /** Names of all links, in the kernel's order. */
  Iterable<String> names() {
    return links.isEmpty() ? addresses.keySet() : links.keySet();
  }

  /** True when all links are known and this is none of them. */
  boolean absent(String name) {
    return complete && !known(name);
  }

  /** True for a link that a listing of links, addresses or routes shows. */
  boolean seen(Family family, String name) {
    return known(name)
        || addresses.containsKey(name)
        || snapshot.routes(family).orElse(List.of()).stream()
            .flatMap(r -> r.nextHops().stream())
            .anyMatch(h -> h.link().equals(name));
  }

  private boolean known(String name) {
    return links.containsKey(name)
        || links.values().stream().anyMatch(l -> l.altnames().contains(name));
  }

  List<Address> addresses(String link) {
    return addresses.getOrDefault(link, List.of());
  }

  boolean addressesKnown() {
    return snapshot.addresses().complete();
  }

  /** True for an address of any link. */
  boolean own(IpAddress address) {
    return holding.containsKey(address);
  }

  /** The links that have the address. */
  Stream<String> holding(IpAddress address) {
    return holding.getOrDefault(address, List.of()).stream();
  }

  /** The VRF that the link is, or belongs to; empty for none. */
  String domain(String name) {
    Link link = links.get(name);
    if (link == null) {
      return "";
    }
    Optional<String> master =
        link.vrfTable().isPresent()
            ? Optional.of(name)
            : link.master().filter(m -> link(m).flatMap(Link::vrfTable).isPresent());
    return master.orElse("");
  }

  /** The table of a VRF. */
  Optional<String> table(String vrf) {
    return link(vrf).flatMap(Link::vrfTable);
  }

  /** True where routes by a link without carrier are passed over. */
  boolean ignoresLinkDown(Family family, String link) {
    return family == Family.V4
        ? ignoring.getOrDefault(link, false)
        : !ignoring.isEmpty() && ignores(family, link);
  }

  /** IPv4 takes the larger of all and the link's own setting, IPv6 the link's own alone. */
  private boolean ignores(Family family, String link) {
    String key = "ignore_routes_with_linkdown";
    return on(family, link, key) || family == Family.V4 && on(family, "all", key);
  }

  /** A setting of one link, or of all or default. */
  boolean on(Family family, String link, String key) {
    return setting(family, link, key).filter(v -> !v.equals("0")).isPresent();
  }

  Optional<String> setting(Family family, String link, String key) {
    return snapshot.sysctl("net.ipv" + family.number() + ".conf." + link + "." + key);
  }

  /** A setting that counts when it is on for all links or for this one. */
  boolean onAnywhere(String link, String key) {
    return on(Family.V4, "all", key) || on(Family.V4, link, key);
  }

  Snapshot snapshot() {
    return snapshot;
  }
}
