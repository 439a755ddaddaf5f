package dev.plumbline.path.whatif;

import dev.plumbline.model.Address;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Link;
import dev.plumbline.model.Route;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the kernel does for {@code ip addr add} and {@code del}, with the routes that come and go
 * with an address (Linux fib_add_ifaddr, fib_del_ifaddr, fib_sync_down_addr).
 */
final class AddressChanges {
  private static final long V6_PREFIX_METRIC = 256;

  private AddressChanges() {}

  static void apply(KernelState state, Change.OfAddress change) throws ChangeException {
    Address wanted = change.address();
    String link = state.link(wanted.link()).map(Link::name).orElse(wanted.link());
    Optional<Address> there =
        state.addresses().stream()
            .filter(a -> a.link().equals(link) && a.ip().equals(wanted.ip()))
            .findFirst();
    switch (change.verb()) {
      case DELETE -> {
        Address gone =
            there.orElseThrow(
                () ->
                    new ChangeException(
                        "The kernel would answer: Cannot assign requested address: "
                            + link
                            + " does not have "
                            + wanted.ip()
                            + "."));
        delete(state, gone);
      }
      case REPLACE -> {
        if (there.isEmpty()) {
          add(state, wanted, link);
        }
      }
      default -> {
        if (there.isPresent()) {
          throw new ChangeException(
              "The kernel would answer: File exists: " + link + " has " + wanted.ip() + ".");
        }
        add(state, wanted, link);
      }
    }
  }

  private static void add(KernelState state, Address wanted, String link) throws ChangeException {
    boolean second =
        wanted.family() == Family.V4
            && state.addresses().stream()
                .anyMatch(a -> a.link().equals(link) && a.subnet().equals(wanted.subnet()));
    Set<String> flags = new HashSet<>(wanted.flags());
    if (second) {
      flags.add("secondary");
    }
    Address added =
        new Address(
            link,
            wanted.ip(),
            wanted.prefixLength(),
            wanted.scope(),
            Set.copyOf(flags),
            wanted.metric(),
            wanted.label(),
            wanted.evidence());
    state.addresses().add(added);
    if (added.family() == Family.V4) {
      LinkChanges.revive(state, link);
    }
    install(state, local(added, primary(state, added)));
    if (!second) {
      prefixRoutes(state, added);
    }
  }

  /** The routes that the kernel makes anew as a link comes up (Linux fib_netdev_event). */
  static void comeBack(KernelState state, Address address) throws ChangeException {
    if (!address.flags().contains("secondary")) {
      prefixRoutes(state, address);
    }
  }

  /** The multicast route of IPv6, which every link that is up has (Linux addrconf_add_mroute). */
  static Route multicast(String link, Evidence by) {
    return new Route(
        Family.V6,
        "local",
        0,
        "multicast",
        IpPrefix.parse("ff00::/8"),
        Optional.empty(),
        List.of(new Route.NextHop(Optional.empty(), link, 1, Set.of())),
        Optional.empty(),
        OptionalLong.of(V6_PREFIX_METRIC),
        "kernel",
        "global",
        0,
        Set.of(),
        "medium",
        OptionalLong.empty(),
        List.of(),
        by);
  }

  private static void prefixRoutes(KernelState state, Address address) throws ChangeException {
    int host = address.family().bits();
    boolean subnet = address.prefixLength() < host || address.family() == Family.V6;
    if (subnet && !address.flags().contains("noprefixroute")) {
      boolean six = address.family() == Family.V6;
      install(
          state,
          route(
              address,
              "main",
              "unicast",
              address.subnet(),
              six ? OptionalLong.of(address.metric().orElse(V6_PREFIX_METRIC)) : address.metric(),
              six ? "global" : "link"));
    }
    if (address.family() == Family.V4 && address.prefixLength() < 31) {
      install(
          state,
          route(
              address,
              "local",
              "broadcast",
              IpPrefix.host(last(address)),
              OptionalLong.empty(),
              "link"));
    }
  }

  private static IpAddress last(Address address) {
    return new IpAddress(
        Family.V4, 0, address.subnet().address().low() | 0xffffffffL >>> address.prefixLength());
  }

  /** The primary address of the subnet of an address; itself where it is the primary one. */
  private static IpAddress primary(KernelState state, Address address) throws ChangeException {
    return state.addresses().stream()
        .filter(a -> address.flags().contains("secondary") && !a.flags().contains("secondary"))
        .filter(a -> a.link().equals(address.link()) && a.subnet().equals(address.subnet()))
        .map(Address::ip)
        .findFirst()
        .orElse(address.ip());
  }

