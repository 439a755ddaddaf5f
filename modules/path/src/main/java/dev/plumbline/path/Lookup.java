package dev.plumbline.path;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.KernelAnswer;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers routing questions from a snapshot as the kernel would: rules in priority order, then the
 * best route of each table (Linux fib rules, {@code ip-rule(8)}, {@code ip-route(8)}). Immutable
 * and thread-safe; one instance serves any number of queries.
 */
public final class Lookup {
  private final Snapshot snapshot;
  private final Database v4;
  private final Database v6;
  private final Sources sources;
  private final Map<Query, KernelAnswer> recorded;

  /** Rules in the order they are tried, and tables, of one family. */
  private record Database(List<PolicyRule> rules, Tables tables) {
    static Database of(Snapshot snapshot, Family family) {
      return new Database(
          snapshot.rules(family).orElse(List.of()).stream()
              .sorted(Comparator.comparingLong(PolicyRule::priority))
              .toList(),
          Tables.of(snapshot, family));
    }
  }

  private Lookup(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.v4 = Database.of(snapshot, Family.V4);
    this.v6 = Database.of(snapshot, Family.V6);
    this.sources = Sources.of(snapshot);
    this.recorded = Recorded.answers(snapshot);
  }

  private Database database(Family family) {
    return family == Family.V4 ? v4 : v6;
  }

  public static Lookup of(Snapshot snapshot) {
    return new Lookup(snapshot);
  }

  /**
   * What came of a query.
   *
   * @param steps in the order the kernel takes them
   */
  public record Result(Query query, Answer answer, List<Step> steps) {}

  /** Where a packet leaves, and the line that shows it. */
  public record Exit(String link, Optional<Evidence> evidence) {}

  /**
   * Where a packet leaves. The kernel's own answer counts where the recording has it, else the
   * lookup's; empty when there is no way or none can be told.
   */
  public Optional<Exit> exit(Query query) {
    KernelAnswer kernel = recorded.get(query);
    if (kernel != null) {
      return kernel.dev().map(dev -> new Exit(dev, Optional.of(kernel.evidence())));
    }
    return answer(query, new Trail(true))
        .way()
        .filter(w -> !w.dev().isEmpty())
        .map(w -> new Exit(w.dev(), w.route().map(Route::evidence)));
  }

  /** One lookup, as {@code ip route get} does it. */
  public Result ask(Query query) {
    Trail trail = new Trail(false);
    return new Result(query, answer(query, trail), trail.steps());
  }

  private Answer answer(Query query, Trail trail) {
    for (Captured<?> needed :
        List.of(snapshot.rules(query.family()), snapshot.routes(query.family()))) {
      if (needed instanceof Captured.Missing<?> missing) {
        return new Answer.Unknown(missing.file() + ": " + missing.why());
      }
    }
    return query.iif().isPresent()
        ? new InputPath(this, snapshot).answer(query, trail)
        : output(query, trail);
  }

  private Answer output(Query query, Trail trail) {
    if (query.family() == Family.V4 && query.from().filter(f -> !isLocal(f)).isPresent()) {
      trail.add(
          Step.plain(
              Step.Kind.END, "The source " + query.from().get() + " is no address of this host."));
      return new Answer.NoWay(RouteError.NETWORK_UNREACHABLE, Optional.empty(), Optional.empty());
    }
    return walk(query, trail, true);
  }

  /** True when the kernel takes the address for its own. */
  boolean isLocal(IpAddress address) {
    return snapshot.address(address).isPresent()
        || database(address.family()).tables().local(address);
  }

  /** The walk through the rules. */
  Answer walk(Query query, Trail trail, boolean output) {
    List<PolicyRule> list = database(query.family()).rules();
    int at = 0;
    while (at < list.size()) {
      PolicyRule rule = list.get(at++);
      if (trail.silent() && Selectors.elsewhere(rule, query)) {
        continue;
      }
      Optional<String> refusal = Selectors.refusal(rule, query);
      if (refusal.isPresent()) {
        trail.add(Step.ofRule(Step.Kind.RULE_SKIPPED, rule, refusal.get()));
        continue;
      }
      trail.add(Step.ofRule(Step.Kind.RULE_MATCHED, rule, "Matches."));
      switch (rule.action()) {
        case NOP -> {}
        case GOTO -> at = target(list, rule, at);
        case L3MDEV -> {
          return new Answer.Unknown(
              "rule " + rule.priority() + ": the table of a VRF is not in the recording");
        }
        case OTHER -> {
          return new Answer.Unknown("rule " + rule.priority() + " is not understood");
        }
        case UNREACHABLE -> {
          return refused(rule, RouteError.NETWORK_UNREACHABLE);
        }
        case PROHIBIT -> {
          return refused(rule, RouteError.PERMISSION_DENIED);
        }
        case BLACKHOLE -> {
          return refused(rule, RouteError.INVALID_ARGUMENT);
        }
        case LOOKUP -> {
          Optional<Answer> answer = inTable(rule, query, trail);
          if (answer.isPresent()) {
            return answer.get();
          }
        }
      }
    }
    return output && query.oif().isPresent() && query.family() == Family.V4
        ? onLink(query, trail)
        : none(trail);
  }

