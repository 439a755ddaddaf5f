package dev.plumbline.path.diff;

import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.path.IpText;
import dev.plumbline.path.Owners;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rules and routes as they are compared. */
final class RouteItems {
  private final Owners owners;

  RouteItems(Owners owners) {
    this.owners = owners;
  }

  Item rule(PolicyRule rule) {
    LinkedHashMap<String, String> fields = new LinkedHashMap<>();
    fields.put("proto", rule.protocol().equals("kernel") ? "" : rule.protocol());
    String subject = rule.priority() + ": " + IpText.selector(rule.selector()) + action(rule);
    return new Item(
        Section.RULES,
        rule.family() + " " + subject,
        subject,
        fields,
        () -> owners.of(rule),
        rule.evidence(),
        Optional.of(rule.family()),
        rule.table(),
        Set.of(),
        Optional.empty(),
        false);
  }

  private static String action(PolicyRule rule) {
    StringBuilder text = new StringBuilder();
    switch (rule.action()) {
      case LOOKUP -> add(text, "lookup", rule.table());
      case GOTO -> add(text, "goto", number(rule.gotoPriority()));
      default -> text.append(' ').append(rule.action().name().toLowerCase(Locale.ROOT));
    }
    OptionalInt length = rule.suppressPrefixLength();
    add(
        text,
        "suppress_prefixlength",
        length.isPresent() ? Integer.toString(length.getAsInt()) : "");
    add(text, "suppress_ifgroup", rule.suppressGroup().orElse(""));
    return text.toString();
  }

  private static void add(StringBuilder text, String word, String value) {
    if (!value.isEmpty()) {
      text.append(' ').append(word).append(' ').append(value);
    }
  }

  private static String number(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "";
  }

  Item route(Route route) {
    Set<String> links =
        route.nextHops().stream()
            .map(Route.NextHop::link)
            .filter(l -> !l.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    StringBuilder subject = new StringBuilder(route.unicast() ? "" : route.type() + " ");
    subject.append(route.isDefault() ? "default" : route.destination());
    add(subject, "from", route.source().map(Object::toString).orElse(""));
    links.forEach(l -> add(subject, "dev", l));
    add(subject, "table", route.table());
    add(subject, "tos", route.tos() == 0 ? "" : "0x" + Integer.toHexString(route.tos()));
    LinkedHashMap<String, String> fields = new LinkedHashMap<>();
    fields.put("via", hops(route));
    fields.put("metric", number(route.metric()));
    fields.put("src", route.prefSource().map(Object::toString).orElse(""));
    fields.put("proto", route.protocol());
    fields.put("scope", route.scope().equals("global") ? "" : route.scope());
    fields.put("flags", String.join(",", new TreeSet<>(route.flags())));
    fields.put("pref", route.preference().equals("medium") ? "" : route.preference());
    fields.put("nhid", number(route.nexthopId()));
    fields.put("not understood", String.join(", ", route.unknown()));
    boolean kernel = route.protocol().equals("kernel");
    return new Item(
        Section.ROUTES,
        route.family() + " " + subject,
        subject.toString(),
        fields,
        () -> owners.of(route),
        route.evidence(),
        Optional.of(route.family()),
        route.table(),
        links,
        kernel && route.type().equals("local") && route.destination().isHost()
            ? Optional.of(route.destination().address())
            : route.prefSource(),
        kernel);
  }

  /** Gateways; with weights where there are several. */
  private static String hops(Route route) {
    List<Route.NextHop> hops = route.nextHops();
    return hops.stream()
        .map(
            h ->
                h.gateway().map(Object::toString).orElse("")
                    + (hops.size() == 1 ? "" : " dev " + h.link() + " weight " + h.weight())
                    + (h.flags().isEmpty() ? "" : " " + new TreeSet<>(h.flags())))
        .map(String::strip)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
