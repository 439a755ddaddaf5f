package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Snapshot;
import java.util.Optional;

/**
 * What becomes of a packet that comes in by a link: delivered here, forwarded, or refused by the
 * source checks of the kernel (martian source, reverse-path filter) or for want of forwarding.
 */
final class InputPath {
  private final Lookup lookup;
  private final Snapshot snapshot;

  InputPath(Lookup lookup, Snapshot snapshot) {
    this.lookup = lookup;
    this.snapshot = snapshot;
  }

  Answer answer(Query query, Trail trail) {
    if (query.from().isEmpty()) {
      return new Answer.Unknown("a packet that comes in has a source: say from which address");
    }
    IpAddress from = query.from().get();
    String iif = query.iif().orElseThrow();
    if (query.family() == Family.V4 && lookup.isLocal(from) && !on("accept_local", iif)) {
      return refused(trail, RouteError.INVALID_ARGUMENT, "The source is an address of this host.");
    }
    Answer answer = lookup.walk(query, trail, false);
    Optional<Answer.Way> way = answer.way();
    boolean forwards = forwarding(query.family(), iif);
    if (way.isEmpty()) {
      return answer instanceof Answer.NoWay && !forwards
          ? refused(trail, RouteError.NO_ROUTE_TO_HOST, "Nothing leads on.")
          : answer;
    }
    boolean forwarded = way.get().type().equals("unicast");
    if (forwarded && !forwards) {
      return refused(trail, RouteError.NO_ROUTE_TO_HOST, "Forwarding is off on " + iif + ".");
    }
    Query back = Query.to(from).withFrom(query.to()).withTos(query.tos());
    return query.family() == Family.V4
            && reversePathFails(forwarded ? back.withIif(way.get().dev()) : back, iif)
        ? refused(
            trail,
            RouteError.INVALID_ARGUMENT,
            "Reverse-path filter: the way back to " + from + " does not leave by " + iif + ".")
        : answer;
  }

  private static Answer refused(Trail trail, RouteError error, String text) {
    trail.add(Step.plain(Step.Kind.INPUT, text));
    return new Answer.NoWay(error, Optional.empty(), Optional.empty());
  }

  /**
   * The way back is looked up by the same rules; fwmark and bound links play no part in it. A link
   * without an IPv4 address is held to the strict test in loose mode too (kernel,
   * fib_validate_source).
   */
  private boolean reversePathFails(Query back, String iif) {
    int mode = ReversePath.mode(snapshot, iif);
    return mode != 0
        && lookup
            .walk(back, new Trail(true), false)
            .way()
            .map(w -> !w.dev().equals(iif) && (mode == 1 || !numbered(iif)))
            .orElse(true);
  }

  private boolean numbered(String link) {
    return snapshot.addresses().optional().isEmpty()
        || snapshot.addressesOf(link).anyMatch(a -> a.family() == Family.V4);
  }

  private boolean forwarding(Family family, String iif) {
    String root = "net.ipv" + family.number() + ".conf.";
    return snapshot
        .sysctl(root + iif + ".forwarding")
        .or(() -> snapshot.sysctl("net.ipv" + family.number() + ".ip_forward"))
        .or(() -> snapshot.sysctl(root + "all.forwarding"))
        .filter("0"::equals)
        .isEmpty();
  }

  private boolean on(String key, String iif) {
    return snapshot.sysctl("net.ipv4.conf.all." + key).filter("1"::equals).isPresent()
        || snapshot.sysctl("net.ipv4.conf." + iif + "." + key).filter("1"::equals).isPresent();
  }
}
