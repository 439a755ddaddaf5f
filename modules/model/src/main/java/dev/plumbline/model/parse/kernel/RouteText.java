package dev.plumbline.model.parse.kernel;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Route;
import dev.plumbline.model.Route.NextHop;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Reading;
import dev.plumbline.model.parse.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Routes from the text of {@code ip route show}. A line is a route, an indented {@code nexthop}
 * line a leg of the route before it.
 */
public final class RouteText {
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

  /** Words that do not decide where a packet goes, each with a value. */
  private static final Set<String> WITH_VALUE =
      Set.of(
          ("mtu advmss window rtt rttvar initcwnd initrwnd cwnd ssthresh reordering hoplimit"
               + " rto_min features quickack congctl fastopen_no_cookie realm realms expires error"
               + " users age mark uid iif ttl-propagate ttl-propogate")
              .split(" "));

  /** Such words without a value; dots are what people leave out. */
  private static final Set<String> BARE = Set.of("cache", "used", "...");

  private static final Set<String> AFTER_ENCAP = Set.of("via", "dev", "proto", "scope", "metric");

  private static final Set<String> KEYWORDS = keywords();

  private RouteText() {}

  private static Set<String> keywords() {
    Set<String> words = new HashSet<>(WITH_VALUE);
    words.addAll(BARE);
    words.add("encap");
    words.addAll(AFTER_ENCAP);
    words.addAll(List.of("table", "src", "from", "nhid", "pref", "tos", "dsfield"));
    return Set.copyOf(words);
  }

  /** A route of the text before its legs are complete. */
  private record Draft(Line line, RouteDraft route) {}

  /** Reads all routes; {@code table} is the one of lines that name none. */
  public static List<Route> read(Reading reading, List<Line> lines, String table) {
    List<Draft> drafts = new ArrayList<>();
    for (Line line : lines) {
      Words words = Words.of(line.text());
      if (line.blank() || line.text().contains("FIB table does not exist")) {
        continue;
      }
      if (words.peek().equals("nexthop") && !drafts.isEmpty()) {
        RouteDraft route = drafts.getLast().route();
        route.legs.add(leg(words, route));
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
  public static boolean isRoute(String line) {
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

  /** The route of a line, empty when it begins like none. */
  private static Optional<RouteDraft> route(Words words, String table) {
    RouteDraft draft = new RouteDraft();
    draft.table = table;
    boolean typed = RouteDraft.TYPES.contains(words.peek());
    if (typed) {
      draft.type = words.take();
    }
    draft.destination(words.take());
    if (draft.destination.isEmpty() && !draft.unknown.isEmpty() && !typed) {
      return Optional.empty();
    }
    while (words.more()) {
      option(words, draft);
    }
    return Optional.of(draft);
  }

  private static void option(Words words, RouteDraft draft) {
    String word = words.take();
    switch (word) {
      case "via" -> draft.gateway = via(words, draft);
      case "dev" -> draft.link = words.take();
      case "table" -> draft.table = words.take();
      case "proto" -> draft.protocol = words.take();
      case "scope" -> draft.scope = words.take();
      case "src" -> draft.prefSource = draft.address(word, words.take());
      case "from" -> draft.source = draft.prefix(word, words.take());
      case "metric" -> draft.metric = draft.number(word, words.take());
      case "nhid" -> draft.nexthopId = draft.number(word, words.take());
      case "pref" -> draft.preference = words.take();
      case "tos", "dsfield" -> draft.tos(word, words.take());
      default -> {
        if (FLAGS.contains(word)) {
          draft.flags.add(word);
        } else {
          other(word, words, draft);
        }
      }
    }
  }

  /** Passes over a part without effect; one that is not understood reaches to the next that is. */
  private static void other(String word, Words words, RouteDraft draft) {
    if (WITH_VALUE.contains(word)) {
      words.takeIf("lock");
      words.take();
    } else if (word.equals("encap")) {
      rest(words, AFTER_ENCAP);
    } else if (!BARE.contains(word)) {
      draft.unknown(word, rest(words, KEYWORDS));
    }
  }

  private static String rest(Words words, Set<String> end) {
    StringBuilder part = new StringBuilder();
    while (words.more() && !FLAGS.contains(words.peek()) && !end.contains(words.peek())) {
      part.append(part.isEmpty() ? "" : " ").append(words.take());
    }
    return part.toString();
  }

  private static Optional<IpAddress> via(Words words, RouteDraft draft) {
    if (words.peek().equals("inet6") || words.peek().equals("inet")) {
      words.take();
    }
    return draft.address("via", words.take());
  }

  private static NextHop leg(Words words, RouteDraft draft) {
    Optional<IpAddress> gateway = Optional.empty();
    String link = "";
    int weight = 1;
    Set<String> flags = new LinkedHashSet<>();
    while (words.more()) {
      String word = words.take();
      switch (word) {
        case "via" -> gateway = via(words, draft);
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
