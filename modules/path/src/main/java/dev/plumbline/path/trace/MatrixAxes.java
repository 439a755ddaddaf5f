package dev.plumbline.path.trace;

import dev.plumbline.model.Address;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Neighbour;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Eni;
import dev.plumbline.path.HostModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a matrix asks about when nobody says otherwise. */
final class MatrixAxes {
  private static final IpPrefix LINK_LOCAL = IpPrefix.parse("fe80::/10");
  private static final int PEERS = 12;

  private MatrixAxes() {}

  /** An unbound socket, then every address of the host but loopback and link-local ones. */
  static List<Matrix.Source> sources(Tracer tracer) {
    HostModel host = tracer.host();
    Stream<Matrix.Source> own =
        tracer.snapshot().addresses().orElse(List.of()).stream()
            .filter(Address::global)
            .filter(a -> !LINK_LOCAL.contains(a.ip()))
            .map(
                a ->
                    new Matrix.Source(
                        Optional.of(a.ip()), host.ownerOf(a.ip()).map(Eni::name).orElse(a.link())))
            .distinct();
    return Stream.concat(Stream.of(new Matrix.Source(Optional.empty(), "")), own).toList();
  }

  /** Gateways, the saved flows, an address outside, and neighbours that the host talked to. */
  static List<Matrix.Destination> destinations(Tracer tracer) {
    Snapshot snapshot = tracer.snapshot();
    Map<IpAddress, String> found = new LinkedHashMap<>();
    for (Family family : Family.values()) {
      for (Route route : snapshot.routes(family).orElse(List.of())) {
        if (route.isDefault()) {
          for (Route.NextHop hop : route.nextHops()) {
            hop.gateway()
                .filter(g -> !LINK_LOCAL.contains(g))
                .ifPresent(g -> found.putIfAbsent(g, "gateway of " + hop.link()));
          }
        }
      }
    }
    for (SavedFlow flow : SavedFlows.of(tracer.host())) {
      found.putIfAbsent(flow.flow().query().to(), flow.label());
    }
    found.putIfAbsent(IpAddress.parse("198.51.100.7"), "an address outside");
    if (tracer.host().uses(Family.V6)) {
      found.putIfAbsent(IpAddress.parse("2001:db8::7"), "an IPv6 address outside");
    }
    peers(snapshot).forEach(p -> found.putIfAbsent(p, "neighbour"));
    List<Matrix.Destination> destinations = new ArrayList<>();
    found.forEach((address, label) -> destinations.add(new Matrix.Destination(address, label)));
    return destinations;
  }

  private static List<IpAddress> peers(Snapshot snapshot) {
    return snapshot.neighbours().orElse(List.of()).stream()
        .map(Neighbour::ip)
        .filter(a -> !LINK_LOCAL.contains(a) && snapshot.address(a).isEmpty())
        .distinct()
        .limit(PEERS)
        .toList();
  }
}
