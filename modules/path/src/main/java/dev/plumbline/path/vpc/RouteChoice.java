package dev.plumbline.path.vpc;

import dev.plumbline.model.IpAddress;
import dev.plumbline.model.account.VpcRoute;
import dev.plumbline.model.account.VpcRouteTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which route of a table a packet takes: the longest prefix, except that a propagated route never
 * beats the local one; of the same prefix a static route to it, a static one to a prefix list, a
 * propagated one. A blackhole that wins drops (Amazon VPC user guide, route priority).
 */
final class RouteChoice {
  private static final List<String> INSIDE =
      List.of("NatGatewayId", "NetworkInterfaceId", "InstanceId", "VpcEndpointId");

  private final PrefixLists lists;

  RouteChoice(VpcIndex index) {
    this.lists = new PrefixLists(index.state());
  }

  /** What a table says. */
  sealed interface Result {
    record Chosen(VpcRoute route) implements Result {}

    record Nothing() implements Result {}

    record Unsure(String why) implements Result {}
  }

  private record Match(VpcRoute route, int length, int rank) {}

  Result choose(VpcRouteTable table, IpAddress to) {
    if (Addresses.unrouted(to)) {
      return new Result.Nothing();
    }
    List<Match> matches = new ArrayList<>();
    table.routes().forEach(r -> match(r, to).ifPresent(matches::add));
    boolean local = matches.stream().anyMatch(m -> m.route.local());
    matches.removeIf(m -> local && m.route.propagated());
    Optional<Match> best =
        matches.stream()
            .max(
                Comparator.comparingInt(Match::length)
                    .thenComparing(Comparator.comparingInt(Match::rank).reversed()));
    Optional<String> unsure =
        table.routes().stream()
            .filter(r -> couldWin(r, to, best, local))
            .flatMap(r -> unread(table, r, to).stream())
            .findFirst();
    if (unsure.isPresent()) {
      return new Result.Unsure(unsure.get());
    }
    if (best.isEmpty()) {
      return new Result.Nothing();
    }
    boolean tie =
        best.get().rank > 0
            && matches.stream()
                .filter(m -> m.length == best.get().length && m.rank == best.get().rank)
                .anyMatch(m -> !m.route.target().equals(best.get().route.target()));
    return tie
        ? new Result.Unsure(
            table.id() + " has two routes of the same length to " + to + "; which one is taken")
        : new Result.Chosen(best.get().route);
  }

  private Optional<Match> match(VpcRoute route, IpAddress to) {
    if (route.prefix().isPresent()) {
      return route
          .prefix()
          .filter(p -> p.contains(to))
          .map(p -> new Match(route, p.length(), route.propagated() ? 2 : 0));
    }
    OptionalInt length = lists.longest(route.destination(), to);
    return length.isPresent()
        ? Optional.of(new Match(route, length.getAsInt(), 1))
        : Optional.empty();
  }

  /** The next route that holds an address after one that was chosen and works. */
  Optional<VpcRoute> shorter(VpcRouteTable table, VpcRoute chosen, IpAddress to) {
    return table.routes().stream()
        .filter(r -> r != chosen && !r.blackhole())
        .flatMap(r -> match(r, to).stream())
        .max(Comparator.comparingInt(Match::length))
        .map(Match::route);
  }

  /** Why it cannot be told whether a route leads to an address; empty where it can. */
  private Optional<String> unread(VpcRouteTable table, VpcRoute route, IpAddress to) {
    return route.destination().startsWith("pl-")
        ? lists.unreadable(route.destination(), to)
        : Optional.of(
            table.id() + ": the destination " + route.destination() + " is not understood");
  }

  /** Whether a route whose destination cannot be read could change the answer. */
  private boolean couldWin(VpcRoute route, IpAddress to, Optional<Match> best, boolean local) {
    if (route.prefix().isPresent()) {
      return false;
    }
    boolean sameTarget = best.filter(b -> b.route.target().equals(route.target())).isPresent();
    boolean certain = best.filter(b -> b.length == to.family().bits()).isPresent();
    boolean foreign = lists.ofService(route.destination()) && !Addresses.global(to);
    boolean behindLocal = local && !INSIDE.contains(route.field());
    return !sameTarget && !certain && !foreign && !behindLocal;
  }
}
