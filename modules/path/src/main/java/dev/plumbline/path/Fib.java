package dev.plumbline.path;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Family;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rules and tables of one family: the walk from rule to rule until one leads to a route or refuses
 * (kernel, fib_rules_lookup). Tables come before prefix lengths.
 */
final class Fib {
  /** More rules than this that cannot be decided leave nothing worth listing. */
  private static final int MOST_FORKS = 4;

  private final RuleList rules;
  private final Tables tables;
  private final boolean custom;
  private final Optional<String> gap;
  private final @Nullable Fib untouched;
  private final LinkFacts links;
  private final Suppressors suppressors;

  Fib(Snapshot snapshot, Family family, LinkFacts links) {
    List<PolicyRule> list = snapshot.rules(family).orElse(List.of());
    this.custom = family == Family.V6 || !defaults(list);
    this.tables = new Tables(snapshot, family, links, !custom);
    this.links = links;
    this.suppressors = new Suppressors(family, links);
    this.rules = RuleList.of(list, tables);
    this.gap =
        Stream.of(snapshot.rules(family), snapshot.routes(family))
            .flatMap(part -> part instanceof Captured.Known<?> k ? Stream.of(k) : Stream.empty())
            .filter(known -> !known.complete())
            .map(known -> String.join(", ", known.files()))
            .findFirst();
    boolean fewer = family == Family.V6 && KernelRules.fewerOfIpv6(list);
    this.untouched = fewer ? new Fib(tables, links, suppressors) : null;
  }

  /** The rules of IPv6 that every host begins with. */
  private Fib(Tables tables, LinkFacts links, Suppressors suppressors) {
    this.custom = true;
    this.tables = tables;
    this.links = links;
    this.suppressors = suppressors;
    this.rules = RuleList.of(KernelRules.ipv6(), tables);
    this.gap = Optional.empty();
    this.untouched = null;
  }

  Tables tables() {
    return tables;
  }

  RuleList rules() {
    return rules;
  }

  /**
   * False for IPv4 with the rules that every host has, and no others: tables local and main are one
   * then, and the longer prefix wins across both (kernel, fib_unmerge).
   */
  boolean custom() {
    return custom;
  }

  private static boolean defaults(List<PolicyRule> list) {
    return list.size() == 3
        && isDefault(list.get(0), 0, "local")
        && isDefault(list.get(1), 32766, "main")
        && isDefault(list.get(2), 32767, "default");
  }

  private static boolean isDefault(PolicyRule rule, long priority, String table) {
    return rule.priority() == priority
        && rule.table().equals(table)
        && rule.selector().matchesEverything()
        && rule.suppressPrefixLength().isEmpty()
        && rule.suppressGroup().isEmpty();
  }

  /**
   * Walks the rules. IPv6 looks at them only when one was added since the host started, and goes by
   * tables local and main until then, even where one of its first two rules was deleted (kernel,
   * fib6_has_custom_rules): no recording tells which of the two it is.
   */
  Found walk(Packet packet, Trail trail) {
    Found found = walk(packet, trail, 0, MOST_FORKS);
    return untouched == null
        ? found
        : either(
            "IPv6 heeds that a rule was deleted only when another one was added before",
            found,
            untouched.walk(packet, Trail.SILENT));
  }

  private Found walk(Packet packet, Trail trail, int start, int forks) {
    Candidates candidates = rules.candidates(packet);
    int at = start;
    int probe = start;
    while (true) {
      int next = candidates.next(probe);
      if (next == Candidates.END) {
        trail.skipped(at, rules.size());
        trail.end("No rule led to a route.");
        return gap.isEmpty()
            ? Found.Nothing.NOTHING
            : new Found.Unsure(
                "no rule led to a route, and " + gap.get() + " was not read whole", List.of());
      }
      CompiledRule rule = rules.get(next);
      CompiledRule.Match match = rule.match(packet);
      if (match == CompiledRule.Match.NO) {
        probe = next + 1;
        continue;
      }
      trail.skipped(at, next);
      if (match == CompiledRule.Match.MAYBE) {
        return fork(packet, trail, next, forks);
      }
      trail.matched(rule.rule);
      if (rule.rule.action() == PolicyRule.Action.GOTO) {
        if (rule.target != CompiledRule.NO_TARGET && rule.target <= next) {
          return new Found.Unsure(
              "rule " + rule.rule.priority() + " leads back to a rule before it", List.of());
        }
        at = rule.target == CompiledRule.NO_TARGET ? next + 1 : rule.target;
        probe = at;
        continue;
      }
      Found found = act(rule, packet, trail);
      if (found instanceof Found.Hit hit && suppressors.mayTake(hit)) {
        return split(hit, packet, next, forks);
      }
      if (found != null) {
        return found;
      }
      at = next + 1;
      probe = at;
    }
  }

  /** What comes of it if the rule leaves its route, and if it suppresses it. */
  private Found split(Found.Hit hit, Packet packet, int index, int forks) {
    String why =
        "whether rule "
            + hit.rule().priority()
            + " suppresses its route depends on the leg that the kernel picks, or on other routes"
            + " by the same next-hop object";
    return forks == 0
        ? new Found.Unsure(why, List.of())
        : either(why, suppressors.left(hit), walk(packet, Trail.SILENT, index + 1, forks - 1));
  }

