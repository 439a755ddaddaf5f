package dev.plumbline.guide.playbook;

import dev.plumbline.guide.playbook.EvidenceTable.Cell;
import dev.plumbline.guide.playbook.EvidenceTable.Mark;
import dev.plumbline.model.Captured;
import dev.plumbline.model.envoy.Cluster;
import dev.plumbline.model.envoy.Container;
import dev.plumbline.model.envoy.EnvoyState;
import dev.plumbline.model.envoy.EnvoyStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** What an Envoy says of itself, beside what a healthy one says. */
final class EnvoyTable {
  private final EnvoyState state;
  private final List<List<Cell>> rows = new ArrayList<>();

  private EnvoyTable(EnvoyState state) {
    this.state = state;
  }

  static EvidenceTable of(CaseFacts facts) {
    return new EnvoyTable(facts.snapshot().envoy()).table();
  }

  private EvidenceTable table() {
    state.containers().orElse(List.of()).stream()
        .filter(c -> c.image().contains("envoy") || c.name().contains("envoy"))
        .limit(3)
        .forEach(this::container);
    row(
        "State",
        "LIVE",
        state
            .readiness()
            .optional()
            .map(r -> Cell.when(r.state().equals("LIVE"), r.state(), Optional.of(r.evidence())))
            .orElseGet(() -> open(state.readiness())));
    stat("Management server", "above 0", "control_plane.connected_state", v -> v > 0);
    stat("Clusters received", "above 0", "cluster_manager.cds.update_success", v -> v > 0);
    stat("Listeners refused", "0", "listener_manager.lds.update_rejected", v -> v == 0);
    stat("Active listeners", "above 0", "listener_manager.total_listeners_active", v -> v > 0);
    state.clusters().orElse(List.of()).stream()
        .filter(c -> c.healthy() < c.endpoints().size())
        .limit(8)
        .forEach(this::cluster);
    return new EvidenceTable(List.of("Subject", "Healthy", "Found"), rows);
  }

  private void container(Container container) {
    row(
        "Container " + container.name(),
        "up",
        Cell.when(
            container.phase() == Container.Phase.RUNNING && !container.health().equals("unhealthy"),
            container.status(),
            Optional.of(container.evidence())));
  }

  private void cluster(Cluster cluster) {
    row(
        cluster.name(),
        "all healthy",
        new Cell(
            cluster.healthy() + " of " + cluster.endpoints().size() + " healthy",
            Mark.BAD,
            Optional.of(cluster.evidence())));
  }

  private void stat(String title, String healthy, String name, LongPredicate good) {
    Optional<EnvoyStats.Stat> stat = state.newestStats().optional().flatMap(s -> s.find(name));
    row(
        title,
        healthy,
        stat.map(
                s ->
                    Cell.when(
                        good.test(s.value()), Long.toString(s.value()), Optional.of(s.evidence())))
            .orElseGet(() -> open(state.newestStats())));
  }

  private void row(String title, String healthy, Cell found) {
    rows.add(List.of(Cell.plain(title), Cell.plain(healthy), found));
  }

  private static Cell open(Captured<?> section) {
    return Cell.open(section instanceof Captured.Missing<?> m ? m.why() : "not told");
  }
}
