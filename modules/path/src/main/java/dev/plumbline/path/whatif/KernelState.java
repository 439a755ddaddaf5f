package dev.plumbline.path.whatif;

import dev.plumbline.model.Address;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Link;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.Sysctl;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The state of a kernel while changes are made to a copy of it. */
final class KernelState {
  private final Snapshot snapshot;
  private final List<Link> links;
  private final List<Address> addresses;
  private final Map<Family, List<PolicyRule>> rules = new EnumMap<>(Family.class);
  private final Map<Family, List<Route>> routes = new EnumMap<>(Family.class);
  private final Map<String, Sysctl> sysctls;

  KernelState(Snapshot snapshot) {
    this.snapshot = snapshot;
    links = new ArrayList<>(snapshot.links().orElse(List.of()));
    addresses = new ArrayList<>(snapshot.addresses().orElse(List.of()));
    for (Family family : Family.values()) {
      rules.put(family, new ArrayList<>(snapshot.rules(family).orElse(List.of())));
      routes.put(family, new ArrayList<>(snapshot.routes(family).orElse(List.of())));
    }
    sysctls = new LinkedHashMap<>(snapshot.sysctls().orElse(Map.of()));
  }

  List<PolicyRule> rules(Family family) throws ChangeException {
    known(snapshot.rules(family), family.label() + " policy rules");
    return rules.getOrDefault(family, List.of());
  }

  List<Route> routes(Family family) throws ChangeException {
    known(snapshot.routes(family), family.label() + " routes");
    return routes.getOrDefault(family, List.of());
  }

  List<Address> addresses() throws ChangeException {
    known(snapshot.addresses(), "addresses");
    return addresses;
  }

  private static void known(Captured<?> part, String what) throws ChangeException {
    if (part instanceof Captured.Missing<?> missing) {
      throw new ChangeException(
          "The "
              + what
              + " are not in the recording ("
              + missing.file()
              + "), so a change of them"
              + " cannot be tried.");
    }
  }

  /**
   * The link of a name.
   *
   * @throws ChangeException as {@code ip} says it, when links were captured and it is none of them
   */
  Optional<Link> link(String name) throws ChangeException {
    Optional<Link> found =
        links.stream()
            .filter(l -> l.name().equals(name) || l.altnames().contains(name))
            .findFirst();
    if (found.isEmpty() && snapshot.links().complete()) {
      throw new ChangeException("Cannot find device \"" + name + "\"");
    }
    return found;
  }

  List<String> linkNames() {
    return links.stream().map(Link::name).toList();
  }

  /**
   * All links.
   *
   * @throws ChangeException when they were not captured
   */
  List<Link> links() throws ChangeException {
    known(snapshot.links(), "links");
    return links;
  }

  void replaceRoutes(Family family, UnaryOperator<Route> by) {
    routes.getOrDefault(family, new ArrayList<>()).replaceAll(by);
  }

  boolean local(IpAddress ip) {
    return addresses.stream().anyMatch(a -> a.ip().equals(ip))
        || routes.getOrDefault(ip.family(), List.of()).stream()
            .anyMatch(r -> r.type().equals("local") && r.destination().contains(ip));
  }

  /** True when {@code all} or the link has the IPv4 setting on. */
  boolean on(String key, String link) {
    return one("net.ipv4.conf.all." + key) || one("net.ipv4.conf." + link + "." + key);
  }

  private boolean one(String name) {
    Sysctl setting = sysctls.get(name);
    return setting != null && setting.value().strip().equals("1");
  }

  /** True where IPv6 was captured and is not switched off for the link. */
  boolean uses6(String link) {
    return snapshot.routes6() instanceof Captured.Known
        && !one("net.ipv6.conf." + link + ".disable_ipv6");
  }

  /** Adds a route behind the others of its family. */
  void add(Route route) {
    routes
        .getOrDefault(route.family(), new ArrayList<>())
        .add(route.withPosition(end(route.family())));
  }

  void set(String name, String value, String command) {
    sysctls.put(name, new Sysctl(name, value, Change.evidence(command)));
  }

  void removeRoutes(Family family, Predicate<Route> which) {
    routes.getOrDefault(family, new ArrayList<>()).removeIf(which);
  }

  void removeAddresses(Predicate<Address> which) {
    addresses.removeIf(which);
  }

  /** A place behind all routes of a family. */
  int end(Family family) {
    return routes.getOrDefault(family, List.of()).stream().mapToInt(Route::position).max().orElse(0)
        + 1;
  }

  Snapshot snapshot() {
    return snapshot.withKernel(
        with(snapshot.links(), List.copyOf(links)),
        with(snapshot.addresses(), List.copyOf(addresses)),
        with(snapshot.rules(), List.copyOf(rules.getOrDefault(Family.V4, List.of()))),
        with(snapshot.rules6(), List.copyOf(rules.getOrDefault(Family.V6, List.of()))),
        with(snapshot.routes(), List.copyOf(routes.getOrDefault(Family.V4, List.of()))),
        with(snapshot.routes6(), List.copyOf(routes.getOrDefault(Family.V6, List.of()))),
        sysctls.isEmpty()
            ? snapshot.sysctls()
            : with(
                snapshot.sysctls() instanceof Captured.Known<Map<String, Sysctl>>
                    ? snapshot.sysctls()
                    : Captured.known(Map.of(), Change.FILE),
                Map.copyOf(sysctls)));
  }

  private static <T> Captured<T> with(Captured<T> part, T value) {
    return part instanceof Captured.Known<T> known
        ? new Captured.Known<>(value, known.files(), known.complete())
        : part;
  }
}
