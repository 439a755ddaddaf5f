package dev.plumbline.diagram;

import dev.plumbline.diagram.Details.Copy;
import dev.plumbline.diagram.Details.Fact;
import dev.plumbline.diagram.Details.Section;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Route;
import dev.plumbline.model.Route.NextHop;
import dev.plumbline.path.Attribution;
import dev.plumbline.path.Configured;
import dev.plumbline.path.Expectation;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Owners;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the inspector says about a route that is there, or should be. */
final class RouteDetails {
  private final HostModel host;
  private final Owners owners;

  RouteDetails(Expectation expectation, Owners owners) {
    this.host = expectation.host();
    this.owners = owners;
  }

  Details of(Route route, State state) {
    Attribution made = owners.of(route);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Table", route.table()));
    for (NextHop hop : route.nextHops()) {
      String via = hop.gateway().map(g -> g + " ").orElse("");
      facts.add(new Fact("Next hop", via + "dev " + hop.link()));
    }
    facts.add(
        new Fact(
            "Metric",
            route.metric().isPresent() ? Long.toString(route.metric().getAsLong()) : "none"));
    route.prefSource().ifPresent(s -> facts.add(new Fact("Source", s.toString())));
    facts.add(new Fact("Protocol", route.protocol()));
    facts.add(new Fact("Owner", made.label()));
    facts.add(new Fact("Confidence", made.confidence().word()));
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            "Why it is there",
            made.reason(),
            made.evidence().map(Evidence::text).stream().toList(),
            made.evidence().stream().toList()));
    sections.add(Section.read("What the kernel said", List.of(route.evidence())));
    String destination = route.isDefault() ? "default" : route.destination().toString();
    String summary =
        state == State.EXTRA
            ? "Brought by the network manager to an interface that the VPC CNI runs."
            : "%s route of table %s".formatted(route.family().label(), route.table())
                + (route.nextHops().isEmpty() ? "." : ", by " + hops(route) + ".");
    String command =
        "ip -%d route show table %s %s"
            .formatted(route.family().number(), route.table(), destination);
    return new Details(
        "Route",
        (route.unicast() ? "" : route.type() + " ") + destination,
        state,
        Optional.empty(),
        summary,
        facts,
        sections,
        Optional.of(new Copy("Copy command", command, false)),
        route.link());
  }

  private static String hops(Route route) {
    return String.join(" and ", route.nextHops().stream().map(NextHop::link).toList());
  }

  Details of(Subject.MissingRoute route) {
    boolean all = route.destination().length() == 0;
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Table", route.table()));
    facts.add(
        new Fact("Interface", host.eni(route.link()).map(RuleDetails::link).orElse(route.link())));
    if (!route.gateway().isEmpty()) {
      facts.add(new Fact("Next hop", route.gateway()));
    }
    if (!route.metric().isEmpty()) {
      facts.add(new Fact("Metric", route.metric()));
    }
    List<Evidence> asked =
        Configured.routes(host.snapshot())
            .filter(c -> c.file().link().equals(route.link()))
            .filter(c -> c.table().filter(route.table()::equals).isPresent())
            .map(Configured.Route::evidence)
            .toList();
    List<Section> sections =
        asked.isEmpty() ? List.of() : List.of(Section.read("Why it is expected", asked));
    return new Details(
        "Route",
        all ? "default" : route.destination().toString(),
        State.MISSING,
        Optional.of(OwnerMark.NET_UTILS),
        "Expected in table %s by %s and not in the kernel.".formatted(route.table(), route.link()),
        facts,
        sections,
        Optional.of(new Copy("Copy command", "sudo networkctl reconfigure " + route.link(), true)),
        Optional.of(route.link()));
  }
}
