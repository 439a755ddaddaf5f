package dev.plumbline.path.whatif;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Route;
import dev.plumbline.model.Route.NextHop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** The arguments of {@code ip route add}, {@code replace}, {@code del} and their like. */
final class RouteWords {
  private static final Set<String> TYPES =
      Set.of(
          "unicast",
          "local",
          "broadcast",
          "multicast",
          "anycast",
          "throw",
          "unreachable",
          "prohibit",
          "blackhole");
  private static final Set<String> PASSED_OVER =
      Set.of("mtu", "advmss", "initcwnd", "initrwnd", "realm", "realms", "hoplimit", "window");

  private Optional<String> type = Optional.empty();
  private Optional<IpPrefix> destination = Optional.empty();
  private Optional<IpAddress> gateway = Optional.empty();
  private String link = "";
  private final List<NextHop> legs = new ArrayList<>();
  private Optional<IpAddress> prefSource = Optional.empty();
  private Optional<IpPrefix> source = Optional.empty();
  private OptionalLong metric = OptionalLong.empty();
  private Optional<String> table = Optional.empty();
  private Optional<String> scope = Optional.empty();
  private String protocol = "boot";
  private int tos;
  private String preference = "";
  private final Set<String> flags = new HashSet<>();

  private RouteWords() {}

  static Change read(Change.Verb verb, Words words, Optional<Family> said, String text)
      throws ChangeException {
    RouteWords route = new RouteWords();
    if (TYPES.contains(words.peek())) {
      route.type = Optional.of(words.take("route"));
    }
    words.takeIf("to");
    route.destination = words.prefix("the destination");
    while (words.more()) {
      route.word(words);
    }
    Family family = Words.family(said, route.told());
    return new Change.OfRoute(
        verb, route.made(family, text), route.type.isPresent(), route.scope.isPresent());
  }

  private Optional<Family> told() {
    return destination
        .or(() -> source)
        .map(IpPrefix::family)
        .or(() -> prefSource.map(IpAddress::family))
        .or(
            () ->
                Stream.concat(gateway.stream(), legs.stream().flatMap(l -> l.gateway().stream()))
                    .findFirst()
                    .map(IpAddress::family));
  }

  private void word(Words words) throws ChangeException {
    String word = words.take("route");
    switch (word) {
      case "via" -> gateway = Optional.of(via(words));
      case "dev" -> link = words.take(word);
      case "nexthop" -> legs.add(leg(words));
      case "src" -> prefSource = Optional.of(words.address(word));
      case "from" -> source = words.prefix(word);
      case "metric", "preference", "priority" ->
          metric = OptionalLong.of(words.number(word, 0xffffffffL));
      case "table" -> table = Optional.of(words.table(word));
      case "scope" -> scope = Optional.of(words.take(word));
      case "proto", "protocol" -> protocol = words.take(word);
      case "tos", "dsfield" -> tos = (int) words.number(word, 255);
      case "pref" -> preference = words.take(word);
      case "onlink" -> flags.add(word);
      default -> {
        if (!PASSED_OVER.contains(word)) {
          throw new ChangeException("ip route does not know " + word + ".");
        }
        words.takeIf("lock");
        words.take(word);
      }
    }
  }

  private static IpAddress via(Words words) throws ChangeException {
    if (!words.takeIf("inet6")) {
      words.takeIf("inet");
    }
    return words.address("via");
  }

  private static NextHop leg(Words words) throws ChangeException {
    Optional<IpAddress> gateway = Optional.empty();
    String link = "";
    int weight = 1;
    Set<String> flags = new HashSet<>();
    while (Set.of("via", "dev", "weight", "onlink").contains(words.peek())) {
      String word = words.take("nexthop");
      switch (word) {
        case "via" -> gateway = Optional.of(via(words));
        case "dev" -> link = words.take(word);
        case "weight" -> weight = (int) words.number(word, 256);
        default -> flags.add(word);
      }
    }
    if (gateway.isEmpty() && link.isEmpty()) {
      throw new ChangeException("nexthop needs via or dev.");
    }
    return new NextHop(gateway, link, weight, Set.copyOf(flags));
  }

  private Route made(Family family, String text) {
    String kind = type.orElse("unicast");
    List<NextHop> hops = new ArrayList<>(legs);
    if (hops.isEmpty() && (gateway.isPresent() || !link.isEmpty())) {
      hops.add(new NextHop(gateway, link, 1, Set.copyOf(flags)));
    }
    boolean local = kind.equals("local") || kind.equals("broadcast");
    return new Route(
        family,
        table.orElse(local ? "local" : "main"),
        0,
        kind,
        destination.orElse(IpPrefix.all(family)),
        source,
        List.copyOf(hops),
        prefSource,
        metric,
        protocol,
        scope.orElse(usualScope(family, kind, hops)),
        tos,
        Set.copyOf(flags),
        preference,
        OptionalLong.empty(),
        List.of(),
        Change.evidence(text));
  }

  private static String usualScope(Family family, String kind, List<NextHop> hops) {
    if (family == Family.V6 || hops.isEmpty()) {
      return "global";
    }
    boolean onLink = hops.stream().allMatch(h -> h.gateway().isEmpty());
    return kind.equals("local") ? "host" : onLink ? "link" : "global";
  }
}