  /** What comes of it if the rule matches, and if it does not. */
  private Found fork(Packet packet, Trail trail, int index, int forks) {
    CompiledRule rule = rules.get(index);
    String why =
        "rule "
            + rule.rule.priority()
            + " holds what is not understood: "
            + String.join(", ", rule.rule.selector().unknown());
    trail.unsure(rule.rule, why);
    boolean back = rule.target != CompiledRule.NO_TARGET && rule.target <= index;
    if (forks == 0 || back || rule.rule.action() == PolicyRule.Action.OTHER) {
      return new Found.Unsure(why, List.of());
    }
    Trail silent = Trail.SILENT;
    Found taken = rule.rule.action() == PolicyRule.Action.GOTO ? null : act(rule, packet, silent);
    if (taken instanceof Found.Hit hit && suppressors.mayTake(hit)) {
      taken = split(hit, packet, index, forks - 1);
    }
    if (taken == null) {
      int on = rule.target == CompiledRule.NO_TARGET ? index + 1 : rule.target;
      taken = walk(packet, silent, on, forks - 1);
    }
    return either(why, taken, walk(packet, silent, index + 1, forks - 1));
  }

  private static Found either(String why, Found one, Found other) {
    List<Found> either = new ArrayList<>();
    for (Found found : List.of(one, other)) {
      if (!(found instanceof Found.Unsure unsure)) {
        either.add(found);
      } else if (unsure.either().isEmpty()) {
        return new Found.Unsure(why, List.of());
      } else {
        either.addAll(unsure.either());
      }
    }
    return new Found.Unsure(why, List.copyOf(either));
  }

  /** The outcome of a rule that matches; null to go on with the next one. */
  private @Nullable Found act(CompiledRule rule, Packet packet, Trail trail) {
    return switch (rule.rule.action()) {
      case NOP, GOTO -> null;
      case UNREACHABLE -> refused(RouteError.NETWORK_UNREACHABLE, rule.rule);
      case PROHIBIT -> refused(RouteError.PERMISSION_DENIED, rule.rule);
      case BLACKHOLE -> refused(RouteError.INVALID_ARGUMENT, rule.rule);
      case LOOKUP -> inTable(rule.rule, rule.rule.table(), rule.table, packet, trail);
      case L3MDEV -> {
        // A rule that takes all but VRFs names table 0, which is main (kernel, fib_get_table).
        String name = links.table(packet.domain()).orElse("main");
        yield inTable(rule.rule, name, tables.table(name), packet, trail);
      }
      case OTHER ->
          new Found.Unsure(
              "rule " + rule.rule.priority() + " has an action that is not understood", List.of());
    };
  }

  private static Found refused(RouteError error, PolicyRule rule) {
    return new Found.Refused(error, rule, Optional.empty());
  }

  private @Nullable Found inTable(
      PolicyRule rule, String name, @Nullable RouteTable table, Packet packet, Trail trail) {
    Route astray = table == null ? null : table.astray();
    if (astray != null && astray.table().equals(name)) {
      return unsure(astray);
    }
    RouteTable.Choice choice = table == null ? null : table.choose(packet);
    if (choice != null && !custom && !choice.route().table().equals(name)) {
      choice = null;
    }
    if (choice == null || choice.rival() == null) {
      return outcome(rule, name, table, choice, packet, trail);
    }
    Found one = outcome(rule, name, table, choice, packet, Trail.SILENT);
    Found other = outcome(rule, name, table, choice.rival(), packet, Trail.SILENT);
    String why = "dumps show the preference of the first leg of an IPv6 route alone";
    return one == null || other == null || suppressors.in(rule)
        ? new Found.Unsure(why, List.of())
        : either(why, one, other);
  }

  private @Nullable Found outcome(
      PolicyRule rule,
      String name,
      @Nullable RouteTable table,
      RouteTable.@Nullable Choice choice,
      Packet packet,
      Trail trail) {
    if (choice != null && !choice.route().unknown().isEmpty()) {
      return unsure(choice.route());
    }
    if (table == null || choice == null || choice.route().type().equals("throw")) {
      trail.withoutRoute(
          rule, name, packet, choice == null ? Optional.empty() : Optional.of(choice.route()));
      return null;
    }
    Route route = choice.route();
    if (choice.error()) {
      trail.chosen(rule, route, table, packet);
      return new Found.Refused(RouteError.ofRouteType(route.type()), rule, Optional.of(route));
    }
    if (choice.legs().isEmpty()) {
      return new Found.Unsure(
          "the next hops of object " + route.nexthopId().orElse(0) + " are not in the recording",
          List.of());
    }
    Found.Hit hit = new Found.Hit(rule, route, choice.legs());
    if (suppressors.in(rule) && suppressors.left(hit).legs().isEmpty()) {
      trail.suppressed(rule, route);
      return null;
    }
    trail.chosen(rule, route, table, packet);
    return hit;
  }

  private static Found unsure(Route route) {
    return new Found.Unsure(
        "a route of table "
            + route.table()
            + " holds what is not understood: "
            + String.join(", ", route.unknown()),
        List.of());
  }
}
