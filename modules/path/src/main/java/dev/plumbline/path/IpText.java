package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.PolicyRule.Range;
import dev.plumbline.model.PolicyRule.Selector;
import dev.plumbline.model.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules and routes in the words of {@code ip}, which takes them back. */
public final class IpText {
  private IpText() {}

  /** Selector and action, such as {@code from 10.0.2.67 lookup 10001}. */
  public static String rule(PolicyRule rule) {
    List<String> parts = new ArrayList<>(List.of(selector(rule.selector()), action(rule)));
    rule.suppressPrefixLength().ifPresent(n -> parts.add("suppress_prefixlength " + n));
    rule.suppressGroup().ifPresent(g -> parts.add("suppress_ifgroup " + g));
    return String.join(" ", parts);
  }

  /** The selector alone, such as {@code from 10.0.2.67}. */
  public static String selector(Selector selector) {
    return (selector.inverted() ? "not " : "")
        + Stream.concat(
                Stream.of("from all").filter(w -> selector.from().length() == 0),
                conditions(selector, IpPrefix::toString, UnaryOperator.identity()).stream())
            .collect(Collectors.joining(" "));
  }

  /**
   * What a selector asks for, one condition an entry; none where it takes every packet.
   *
   * @param prefix how a prefix is written
   * @param link how the name of a link is written
   */
  public static List<String> conditions(
      Selector selector, Function<IpPrefix, String> prefix, UnaryOperator<String> link) {
    List<String> parts = new ArrayList<>();
    if (selector.from().length() > 0) {
      parts.add("from " + prefix.apply(selector.from()));
    }
    if (selector.to().length() > 0) {
      parts.add("to " + prefix.apply(selector.to()));
    }
    selector.iif().ifPresent(i -> parts.add("iif " + link.apply(i)));
    selector.oif().ifPresent(o -> parts.add("oif " + link.apply(o)));
    selector
        .mark()
        .ifPresent(
            m ->
                parts.add(
                    selector.mask() == 0xffffffffL
                        ? "fwmark 0x%x".formatted(m)
                        : "fwmark 0x%x/0x%x".formatted(m, selector.mask())));
    if (selector.tos() != 0) {
      parts.add("tos 0x%x".formatted(selector.tos()));
    }
    selector.protocol().ifPresent(p -> parts.add("ipproto " + p));
    selector.sourcePort().ifPresent(r -> parts.add("sport " + range(r, false)));
    selector.destinationPort().ifPresent(r -> parts.add("dport " + range(r, false)));
    selector.uid().ifPresent(r -> parts.add("uidrange " + range(r, true)));
    parts.addAll(selector.unknown());
    return parts;
  }

  private static String range(Range range, boolean always) {
    return range.first() == range.last() && !always
        ? Long.toString(range.first())
        : range.first() + "-" + range.last();
  }

  private static String action(PolicyRule rule) {
    return switch (rule.action()) {
      case LOOKUP -> "lookup " + rule.table();
      case GOTO ->
          "goto " + (rule.gotoPriority().isPresent() ? rule.gotoPriority().getAsLong() : "none");
      case NOP -> "nop";
      case UNREACHABLE -> "unreachable";
      case PROHIBIT -> "prohibit";
      case BLACKHOLE -> "blackhole";
      case L3MDEV -> "l3mdev";
      case OTHER -> "";
    };
  }

  /** Destination and next hops, such as {@code default via 10.0.1.1 dev ens5}. */
  public static String way(Route route) {
    return target(route) + hop(route) + legs(route);
  }

  private static String target(Route route) {
    return (route.unicast() ? "" : route.type() + " ")
        + (route.isDefault() ? "default" : route.destination());
  }

  private static String hop(Route route) {
    return route.nextHops().size() == 1
        ? hop(route.family(), route.nextHops().getFirst(), false)
        : "";
  }

  private static String legs(Route route) {
    return route.nextHops().size() < 2
        ? ""
        : route.nextHops().stream()
            .map(h -> " nexthop" + hop(route.family(), h, true))
            .collect(Collectors.joining());
  }

  /** All of a route but its table. */
  public static String route(Route route) {
    return route(route, "");
  }

  /** All of a route; {@code ip} wants the legs of a multipath route behind everything else. */
  public static String route(Route route, String table) {
    StringBuilder text = new StringBuilder(target(route) + hop(route));
    route.source().ifPresent(s -> text.append(" from ").append(s));
    route.prefSource().ifPresent(s -> text.append(" src ").append(s));
    route.metric().ifPresent(m -> text.append(" metric ").append(m));
    if (route.tos() != 0) {
      text.append(" tos 0x").append(Integer.toHexString(route.tos()));
    }
    if (!route.protocol().equals("boot")) {
      text.append(" proto ").append(route.protocol());
    }
    if (route.family() == Family.V4
        && !route.scope().equals("global")
        && !route.scope().isEmpty()) {
      text.append(" scope ").append(route.scope());
    }
    if (route.nextHops().size() == 1
        && (route.flags().contains("onlink")
            || route.nextHops().getFirst().flags().contains("onlink"))) {
      text.append(" onlink");
    }
    if (!table.isEmpty()) {
      text.append(" table ").append(table);
    }
    return text.append(legs(route)).toString();
  }

  private static String hop(Family family, Route.NextHop hop, boolean leg) {
    StringBuilder text = new StringBuilder();
    hop.gateway()
        .ifPresent(
            g -> text.append(" via ").append(g.family() == family ? "" : "inet6 ").append(g));
    if (!hop.link().isEmpty()) {
      text.append(" dev ").append(hop.link());
    }
    if (leg && hop.weight() > 1) {
      text.append(" weight ").append(hop.weight());
    }
    return text.toString();
  }
}
