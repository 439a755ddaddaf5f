package dev.plumbline.path.firewall;

import dev.plumbline.model.Address;
import dev.plumbline.model.Captured;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What kind of address an address is to the host: local, broadcast, multicast or unicast. */
final class Locality {
  private final Snapshot snapshot;

  Locality(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * Whether an address is of a type, as {@code addrtype} and {@code fib} name it.
   *
   * @param link only addresses of this link count as local, where given
   */
  Truth is(IpAddress address, String type, Optional<String> link) {
    Captured<List<Route>> routes = snapshot.routes(address.family());
    Optional<String> found =
        address.multicast()
            ? Optional.of("MULTICAST")
            : snapshot
                .table(address.family(), "local")
                .filter(r -> r.destination().contains(address))
                .filter(r -> link.isEmpty() || r.link().equals(link))
                .max(Comparator.comparingInt(r -> r.destination().length()))
                .map(r -> r.type().toUpperCase(Locale.ROOT));
    if (found.isPresent()) {
      return Truth.of(found.get().equals(type));
    }
    if (routes.complete()) {
      return Truth.of(type.equals("UNICAST"));
    }
    Captured<List<Address>> addresses = snapshot.addresses();
    boolean local =
        snapshot
            .address(address)
            .filter(a -> link.isEmpty() || a.link().equals(link.get()))
            .isPresent();
    return local
        ? Truth.of(type.equals("LOCAL"))
        : addresses.complete() ? Truth.of(type.equals("UNICAST")) : Truth.UNKNOWN;
  }
}
