package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Route;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a packet that comes in by a link: delivered here, forwarded, or refused by the
 * source checks of the kernel or for want of forwarding (kernel, ip_route_input_slow).
 */
final class InputPath {
  /** 224.0.0.1 */
  private static final long ALL_HOSTS = 0xe0000001L;

  /** 255.255.255.255 */
  private static final long ALL = 0xffffffffL;

  private final Fib fib4;
  private final Fib fib6;
  private final LinkFacts links;
  private final SourceCheck check;
  private final Gateways gateways;

  InputPath(Fib fib4, Fib fib6, LinkFacts links) {
    this.fib4 = fib4;
    this.fib6 = fib6;
    this.links = links;
    this.gateways = new Gateways(links);
    this.check = new SourceCheck(fib4, links);
  }

  Answer answer(Packet packet, Trail trail) {
    if (packet.query().from().isEmpty()) {
      return new Answer.Unknown("a packet that comes in has a source: say from which address");
    }
    if (packet.six()) {
      return six(packet, trail);
    }
    return four(Packet.of(packet.query().withUid(0), links), trail); // nobody's packet is root's
  }

  /** IPv6 checks no source; whether the packet is forwarded is decided after the lookup. */
  private Answer six(Packet packet, Trail trail) {
    Found found = fib6.walk(packet, trail);
    boolean off = links.setting(Family.V6, "all", "forwarding").filter("0"::equals).isPresent();
    if (off && found instanceof Found.Hit hit && !hit.route().type().equals("local")) {
      trail.input("IPv6 forwarding is off, so the packet goes no further than this lookup.");
    }
    return plain(found);
  }

  private Answer four(Packet packet, Trail trail) {
    IpAddress from = packet.query().from().orElseThrow();
    IpAddress to = packet.query().to();
    boolean nobody = from.low() == 0;
    if (nobody ? to.low() == 0 || to.low() == ALL : to.low() == ALL && !noSource(from)) {
      Answer taken = plainWay("broadcast", "lo");
      return nobody ? taken : checked(packet, taken, "", trail); // hosts without address may ask
    }
    Optional<String> martian = martian(from, to, packet.iif());
    if (martian.isPresent()) {
      return refused(trail, RouteError.INVALID_ARGUMENT, martian.get());
    }
    return to.multicast() ? multicast(packet, trail) : of(fib4.walk(packet, trail), packet, trail);
  }

  /**
   * Every link that is up belongs to the group of all hosts; of other groups the recording says
   * nothing.
   */
  private Answer multicast(Packet packet, Trail trail) {
    if (links.link(packet.iif()).filter(l -> !l.up()).isPresent()) {
      return refused(
          trail,
          RouteError.INVALID_ARGUMENT,
          "Link " + packet.iif() + " is down and belongs to no group.");
    }
    Answer taken = checked(packet, plainWay("multicast", "lo"), "", trail);
    return packet.query().to().low() == ALL_HOSTS
        ? taken
        : Alternatives.of(
            "which multicast groups the host belongs to is not in the recording",
            List.of(taken, noWay(RouteError.INVALID_ARGUMENT)));
  }

  private static boolean noSource(IpAddress from) {
    return from.multicast() || from.low() == ALL;
  }

  private Optional<String> martian(IpAddress from, IpAddress to, String iif) {
    if (noSource(from) || from.low() == 0) {
      return Optional.of(from + " cannot be a source.");
    }
    if (to.low() == 0) {
      return Optional.of("The host does not take packets to " + to + " from a link.");
    }
    return (from.loopback() || to.loopback()) && !links.onAnywhere(iif, "route_localnet")
        ? Optional.of("Loopback addresses do not come in by a link (route_localnet is off).")
        : Optional.empty();
  }

  private Answer of(Found found, Packet packet, Trail trail) {
    Optional<Boolean> forwards = forwarding(packet.iif());
    return switch (found) {
      case Found.Hit hit -> of(hit, packet, forwards, trail);
      case Found.Unsure unsure ->
          Alternatives.of(
              unsure.why(),
              unsure.either().stream().map(f -> of(f, packet, Trail.SILENT)).toList());
      case Found.Nothing _, Found.Refused _ ->
          forwards.isPresent()
              ? forwards.get()
                  ? plain(found)
                  : refused(
                      trail,
                      RouteError.NO_ROUTE_TO_HOST,
                      "Nothing leads on, and forwarding is off.")
              : open(plain(found), noWay(RouteError.NO_ROUTE_TO_HOST));
    };
  }