  private static Route local(Address address, IpAddress source) {
    return route(
            address, "local", "local", IpPrefix.host(address.ip()), OptionalLong.empty(), "host")
        .withPrefSource(address.family() == Family.V6 ? Optional.empty() : Optional.of(source));
  }

  private static void install(KernelState state, Route route) throws ChangeException {
    state.routes(route.family());
    state.add(route);
  }

  private static Route route(
      Address address,
      String table,
      String type,
      IpPrefix destination,
      OptionalLong metric,
      String scope) {
    Evidence evidence = address.evidence();
    boolean six = address.family() == Family.V6;
    return new Route(
        address.family(),
        table,
        0,
        type,
        destination,
        Optional.empty(),
        List.of(new Route.NextHop(Optional.empty(), address.link(), 1, Set.of())),
        six ? Optional.empty() : Optional.of(address.ip()),
        six && metric.isEmpty() ? OptionalLong.of(0) : metric,
        "kernel",
        six ? "global" : scope,
        0,
        Set.of(),
        six ? "medium" : "",
        OptionalLong.empty(),
        List.of(),
        evidence);
  }

  private static void delete(KernelState state, Address gone) throws ChangeException {
    boolean primary = !gone.flags().contains("secondary");
    List<Address> mates =
        state.addresses().stream()
            .filter(a -> gone.family() == Family.V4 && primary && a != gone)
            .filter(a -> a.link().equals(gone.link()) && a.subnet().equals(gone.subnet()))
            .toList();
    remove(state, gone, mates.isEmpty());
    if (mates.isEmpty()) {
      return;
    }
    if (!state.on("promote_secondaries", gone.link())) {
      for (Address mate : mates) {
        remove(state, mate, mate == mates.getLast());
      }
      return;
    }
    Address next = mates.getFirst();
    Set<String> flags = new HashSet<>(next.flags());
    flags.remove("secondary");
    Address promoted =
        new Address(
            next.link(),
            next.ip(),
            next.prefixLength(),
            next.scope(),
            Set.copyOf(flags),
            next.metric(),
            next.label(),
            next.evidence());
    state.addresses().set(state.addresses().indexOf(next), promoted);
    state.removeRoutes(Family.V4, r -> ofSubnet(r, promoted));
    prefixRoutes(state, promoted);
    for (Address mate : List.copyOf(state.addresses())) {
      if (mate.equals(promoted) || mates.contains(mate)) {
        state.removeRoutes(Family.V4, r -> ofHost(r, mate));
        install(state, local(mate, promoted.ip()));
      }
    }
  }

  /** Takes an address away and the routes that go with it. */
  private static void remove(KernelState state, Address gone, boolean lastOfSubnet)
      throws ChangeException {
    Family family = gone.family();
    state.addresses().remove(gone);
    boolean elsewhere = state.addresses().stream().anyMatch(a -> a.ip().equals(gone.ip()));
    state.removeRoutes(family, r -> ofHost(r, gone));
    boolean subnetLeft =
        state.addresses().stream()
            .anyMatch(a -> a.link().equals(gone.link()) && a.subnet().equals(gone.subnet()));
    if (lastOfSubnet && !subnetLeft) {
      state.removeRoutes(family, r -> ofSubnet(r, gone));
    }
    if (family == Family.V4 && !elsewhere) {
      state.removeRoutes(family, r -> r.prefSource().filter(gone.ip()::equals).isPresent());
    }
    boolean bare =
        state.addresses().stream()
            .noneMatch(a -> a.link().equals(gone.link()) && a.family() == family);
    if (bare && family == Family.V4) {
      LinkChanges.disable(state, gone.link(), r -> true);
    }
  }

  private static boolean ofHost(Route route, Address address) {
    return route.type().equals("local")
        && route.destination().equals(IpPrefix.host(address.ip()))
        && route.link().filter(address.link()::equals).isPresent();
  }

  /** A prefix or broadcast route that the kernel keeps with the addresses of a subnet. */
  private static boolean ofSubnet(Route route, Address address) {
    boolean prefix =
        route.unicast()
            && route.table().equals("main")
            && route.destination().equals(address.subnet());
    boolean broadcast =
        address.family() == Family.V4
            && route.type().equals("broadcast")
            && address.subnet().contains(route.destination());
    return route.protocol().equals("kernel")
        && (prefix || broadcast)
        && route.link().filter(address.link()::equals).isPresent();
  }
}
