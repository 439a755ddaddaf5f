package dev.plumbline.guide.check.networkd;

import dev.plumbline.model.Address;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.model.RouteEvent;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.HostModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One foreign rule, route or address that went at a reconfiguration.
 *
 * @param subject {@code rule N}, or the link
 * @param text in the words of iproute2
 * @param witnessed true when the event itself was recorded, false when only before and after were
 */
record Flushed(
    String subject,
    String text,
    Evidence evidence,
    Reconfigurations.Moment moment,
    boolean witnessed) {
  private static final Pattern PRIORITY = Pattern.compile("(\\d+):\\s+(.*)");
  private static final Pattern LINK = Pattern.compile("(?s).*\\bdev (\\S+).*");
  private static final Pattern ADDRESS =
      Pattern.compile("(?s)\\d+: (\\S+?)(?:@\\S+)?\\s+inet6? (\\S+).*");

  /** What the event stream shows: deleted shortly after, and not added again. */
  static List<Flushed> ofEvents(HostModel host, Reconfigurations all) {
    List<RouteEvent> events = host.snapshot().events().orElse(List.of());
    List<Flushed> found = new ArrayList<>();
    Set<String> addedLater = new HashSet<>();
    for (int i = events.size() - 1; i >= 0; i--) {
      RouteEvent event = events.get(i);
      if (!event.deleted()) {
        addedLater.add(event.text());
      } else if (Foreign.event(event) && !addedLater.contains(event.text())) {
        event
            .time()
            .flatMap(all::covering)
            .flatMap(m -> flushed(host, event, m))
            .ifPresent(found::addFirst);
      }
    }
    return found;
  }

  private static Optional<Flushed> flushed(
      HostModel host, RouteEvent event, Reconfigurations.Moment moment) {
    String text = event.text().lines().findFirst().orElse("").strip();
    Matcher match =
        switch (event.kind()) {
          case "rule" -> PRIORITY.matcher(text);
          case "route" -> LINK.matcher(text);
          default -> ADDRESS.matcher(text);
        };
    if (!match.matches()) {
      return Optional.empty();
    }
    if (event.kind().equals("address")) {
      boolean known =
          IpAddress.tryParse(match.group(2).replaceFirst("/.*", ""))
              .filter(ip -> host.enis().stream().anyMatch(e -> e.owns(ip)))
              .isPresent();
      return known
          ? Optional.empty()
          : Optional.of(
              new Flushed(match.group(1), match.group(2), event.evidence(), moment, true));
    }
    String subject = event.kind().equals("rule") ? "rule " + match.group(1) : match.group(1);
    String words = event.kind().equals("rule") ? match.group(2) : text;
    return Optional.of(new Flushed(subject, words, event.evidence(), moment, true));
  }

  /** What was there before and is not any more, with a reconfiguration in between. */
  static List<Flushed> ofDifference(HostModel host, Snapshot before, Reconfigurations all) {
    Reconfigurations since = all.since(before);
    Optional<Reconfigurations.Moment> last = since.last();
    List<Flushed> found = new ArrayList<>();
    if (last.isEmpty()) {
      return found;
    }
    Snapshot now = host.snapshot();
    for (Family family : Family.values()) {
      if (now.rules(family).complete()) {
        Set<Object> there =
            now.rules(family).orElse(List.of()).stream()
                .map(Flushed::key)
                .collect(Collectors.toSet());
        before.rules(family).orElse(List.of()).stream()
            .filter(r -> Foreign.rule(r) && !there.contains(key(r)))
            .map(r -> new Flushed("rule " + r.priority(), text(r), r.evidence(), last.get(), false))
            .forEach(found::add);
      }
      if (now.routes(family).complete()) {
        Set<Object> there =
            now.routes(family).orElse(List.of()).stream()
                .map(Flushed::key)
                .collect(Collectors.toSet());
        for (Route route : before.routes(family).orElse(List.of())) {
          if (Foreign.route(route) && !there.contains(key(route))) {
            String link = route.link().orElse("");
            since
                .last(link)
                .ifPresent(
                    m -> found.add(new Flushed(link, text(route), route.evidence(), m, false)));
          }
        }
      }
    }
    if (now.addresses().complete()) {
      for (Address address : before.addresses().orElse(List.of())) {
        if (now.address(address.ip()).isEmpty() && Foreign.address(host, address)) {
          String text = address.ip() + "/" + address.prefixLength();
          since
              .last(address.link())
              .ifPresent(
                  m -> found.add(new Flushed(address.link(), text, address.evidence(), m, false)));
        }
      }
    }
    return found;
  }

  /** What makes a route the same in two states. */
  static Object key(Route route) {
    return List.of(route.table(), route.destination(), route.gateway(), route.link());
  }

  private static Object key(PolicyRule rule) {
    return List.of(rule.priority(), rule.selector(), rule.action(), rule.table());
  }

  /** A route in the words of iproute2. */
  static String text(Route route) {
    return (route.isDefault() ? "default" : route.destination().toString())
        + route.gateway().map(g -> " via " + g).orElse("")
        + route.link().map(l -> " dev " + l).orElse("")
        + (route.table().equals("main") ? "" : " table " + route.table());
  }

  private static String text(PolicyRule rule) {
    PolicyRule.Selector selector = rule.selector();
    String from = selector.from().length() == 0 ? "all" : selector.from().toString();
    String to = selector.to().length() == 0 ? "" : " to " + selector.to();
    String mark =
        selector.mark().isPresent()
            ? " fwmark 0x"
                + Long.toHexString(selector.mark().getAsLong())
                + (selector.mask() == 0xffffffffL ? "" : "/0x" + Long.toHexString(selector.mask()))
            : "";
    return "from " + from + to + mark + " lookup " + rule.table();
  }
}
