package dev.plumbline.path.layer;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Configured;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Expectation;
import dev.plumbline.path.ExpectedRoute;
import dev.plumbline.path.ExpectedRule;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.layer.LayerDifference.Pair;
import dev.plumbline.path.layer.LayerDifference.Thing;
import java.util.List;
import java.util.stream.Stream;

/**
 * Expected routes, and expected rules that no file asks for, against the kernel. A rule that a file
 * asks for is told by {@link FileLayer}.
 */
final class KernelLayer {
  private final Snapshot snapshot;
  private final Expectation expectation;

  KernelLayer(HostModel host) {
    this.snapshot = host.snapshot();
    this.expectation = Expectation.of(host);
  }

  List<LayerDifference> differences(Eni eni) {
    Stream<LayerDifference> rules =
        expectation.missingRules().stream()
            .filter(r -> r.eni().name().equals(eni.name()) && !asked(r))
            .map(r -> rule(eni, r));
    Stream<LayerDifference> routes =
        expectation.missingRoutes().stream()
            .filter(r -> r.eni().name().equals(eni.name()))
            .map(r -> route(eni, r));
    Stream<LayerDifference> metrics =
        expectation.routes().stream()
            .filter(r -> r.eni().name().equals(eni.name()))
            .flatMap(r -> metric(eni, r));
    return Stream.of(rules, routes, metrics).flatMap(s -> s).toList();
  }

  private boolean asked(ExpectedRule rule) {
    return Configured.rules(snapshot)
        .anyMatch(
            c ->
                FileLayer.generated(c.file())
                    && c.from().filter(rule.source()::equals).isPresent());
  }

  private static LayerDifference rule(Eni eni, ExpectedRule rule) {
    return new LayerDifference(
        Pair.METADATA_KERNEL,
        Thing.RULE,
        "rule from " + rule.source(),
        eni.name(),
        rule.text(),
        "",
        List.of(rule.why().evidence()));
  }

  private LayerDifference route(Eni eni, ExpectedRoute route) {
    List<Evidence> asked = asking(eni, route);
    return new LayerDifference(
        asked.isEmpty() ? Pair.METADATA_KERNEL : Pair.FILES_KERNEL,
        Thing.ROUTE,
        route.text() + " table " + route.table(),
        eni.name(),
        route.text() + " table " + route.table(),
        "",
        asked);
  }

  /** The lines of the files that ask for a route, or for routes of the link at all. */
  private List<Evidence> asking(Eni eni, ExpectedRoute route) {
    List<Evidence> exact =
        Configured.routes(snapshot)
            .filter(c -> c.file().link().equals(eni.name()))
            .filter(c -> c.table().orElse("main").equals(route.table()))
            .filter(
                c -> c.destination().isEmpty() || c.destination().get().equals(route.destination()))
            .map(Configured.Route::evidence)
            .toList();
    return exact.isEmpty()
        ? Configured.eniConf(snapshot, eni.name()).stream()
            .map(f -> Evidence.file(f.file()))
            .toList()
        : exact;
  }

  private static Stream<LayerDifference> metric(Eni eni, ExpectedRoute route) {
    return route.actual().stream()
        .filter(r -> route.metric().isPresent() && r.metric().isPresent())
        .filter(r -> r.metric().getAsLong() != route.metric().getAsLong())
        .map(
            r ->
                new LayerDifference(
                    Pair.FILES_KERNEL,
                    Thing.METRIC,
                    "metric of " + route.text() + " table " + route.table(),
                    eni.name(),
                    Long.toString(route.metric().getAsLong()),
                    Long.toString(r.metric().getAsLong()),
                    List.of(r.evidence())));
  }
}
