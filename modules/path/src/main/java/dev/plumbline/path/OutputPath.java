package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Link;
import dev.plumbline.model.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of a packet that is made on the host (kernel, ip_route_output_key_hash_rcu). */
final class OutputPath {
  private final Fib fib4;
  private final Fib fib6;
  private final LinkFacts links;
  private final Sources4 sources4;
  private final Sources6 sources6;

  OutputPath(Fib fib4, Fib fib6, LinkFacts links) {
    this.fib4 = fib4;
    this.fib6 = fib6;
    this.links = links;
    this.sources4 = new Sources4(links);
    this.sources6 = new Sources6(links);
  }

  Answer answer(Packet packet, Trail trail) {
    Query query = packet.query();
    if (query.oif().isPresent()) {
      String oif = query.oif().get();
      if (!packet.six() && links.link(oif).filter(l -> !l.up()).isPresent()) {
        trail.end("Link " + oif + " is down.");
        return noWay(RouteError.NETWORK_UNREACHABLE);
      }
    }
    return packet.six() ? of(fib6.walk(packet, trail), packet, trail) : four(packet, trail);
  }

  private Answer four(Packet packet, Trail trail) {
    Query query = packet.query();
    long to = query.to().low();
    boolean broadcast = to == 0xffffffffL;
    if (query.from().isPresent()) {
      Optional<Answer> refused = refused(query.from().get(), trail);
      if (refused.isPresent()) {
        return refused.get();
      }
      if (query.oif().isEmpty() && (broadcast || query.to().multicast())) {
        List<Answer> ways =
            links
                .holding(query.from().get())
                .map(dev -> direct(query, dev, Optional.empty(), trail))
                .toList();
        return ways.isEmpty()
            ? noWay(RouteError.NETWORK_UNREACHABLE)
            : Alternatives.of("several links have the address " + query.from().get(), ways);
      }
    }
    if (query.oif().isPresent() && (broadcast || to >>> 8 == 0xe00000L)) {
      return direct(query, query.oif().get(), source(query, query.oif().get()), trail);
    }
    if (to == 0) {
      IpAddress source =
          query
              .from()
              .or(() -> query.oif().flatMap(sources4::onHost))
              .orElse(IpAddress.parse("127.0.0.1"));
      return new Answer.Way(
          "local",
          "lo",
          Optional.empty(),
          query.from().isPresent() ? Optional.empty() : Optional.of(source),
          "",
          Optional.empty(),
          Optional.empty());
    }
    Found found = fib4.walk(packet, trail);
    boolean bound =
        query.oif().isPresent() && (packet.domain().isEmpty() || query.to().multicast());
    return bound ? bound(found, packet, trail) : of(found, packet, trail);
  }

  private Optional<Answer> refused(IpAddress from, Trail trail) {
    if (from.multicast() || from.low() == 0xffffffffL || from.low() == 0) {
      trail.end(from + " cannot be a source.");
      return Optional.of(noWay(RouteError.INVALID_ARGUMENT));
    }
    if (!links.own(from) && !fib4.tables().local(from)) {
      trail.end("The source " + from + " is no address of this host.");
      return Optional.of(noWay(RouteError.NETWORK_UNREACHABLE));
    }
    return Optional.empty();
  }

  private Optional<IpAddress> source(Query query, String dev) {
    return query.from().isPresent() ? Optional.empty() : sources4.onLink(dev);
  }

  private static Answer noWay(RouteError error) {
    return new Answer.NoWay(error, Optional.empty(), Optional.empty());
  }

  /** Straight out by a link, without a lookup. */
  private Answer direct(Query query, String dev, Optional<IpAddress> source, Trail trail) {
    trail.end("Sent by " + dev + " without looking at routes.");
    return new Answer.Way(
        special(query.to()).orElse("unicast"),
        dev,
        Optional.empty(),
        source,
        "",
        Optional.empty(),
        Optional.empty());
  }

  /** IPv4 takes the destination for a neighbour where a bound socket finds no way. */
  private Answer bound(Found found, Packet packet, Trail trail) {
    return switch (found) {
      case Found.Hit hit -> of(hit, packet, trail);
      case Found.Unsure unsure when !unsure.either().isEmpty() ->
          Alternatives.of(
              unsure.why(),
              unsure.either().stream().map(f -> bound(f, packet, Trail.SILENT)).toList());
      case Found.Unsure unsure -> new Answer.Unknown(unsure.why());
      case Found.Refused _, Found.Nothing _ -> {
        String dev = packet.query().oif().orElseThrow();
        trail.end(
            "No route by " + dev + ": the kernel takes the destination for a neighbour on it.");
        yield new Answer.Way(
            special(packet.query().to()).orElse("unicast"),
            dev,
            Optional.empty(),
            source(packet.query(), dev),
            "",
            Optional.empty(),
            Optional.empty());
      }
    };
  }