  private static Answer refused(PolicyRule rule, RouteError error) {
    return new Answer.NoWay(error, Optional.of(rule), Optional.empty());
  }

  private static Answer none(Trail trail) {
    trail.add(Step.plain(Step.Kind.END, "No rule led to a route."));
    return new Answer.NoWay(RouteError.NETWORK_UNREACHABLE, Optional.empty(), Optional.empty());
  }

  private static int target(List<PolicyRule> list, PolicyRule rule, int next) {
    if (rule.unresolved() || rule.gotoPriority().isEmpty()) {
      return next;
    }
    for (int i = next; i < list.size(); i++) {
      if (list.get(i).priority() >= rule.gotoPriority().getAsLong()) {
        return list.get(i).priority() == rule.gotoPriority().getAsLong() ? i : next;
      }
    }
    return next;
  }

  private Optional<Answer> inTable(PolicyRule rule, Query query, Trail trail) {
    Optional<Route> found = database(query.family()).tables().best(rule.table(), query);
    if (found.isEmpty() || found.get().type().equals("throw")) {
      trail.add(
          Step.ofRule(
              Step.Kind.TABLE_WITHOUT_ROUTE,
              rule,
              "Table " + rule.table() + " has no route to " + query.to() + "."));
      return Optional.empty();
    }
    Route route = found.get();
    boolean error = route.type().matches("unreachable|prohibit|blackhole");
    int limit = rule.suppressPrefixLength().orElse(-1);
    if (!error && route.destination().length() <= limit) {
      trail.add(
          Step.ofRoute(
              Step.Kind.ROUTE_SUPPRESSED,
              Optional.of(rule),
              route,
              "The rule discards routes of prefix length " + limit + " or less."));
      return Optional.empty();
    }
    if (!error && rule.suppressGroup().isPresent()) {
      return Optional.of(
          new Answer.Unknown("rule " + rule.priority() + ": link groups are not in the recording"));
    }
    trail.add(
        Step.ofRoute(
            Step.Kind.ROUTE_CHOSEN,
            Optional.of(rule),
            route,
            "Longest prefix, then lowest metric, in table " + route.table() + "."));
    return Optional.of(
        error
            ? new Answer.NoWay(
                RouteError.ofRouteType(route.type()), Optional.of(rule), Optional.of(route))
            : way(query, rule, route, trail));
  }

  private Answer way(Query query, PolicyRule rule, Route route, Trail trail) {
    boolean local = route.type().equals("local");
    List<Route.NextHop> legs = Tables.legs(route, query);
    Optional<Route.NextHop> leg = legs.stream().findFirst();
    String dev = local ? "lo" : leg.map(Route.NextHop::link).orElse("");
    Optional<IpAddress> source =
        (query.from().isPresent() && query.family() == Family.V4) || query.iif().isPresent()
            ? Optional.empty()
            : sources.choose(query.to(), route, leg);
    source.ifPresent(
        s -> trail.add(Step.plain(Step.Kind.SOURCE_CHOSEN, "Unbound packets leave as " + s + ".")));
    String type = typeOf(query.to(), route);
    boolean direct = !type.equals(route.type()) && route.destination().length() < 4;
    List<Answer> ways =
        (legs.isEmpty() ? List.of(new Route.NextHop(Optional.empty(), dev, 1, Set.of())) : legs)
            .stream()
                .map(
                    hop ->
                        (Answer)
                            new Answer.Way(
                                type,
                                local ? "lo" : hop.link(),
                                hop.gateway().filter(_ -> !direct),
                                source,
                                route.table(),
                                Optional.of(rule),
                                Optional.of(route)))
                .toList();
    return ways.size() == 1
        ? ways.getFirst()
        : new Answer.Unknown("the kernel chooses the leg of a multipath route by a hash", ways);
  }

  /** IPv4 sends broadcast and multicast out on the link of a default route, past its gateway. */
  private static String typeOf(IpAddress to, Route route) {
    if (to.family() != Family.V4 || !route.unicast()) {
      return route.type();
    }
    return to.low() == 0xffffffffL ? "broadcast" : to.low() >>> 28 == 14 ? "multicast" : "unicast";
  }

  /** IPv4 takes the destination for a neighbour when the socket is bound to a link. */
  private Answer onLink(Query query, Trail trail) {
    String dev = query.oif().orElseThrow();
    trail.add(
        Step.plain(
            Step.Kind.END,
            "No route by " + dev + ": the kernel takes the destination for a neighbour on it."));
    return new Answer.Way(
        "unicast",
        dev,
        Optional.empty(),
        query.from().isPresent() ? Optional.empty() : sources.onLink(dev),
        "",
        Optional.empty(),
        Optional.empty());
  }
}
