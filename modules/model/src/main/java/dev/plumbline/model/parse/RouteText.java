package dev.plumbline.model.parse;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Route;
import dev.plumbline.model.Route.NextHop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Routes from the text of {@code ip route show}. A line is a route, an indented {@code nexthop}
 * line a leg of the route before it.
 */
final class RouteText {
  private static final Set<String> FLAGS =
      Set.of(
          "onlink",
          "linkdown",
          "dead",
          "pervasive",
          "offload",
          "trap",
          "notify",
          "unresolved",
          "rt_offload",
          "rt_trap",
          "rt_offload_failed");

  private RouteText() {}

  /** A route of the text before its legs are complete. */
  private record Draft(Line line, RouteDraft route) {}

  /** Reads all routes; {@code table} is the one of lines that name none. */
  static List<Route> read(Reading reading, List<Line> lines, String table) {
    List<Draft> drafts = new ArrayList<>();
    for (Line line : lines) {
      Words words = Words.of(line.text());
      if (line.blank() || line.text().contains("FIB table does not exist")) {
        continue;
      }
      if (words.peek().equals("nexthop") && !drafts.isEmpty()) {
        drafts.getLast().route().legs.add(leg(words));
        continue;
      }
      Optional<RouteDraft> route = route(words, table);
      if (route.isPresent()) {
        drafts.add(new Draft(line, route.get()));
      } else if (!line.text().contains("...") && !line.text().startsWith("Dump terminated")) {
        reading.problem(
            line.file(), line.number(), "is no route, skipped: " + line.evidence().text());
      }
    }
    return routes(drafts);
  }

  /** True for a line that begins like a route. */
  static boolean isRoute(String line) {
    Words words = Words.of(line);
    String first = words.take();
    return !line.contains(" uid ")
        && (RouteDraft.TYPES.contains(first)
            || first.equals("default")
            || IpPrefix.tryParse(first).isPresent())
        && words.more();
  }

  private static List<Route> routes(List<Draft> drafts) {
    List<Route> routes = new ArrayList<>();
    int[] position = new int[2];
    for (Draft draft : drafts) {
      Family family = draft.route().family().orElse(Family.V4);
      routes.add(
          draft.route().route(family, position[family.ordinal()]++, draft.line().evidence()));
    }
    return List.copyOf(routes);
  }

  private static Optional<RouteDraft> route(Words words, String table) {
    RouteDraft draft = new RouteDraft();
    draft.table = table;
    if (RouteDraft.TYPES.contains(words.peek())) {
      draft.type = words.take();
    }
    String destination = words.take();
    if (!destination.equals("default")) {
      draft.destination = IpPrefix.tryParse(destination);
      if (draft.destination.isEmpty()) {
        return Optional.empty();
      }
    }
    while (words.more()) {
      option(words, draft);
    }
    return Optional.of(draft);
  }

  private static void option(Words words, RouteDraft draft) {
    String word = words.take();
    switch (word) {
      case "via" -> draft.gateway = via(words);
      case "dev" -> draft.link = words.take();
      case "table" -> draft.table = words.take();
      case "proto" -> draft.protocol = words.take();
      case "scope" -> draft.scope = words.take();
      case "src" -> draft.prefSource = IpAddress.tryParse(words.take());
      case "from" -> draft.source = IpPrefix.tryParse(words.take());
      case "metric" -> draft.metric = Json.number(words.take());
      case "nhid" -> draft.nexthopId = Json.number(words.take());
      case "pref" -> draft.preference = words.take();
      case "tos", "dsfield" -> draft.tos = Tos.parse(words.take());
      default -> {
        if (FLAGS.contains(word)) {
          draft.flags.add(word);
        }
      }
    }
  }

  private static Optional<IpAddress> via(Words words) {
    if (words.peek().equals("inet6") || words.peek().equals("inet")) {
      words.take();
    }
    return IpAddress.tryParse(words.take());
  }

  private static NextHop leg(Words words) {
    Optional<IpAddress> gateway = Optional.empty();
    String link = "";
    int weight = 1;
    Set<String> flags = new LinkedHashSet<>();
    while (words.more()) {
      String word = words.take();
      switch (word) {
        case "via" -> gateway = via(words);
        case "dev" -> link = words.take();
        case "weight" -> weight = (int) Json.number(words.take()).orElse(1);
        default -> {
          if (FLAGS.contains(word)) {
            flags.add(word);
          }
        }
      }
    }
    return new NextHop(gateway, link, weight, Set.copyOf(flags));
  }
}