  /** The answer of a finished walk. */
  private Answer of(Found found, Packet packet, Trail trail) {
    return switch (found) {
      case Found.Hit hit -> of(hit, packet, trail);
      case Found.Refused no -> new Answer.NoWay(no.error(), Optional.of(no.rule()), no.route());
      case Found.Nothing _ -> noWay(RouteError.NETWORK_UNREACHABLE);
      case Found.Unsure unsure ->
          Alternatives.of(
              unsure.why(),
              unsure.either().stream().map(f -> of(f, packet, Trail.SILENT)).toList());
    };
  }

  private Answer of(Found.Hit hit, Packet packet, Trail trail) {
    List<Answer> ways = new ArrayList<>(hit.legs().size());
    boolean local = hit.route().here();
    List<Route.NextHop> legs = local ? hit.legs().subList(0, 1) : hit.legs();
    for (Route.NextHop leg : legs) {
      if (links.absent(leg.link())) {
        return new Answer.Unknown(
            "the route leads by " + leg.link() + ", which is not among the links");
      }
      ways.add(packet.six() ? six(hit, leg, local, packet, trail) : four(hit, leg, local, packet));
    }
    Answer answer =
        Alternatives.of("the kernel picks the leg of a multipath route by a seeded hash", ways);
    answer
        .way()
        .flatMap(Answer.Way::prefSource)
        .filter(_ -> !trail.silent())
        .ifPresent(s -> trail.source("Unbound packets leave as " + s + "."));
    return answer;
  }

  private Answer four(Found.Hit hit, Route.NextHop leg, boolean local, Packet packet) {
    Query query = packet.query();
    Route route = hit.route();
    Optional<IpAddress> source =
        query.from().isPresent() ? Optional.empty() : sources4.of(route, leg, query.to());
    String dev = local ? loopback(leg) : leg.link();
    boolean loop = links.link(dev).map(Link::loopback).orElse(dev.equals("lo"));
    if (source.or(query::from).filter(IpAddress::loopback).isPresent()
        && !loop
        && !links.onAnywhere(dev, "route_localnet")) {
      return noWay(RouteError.INVALID_ARGUMENT);
    }
    Optional<String> special = special(query.to());
    boolean direct =
        special.isPresent()
            && (special.get().equals("broadcast") || route.destination().length() < 4);
    return new Answer.Way(
        special.orElse(route.type()),
        dev,
        leg.gateway().filter(g -> !direct && !local && !idle(g, leg, route)),
        source,
        route.table(),
        Optional.of(hit.rule()),
        Optional.of(route));
  }

  /**
   * A gateway is left out where its next hop has scope host: it is an address of the same link, or
   * the route itself has scope link (kernel, fib_check_nh_v4_gw and rt_set_nexthop).
   */
  private boolean idle(IpAddress gateway, Route.NextHop leg, Route route) {
    return gateway.family() == Family.V4
        && !leg.flags().contains("onlink")
        && (route.nexthopId().isEmpty() && Sources4.scope(route.scope()) >= Sources4.LINK
            || links.holding(gateway).anyMatch(leg.link()::equals));
  }

  private Answer six(Found.Hit hit, Route.NextHop leg, boolean local, Packet packet, Trail trail) {
    Route route = hit.route();
    List<IpAddress> sources =
        route
            .prefSource()
            .map(List::of)
            .orElseGet(() -> sources6.best(packet.query().to(), leg.link()));
    List<Answer> ways = new ArrayList<>();
    for (int i = 0; i < Math.max(1, sources.size()); i++) {
      ways.add(
          new Answer.Way(
              route.type(),
              local ? loopback(leg) : leg.link(),
              leg.gateway(),
              sources.isEmpty() ? Optional.empty() : Optional.of(sources.get(i)),
              route.table(),
              Optional.of(hit.rule()),
              Optional.of(route)));
    }
    if (ways.size() > 1) {
      trail.source(sources.size() + " sources are equally good: which was added last decides.");
    }
    return Alternatives.of("several sources are equally good", ways);
  }

  /** Local destinations answer by the loopback link, in a VRF by the VRF. */
  private String loopback(Route.NextHop leg) {
    String domain = links.domain(leg.link());
    return domain.isEmpty() ? "lo" : domain;
  }

  /** IPv4 destinations that are broadcast or multicast whatever their route says. */
  private static Optional<String> special(IpAddress to) {
    if (to.family() != Family.V4) {
      return Optional.empty();
    }
    return to.low() == 0xffffffffL
        ? Optional.of("broadcast")
        : to.multicast() ? Optional.of("multicast") : Optional.empty();
  }
}
