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
  private final SharedHops shared;
  private final Gateways gateways;

  OutputPath(Fib fib4, Fib fib6, LinkFacts links) {
    this.fib4 = fib4;
    this.fib6 = fib6;
    this.links = links;
    this.sources4 = new Sources4(links);
    this.sources6 = new Sources6(links);
    this.gateways = new Gateways(links);
    this.shared = new SharedHops(links.snapshot());
  }

  Answer answer(Packet packet, Trail trail) {
    return packet.six() ? of(fib6.walk(packet, trail), packet, trail) : four(packet, trail);
  }

  /** See {@link Lookup#sourceWithoutRoute}. */
  Optional<IpAddress> sourceWithoutRoute(IpAddress to) {
    return sources6.anywhere(to);
  }

  private Answer four(Packet packet, Trail trail) {
    Query query = packet.query();
    if (query.from().filter(f -> f.low() == 0).isPresent()) {
      return four(Packet.of(query.unbound(), links), trail); // source 0.0.0.0 is none
    }
    long to = query.to().low();
    boolean broadcast = to == 0xffffffffL;
    if (query.from().isPresent()) {
      Optional<Answer> refused = refused(query.from().get(), trail);
      if (refused.isPresent()) {
        return refused.get();
      }
      if (query.oif().isEmpty() && (broadcast || query.to().multicast())) {
        List<String> holding = links.holding(query.from().get()).toList();
        List<Answer> ways =
            (holding.isEmpty()
                    ? fib4.tables().localLink(query.from().get()).stream()
                    : holding.stream())
                .map(dev -> direct(query, dev, Optional.empty(), trail))
                .toList();
        return ways.isEmpty()
            ? noWay(RouteError.NETWORK_UNREACHABLE)
            : Alternatives.of("several links have the address " + query.from().get(), ways);
      }
    }
    if (query.oif().flatMap(links::link).filter(l -> !l.up()).isPresent()) {
      trail.end("Link " + query.oif().get() + " is down.");
      return noWay(RouteError.NETWORK_UNREACHABLE);
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
    Optional<IpAddress> early =
        query
            .oif()
            .filter(_ -> query.to().multicast() && query.from().isEmpty())
            .flatMap(sources4::ofLink);
    return early
        .map(s -> from(s, routed(Packet.of(query.withFrom(s), links), trail)))
        .orElseGet(() -> routed(packet, trail));
  }

  /** The same answer for a packet whose source was chosen before. */
  private static Answer from(IpAddress source, Answer answer) {
    return switch (answer) {
      case Answer.Way way ->
          new Answer.Way(
              way.type(),
              way.dev(),
              way.gateway(),
              Optional.of(source),
              way.table(),
              way.rule(),
              way.route());
      case Answer.Unknown unknown ->
          new Answer.Unknown(
              unknown.why(), unknown.alternatives().stream().map(a -> from(source, a)).toList());
      case Answer.NoWay none -> none;
    };
  }

  private Answer routed(Packet packet, Trail trail) {
    Query query = packet.query();
    Found found = fib4.walk(packet, trail);
    boolean bound =
        query.oif().isPresent() && (packet.domain().isEmpty() || query.to().multicast());
    return bound ? bound(found, packet, trail) : of(found, packet, trail);
  }

  private Optional<Answer> refused(IpAddress from, Trail trail) {
    if (from.multicast() || from.low() == 0xffffffffL) {
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
    return onLink(query, dev, source);
  }

  private Answer onLink(Query query, String dev, Optional<IpAddress> source) {
    return strayLoopback(source.or(query::from), dev)
        ? noWay(RouteError.INVALID_ARGUMENT)
        : new Answer.Way(
            special(query.to()).orElse("unicast"),
            dev,
            Optional.empty(),
            source,
            "",
            Optional.empty(),
            Optional.empty());
  }

  /** Loopback sources leave by no other link unless route_localnet is on (__mkroute_output). */
  private boolean strayLoopback(Optional<IpAddress> source, String dev) {
    boolean loop = links.link(dev).map(Link::loopback).orElse(dev.equals("lo"));
    return source.filter(IpAddress::loopback).isPresent()
        && !loop
        && !links.onAnywhere(dev, "route_localnet");
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
        yield onLink(packet.query(), dev, source(packet.query(), dev));
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
      ways.add(packet.six() ? six(hit, leg, local, packet) : four(hit, leg, local, packet));
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
    if (packet.query().from().isPresent()) {
      return four(hit, leg, local, packet, Optional.empty());
    }
    return Alternatives.of(
        "a next-hop object may keep the source of another route, or one of before addresses"
            + " changed",
        sources4.of(hit.route(), leg, packet.query().to()).stream()
            .map(source -> four(hit, leg, local, packet, source))
            .toList());
  }

  private Answer four(
      Found.Hit hit, Route.NextHop leg, boolean local, Packet packet, Optional<IpAddress> source) {
    Query query = packet.query();
    Route route = hit.route();
    String dev = local ? loopback(leg) : leg.link();
    if (strayLoopback(source.or(query::from), dev)) {
      return noWay(RouteError.INVALID_ARGUMENT);
    }
    Optional<String> special = special(query.to());
    boolean direct =
        special.isPresent()
            && (special.get().equals("broadcast") || route.destination().length() < 4);
    List<Optional<IpAddress>> ways =
        direct || local ? List.of(Optional.empty()) : gateways.of(route, leg);
    return Alternatives.of(
        Gateways.WHY,
        ways.stream()
            .<Answer>map(
                gateway ->
                    new Answer.Way(
                        special.orElse(route.type()),
                        dev,
                        gateway,
                        source,
                        route.table(),
                        Optional.of(hit.rule()),
                        Optional.of(route)))
            .toList());
  }

  private Answer six(Found.Hit hit, Route.NextHop leg, boolean local, Packet packet) {
    Route route = hit.route();
    List<Answer> ways = new ArrayList<>();
    for (SharedHops.Origin origin : shared.origins(route, leg)) {
      ways.add(
          new Answer.Way(
              route.type(),
              local ? loopback(leg) : leg.link(),
              leg.gateway(),
              origin.source().or(() -> sources6.best(packet.query().to(), origin.link())),
              route.table(),
              Optional.of(hit.rule()),
              Optional.of(route)));
    }
    return Alternatives.of(
        "routes by the same next-hop object take each other's source in the kernel", ways);
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
