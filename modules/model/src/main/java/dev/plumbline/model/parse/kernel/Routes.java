package dev.plumbline.model.parse.kernel;

import dev.plumbline.model.Captured;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Family;
import dev.plumbline.model.Route;
import dev.plumbline.model.parse.text.Choice;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import dev.plumbline.model.parse.text.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The routes of one family in all tables, from the best of the files that show them. */
public final class Routes {
  private static final String BOTH = "ip-route-all.txt";
  private static final String SIX = "ip-6-route-all.txt";
  private static final String MAIN = "ip-route-main.txt";
  private static final Pattern TABLE = Pattern.compile("ip-(6-)?route-table-(\\w+)\\.txt");

  private Routes() {}

  public static Captured<List<Route>> read(Reading reading, Family family) {
    String file = family == Family.V4 ? "ip-j-route-all.json" : "ip-j6-route-all.json";
    Optional<Parsed<List<Route>>> text = text(reading, family);
    Optional<Parsed<List<Route>>> best =
        Choice.best(
            List.of(
                json(reading, file, family, false),
                json(reading, "ip-route-all-details.json", family, true),
                json(reading, "ip-route-all.json", family, true),
                text,
                single(reading, family)));
    if (best.isEmpty()) {
      return reading.missing(file);
    }
    Nexthops nexthops = Nexthops.read(reading);
    List<Route> routes =
        Twins.cite(
            best.get().value().stream().map(nexthops::complete).toList(),
            text.or(() -> single(reading, family)).map(Parsed::value).orElse(List.of()),
            Routes::same,
            Route::evidence,
            Route::withEvidence);
    routes.stream().filter(r -> !r.unknown().isEmpty()).forEach(r -> warn(reading, r));
    return new Parsed<>(routes, best.get().files(), best.get().whole()).captured();
  }

  private static void warn(Reading reading, Route route) {
    reading.problem(
        route.evidence().file(),
        route.evidence().line(),
        "a route of table "
            + route.table()
            + " holds what is not understood ("
            + Line.shortened(String.join(", ", route.unknown()))
            + "); it was kept, and lookups that it could decide have no certain answer");
  }

  /** Everything but flags and times, which two listings may show differently. */
  private static Object same(Route route) {
    return List.of(
        route.table(),
        route.type(),
        route.destination(),
        route.nextHops().stream().map(h -> List.of(h.gateway(), h.link())).toList(),
        route.prefSource(),
        route.metric(),
        route.protocol());
  }

  private static Optional<Parsed<List<Route>>> json(
      Reading reading, String file, Family family, boolean mixed) {
    return reading.text(file).map(text -> RouteJson.read(reading, file, text, family, mixed));
  }

  private static Optional<Parsed<List<Route>>> text(Reading reading, Family family) {
    String file = family == Family.V6 && reading.text(SIX).isPresent() ? SIX : BOTH;
    return reading
        .lines(file)
        .map(lines -> of(RouteText.read(reading, lines, "main"), family))
        .filter(routes -> !routes.isEmpty() || asked(reading, file, family))
        .map(routes -> new Parsed<>(routes, List.of(file), reading.whole(file)));
  }

  /** Whether the command of a file without a route of the family would have shown one. */
  private static boolean asked(Reading reading, String file, Family family) {
    String command = reading.recording().command(file).map(CommandRun::command).orElse("");
    return family == Family.V4
        ? !file.equals(SIX) && !command.contains(" -6 ")
        : file.equals(SIX) || !command.isEmpty() && !command.contains(" -4 ");
  }

  /** Single tables, where no listing of all was captured; the other tables stay unknown. */
  private static Optional<Parsed<List<Route>>> single(Reading reading, Family family) {
    List<Route> routes = new ArrayList<>();
    List<String> files = new ArrayList<>();
    reading
        .lines(MAIN)
        .map(lines -> of(RouteText.read(reading, lines, "main"), family))
        .filter(found -> family == Family.V4 || !found.isEmpty())
        .ifPresent(
            found -> {
              files.add(MAIN);
              routes.addAll(found);
            });
    for (String file : reading.files(TABLE).toList()) {
      Matcher name = TABLE.matcher(file);
      if (name.matches() && (name.group(1) == null) == (family == Family.V4)) {
        reading
            .lines(file)
            .ifPresent(
                lines -> {
                  files.add(file);
                  routes.addAll(of(RouteText.read(reading, lines, name.group(2)), family));
                });
      }
    }
    List<Route> placed = new ArrayList<>();
    routes.forEach(route -> placed.add(route.withPosition(placed.size())));
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(new Parsed<>(List.copyOf(placed), List.copyOf(files), false));
  }

  private static List<Route> of(List<Route> routes, Family family) {
    return routes.stream().filter(r -> r.family() == family).toList();
  }
}
