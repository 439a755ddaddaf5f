package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Route;
import java.util.List;

/**
 * Whether the kernel believes the source of a packet that came in (fib_validate_source): the way
 * back is looked up by the same rules and must be a unicast one; with the reverse-path filter
 * strict it must leave by the link the packet came in by, with the filter loose it must exist. The
 * mark plays no part unless src_valid_mark is on.
 */
final class SourceCheck {
  private final Fib fib;
  private final LinkFacts links;
  private final boolean customLocal;

  /** What the check says. */
  sealed interface Result {}

  record Passed() implements Result {}

  record Failed(String why) implements Result {}

  record Open(String why) implements Result {}

  SourceCheck(Fib fib, LinkFacts links) {
    this.fib = fib;
    this.links = links;
    this.customLocal =
        links.snapshot().routes(Family.V4).orElse(List.of()).stream()
            .anyMatch(r -> r.type().equals("local") && !r.protocol().equals("kernel"));
  }

  /**
   * Checks a packet.
   *
   * @param oif link it would be forwarded by, empty when it is for this host
   * @param toMany true for broadcast and multicast, whose destination is no source to look up with
   */
  Result of(Packet packet, String oif, boolean toMany) {
    String iif = packet.iif();
    IpAddress from = packet.query().from().orElseThrow();
    int mode = ReversePath.mode(links.snapshot(), iif);
    boolean acceptsLocal = links.onAnywhere(iif, "accept_local");
    if (mode == 0 && !oif.equals(iif)) {
      if (acceptsLocal) {
        return new Passed();
      }
      if (!fib.custom() && !customLocal) {
        return links.own(from) ? martian(from) : quick(packet, oif, toMany);
      }
    }
    return full(packet, oif, toMany, mode, acceptsLocal);
  }

  private Result full(Packet packet, String oif, boolean toMany, int mode, boolean acceptsLocal) {
    Packet back = back(packet, oif, toMany);
    return judge(fib.walk(back, Trail.SILENT), back, packet, mode, acceptsLocal);
  }

  /**
   * The kernel looks at own addresses alone until somebody adds a local route, and goes on to look
   * at routes when that is gone (fib_has_custom_local_routes).
   */
  private Result quick(Packet packet, String oif, boolean toMany) {
    Result full = full(packet, oif, toMany, 0, false);
    return full instanceof Passed
        ? full
        : new Open("whether a local route was ever added by hand is not in the recording");
  }

  private static Result martian(IpAddress from) {
    return new Failed("The source " + from + " is an address of this host (accept_local is off).");
  }

  private Packet back(Packet packet, String oif, boolean toMany) {
    Query query = packet.query();
    Query back = Query.to(query.from().orElseThrow()).withTos(query.tos());
    if (!toMany) {
      back = back.withFrom(query.to());
    }
    if (query.protocol().isPresent()) {
      back = back.withPorts(query.protocol().get(), query.destinationPort(), query.sourcePort());
    }
    if (links.onAnywhere(packet.iif(), "src_valid_mark")) {
      back = back.withMark(query.mark());
    }
    return Packet.of(oif.isEmpty() ? back : back.withIif(oif), links);
  }

  private Result judge(Found found, Packet back, Packet packet, int mode, boolean acceptsLocal) {
    IpAddress from = packet.query().from().orElseThrow();
    return switch (found) {
      case Found.Unsure unsure -> unsure(unsure, back, packet, mode, acceptsLocal);
      case Found.Nothing _, Found.Refused _ -> lastResort(mode, from);
      case Found.Hit hit -> {
        String type = hit.route().type();
        if (!type.equals("unicast") && !(type.equals("local") && acceptsLocal)) {
          yield type.equals("local")
              ? martian(from)
              : new Failed("The way back to " + from + " is of type " + type + ".");
        }
        if (uses(hit.route(), packet.iif())) {
          yield new Passed();
        }
        if (numberless(packet.iif())) {
          yield lastResort(mode, from);
        }
        yield mode == 1
            ? new Failed(
                "Reverse-path filter, strict: the way back to "
                    + from
                    + " leaves by "
                    + hit.legs().getFirst().link()
                    + ", not by "
                    + packet.iif()
                    + ".")
            : new Passed();
      }
    };
  }

  private static Result lastResort(int mode, IpAddress from) {
    return mode == 0
        ? new Passed()
        : new Failed("Reverse-path filter: there is no way back to " + from + ".");
  }

  private Result unsure(
      Found.Unsure unsure, Packet back, Packet packet, int mode, boolean acceptsLocal) {
    boolean passes = unsure.either().isEmpty();
    boolean fails = passes;
    Result last = new Open(unsure.why());
    for (Found found : unsure.either()) {
      last = judge(found, back, packet, mode, acceptsLocal);
      passes |= !(last instanceof Failed);
      fails |= !(last instanceof Passed);
    }
    return passes && fails ? new Open(unsure.why()) : last;
  }

  /** Any next hop of the way back counts, not the chosen one alone; local ways fit loopback. */
  private boolean uses(Route route, String iif) {
    if (route.type().equals("local") && iif.equals("lo")) {
      return true;
    }
    String domain = links.domain(iif);
    return route.nextHops().stream()
        .anyMatch(h -> h.link().equals(iif) || !domain.isEmpty() && h.link().equals(domain));
  }

  private boolean numberless(String link) {
    return links.addressesKnown()
        && links.addresses(link).stream().noneMatch(a -> a.family() == Family.V4);
  }
}