  private Answer of(Found.Hit hit, Packet packet, Optional<Boolean> forwards, Trail trail) {
    String type = hit.route().type();
    if (type.equals("broadcast")) {
      return checked(packet, way(hit, hit.legs().getFirst(), "lo"), "", trail);
    }
    if (type.equals("local")) {
      String domain = links.domain(hit.legs().getFirst().link());
      String dev = domain.isEmpty() ? "lo" : domain;
      return checked(packet, way(hit, hit.legs().getFirst(), dev), "", trail);
    }
    if (forwards.isPresent() && !forwards.get()) {
      return refused(
          trail,
          RouteError.NO_ROUTE_TO_HOST,
          "Forwarding is off on " + packet.iif() + ", and the destination is not this host.");
    }
    Answer forwarded =
        type.equals("unicast")
            ? Alternatives.of(
                "the kernel picks the leg of a multipath route by a seeded hash",
                hit.legs().stream()
                    .map(leg -> checked(packet, way(hit, leg, leg.link()), leg.link(), trail))
                    .toList())
            : refused(trail, RouteError.INVALID_ARGUMENT, "Routes of type " + type + " end here.");
    return forwards.isPresent() ? forwarded : open(forwarded, noWay(RouteError.NO_ROUTE_TO_HOST));
  }

  private static Answer open(Answer on, Answer off) {
    return Alternatives.of("whether forwarding is on is not in the recording", List.of(on, off));
  }

  private Answer checked(Packet packet, Answer way, String oif, Trail trail) {
    return switch (check.of(packet, oif, toMany(way))) {
      case SourceCheck.Passed _ -> way;
      case SourceCheck.Failed failed -> refused(trail, RouteError.INVALID_ARGUMENT, failed.why());
      case SourceCheck.Open open ->
          Alternatives.of(open.why(), List.of(way, noWay(RouteError.INVALID_ARGUMENT)));
    };
  }

  private static boolean toMany(Answer way) {
    return way.way()
        .filter(w -> w.type().equals("broadcast") || w.type().equals("multicast"))
        .isPresent();
  }

  private static Answer plainWay(String type, String dev) {
    return new Answer.Way(
        type, dev, Optional.empty(), Optional.empty(), "", Optional.empty(), Optional.empty());
  }

  private Answer way(Found.Hit hit, Route.NextHop leg, String dev) {
    Route route = hit.route();
    return Alternatives.of(
        Gateways.WHY,
        gateways.of(route, leg).stream()
            .<Answer>map(
                gateway ->
                    new Answer.Way(
                        route.type(),
                        dev,
                        gateway,
                        route.family() == Family.V6 ? route.prefSource() : Optional.empty(),
                        route.table(),
                        Optional.of(hit.rule()),
                        Optional.of(route)))
            .toList());
  }

  /** The outcome of a walk where nothing more is checked. */
  private Answer plain(Found found) {
    return switch (found) {
      case Found.Hit hit ->
          Alternatives.of(
              "the kernel picks the leg of a multipath route by a seeded hash",
              hit.legs().stream().map(leg -> way(hit, leg, out(hit, leg))).toList());
      case Found.Refused no -> new Answer.NoWay(no.error(), Optional.of(no.rule()), no.route());
      case Found.Nothing _ -> noWay(RouteError.NETWORK_UNREACHABLE);
      case Found.Unsure unsure ->
          Alternatives.of(unsure.why(), unsure.either().stream().map(this::plain).toList());
    };
  }

  private String out(Found.Hit hit, Route.NextHop leg) {
    boolean here = hit.route().here();
    String domain = links.domain(leg.link());
    return here ? domain.isEmpty() ? "lo" : domain : leg.link();
  }

  private static Answer noWay(RouteError error) {
    return new Answer.NoWay(error, Optional.empty(), Optional.empty());
  }

  private static Answer refused(Trail trail, RouteError error, String text) {
    trail.input(text);
    return noWay(error);
  }

  /** The link's own setting; failing that, the one that sets them all. */
  private Optional<Boolean> forwarding(String iif) {
    return links
        .setting(Family.V4, iif, "forwarding")
        .or(() -> links.snapshot().sysctl("net.ipv4.ip_forward"))
        .or(() -> links.setting(Family.V4, "all", "forwarding"))
        .map(v -> !v.strip().equals("0"));
  }
}
