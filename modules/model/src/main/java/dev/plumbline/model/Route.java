package dev.plumbline.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One entry of a route table.
 *
 * @param family IPv4 or IPv6; tables of one number are separate per family
 * @param table name or number as a string; "main" where the kernel leaves it out
 * @param position place in the kernel's dump, from 0
 * @param type unicast, local, broadcast, multicast, anycast, throw, unreachable, prohibit,
 *     blackhole
 * @param destination prefix; the zero-length prefix is the default route
 * @param source source prefix of an IPv6 subtree route
 * @param nextHops one, or several for multipath; empty for error types
 * @param prefSource source address offered to unbound sockets
 * @param metric as shown; absent means 0 in IPv4
 * @param protocol kernel, dhcp, ra, static, boot (also where nothing is shown)
 * @param scope global, link, host, nowhere
 * @param tos type of service, 0 for none
 * @param flags onlink, linkdown, dead, ...
 * @param preference IPv6 router preference, empty where not shown
 * @param nexthopId number of the next-hop object it uses; without next hops where that object was
 *     not captured
 * @param unknown parts that are not understood, as they stand; what the kernel makes of the route
 *     cannot be told then
 * @param evidence where it was read
 */
public record Route(
    Family family,
    String table,
    int position,
    String type,
    IpPrefix destination,
    Optional<IpPrefix> source,
    List<NextHop> nextHops,
    Optional<IpAddress> prefSource,
    OptionalLong metric,
    String protocol,
    String scope,
    int tos,
    Set<String> flags,
    String preference,
    OptionalLong nexthopId,
    List<String> unknown,
    Evidence evidence) {

  /** What begins the unknown part that should be the destination. */
  public static final String DESTINATION = "dst ";

  /**
   * Where a route leads.
   *
   * @param gateway next router; absent on connected routes
   * @param link outgoing link, empty where the kernel shows none
   * @param weight share of a multipath leg, 1 for a single next hop
   * @param flags onlink, dead, linkdown, pervasive
   */
  public record NextHop(Optional<IpAddress> gateway, String link, int weight, Set<String> flags) {}

  /** True for {@code default}: a destination of length zero. */
  public boolean isDefault() {
    return destination.length() == 0 && !astray();
  }

  /** True where the destination cannot be read: it could be any. */
  public boolean astray() {
    return !unknown.isEmpty() && unknown.stream().anyMatch(u -> u.startsWith(DESTINATION));
  }

  public boolean unicast() {
    return type.equals("unicast");
  }

  /**
   * True where what it leads to is this host itself: a local address, or an IPv6 anycast address
   * that the kernel added.
   */
  public boolean here() {
    return type.equals("local")
        || family == Family.V6
            && type.equals("anycast")
            && protocol.equals("kernel")
            && metric.orElse(0) == 0;
  }

  /** The metric the kernel compares: absent is 0 in IPv4 and 1024 in IPv6. */
  public long effectiveMetric() {
    return metric.orElse(family == Family.V4 ? 0 : 1024);
  }

  /** Outgoing link of a route with one next hop, else empty. */
  public Optional<String> link() {
    return nextHops.size() == 1 && !nextHops.getFirst().link().isEmpty()
        ? Optional.of(nextHops.getFirst().link())
        : Optional.empty();
  }

  /** Gateway of a route with one next hop, else empty. */
  public Optional<IpAddress> gateway() {
    return nextHops.size() == 1 ? nextHops.getFirst().gateway() : Optional.empty();
  }

  /** The same route, cited from another place. */
  public Route withEvidence(Evidence other) {
    return with(position, type, nextHops, other);
  }

  /** The same route at another place of the dump. */
  public Route withPosition(int other) {
    return with(other, type, nextHops, evidence);
  }

  /** The same route with the next hops of its next-hop object. */
  public Route withNextHops(String newType, List<NextHop> hops) {
    return with(position, newType, hops, evidence);
  }

  /** The same route with a metric. */
  public Route withMetric(long value) {
    return new Route(
        family,
        table,
        position,
        type,
        destination,
        source,
        nextHops,
        prefSource,
        OptionalLong.of(value),
        protocol,
        scope,
        tos,
        flags,
        preference,
        nexthopId,
        unknown,
        evidence);
  }

  /** The same route with another preferred source. */
  public Route withPrefSource(Optional<IpAddress> other) {
    return new Route(
        family,
        table,
        position,
        type,
        destination,
        source,
        nextHops,
        other,
        metric,
        protocol,
        scope,
        tos,
        flags,
        preference,
        nexthopId,
        unknown,
        evidence);
  }

  private Route with(int newPosition, String newType, List<NextHop> newHops, Evidence newEvidence) {
    return new Route(
        family,
        table,
        newPosition,
        newType,
        destination,
        source,
        newHops,
        prefSource,
        metric,
        protocol,
        scope,
        tos,
        flags,
        preference,
        nexthopId,
        unknown,
        newEvidence);
  }
}
