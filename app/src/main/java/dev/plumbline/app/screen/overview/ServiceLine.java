package dev.plumbline.app.screen.overview;

import dev.plumbline.app.control.Mark;
import dev.plumbline.app.shell.Plurals;
import dev.plumbline.guide.Finding;
import dev.plumbline.model.Captured;
import dev.plumbline.model.NetworkdLink;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.UnitState;
import dev.plumbline.path.HostModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the overview says about a program or service the network depends on. */
record ServiceLine(Mark mark, String name, String text) {
  private static final String METADATA = "Metadata (IMDS)";

  /** The systems that this host has; what makes its configuration, as far as captured. */
  static List<ServiceLine> of(HostModel host, List<Finding> findings) {
    Snapshot snapshot = host.snapshot();
    List<ServiceLine> lines = new ArrayList<>(new SystemLines(host, findings).lines());
    lines.add(SystemLines.faulty(METADATA, "imds-", findings).orElseGet(() -> metadata(snapshot)));
    lines.add(networkd(snapshot));
    if (host.managed() || snapshot.units().optional().isEmpty()) {
      lines.add(netUtils(snapshot, findings));
    }
    return lines;
  }

  private static ServiceLine metadata(Snapshot snapshot) {
    String name = METADATA;
    return snapshot
        .metadata()
        .optional()
        .map(
            m ->
                m.unreachable()
                    ? new ServiceLine(Mark.CRITICAL, name, "No answer from the instance")
                    : new ServiceLine(
                        Mark.IN_ORDER,
                        name,
                        "Answered for " + Plurals.of(m.interfaces().size(), "interface")))
        .orElseGet(() -> unknown(name, snapshot.metadata()));
  }

  private static ServiceLine networkd(Snapshot snapshot) {
    String name = "systemd-networkd";
    return snapshot
        .networkd()
        .optional()
        .map(links -> networkd(name, links))
        .orElseGet(() -> unknown(name, snapshot.networkd()));
  }

  private static ServiceLine networkd(String name, List<NetworkdLink> links) {
    List<String> failed =
        links.stream()
            .filter(l -> l.setupState().equals("failed"))
            .map(NetworkdLink::name)
            .toList();
    long done = links.stream().filter(l -> l.setupState().equals("configured")).count();
    return failed.isEmpty()
        ? new ServiceLine(Mark.IN_ORDER, name, Plurals.of(done, "link") + " configured")
        : new ServiceLine(Mark.ERROR, name, "Failed to configure " + String.join(", ", failed));
  }

  private static ServiceLine netUtils(Snapshot snapshot, List<Finding> findings) {
    String name = "ec2-net-utils";
    if (snapshot.units().optional().isEmpty()) {
      return unknown(name, snapshot.units());
    }
    long failed =
        snapshot.units().orElse(Map.of()).values().stream()
            .filter(u -> u.id().contains("policy-routes@") && u.active().equals("failed"))
            .count();
    long timers =
        snapshot.units().orElse(Map.of()).values().stream()
            .map(UnitState::id)
            .filter(id -> id.startsWith("refresh-policy-routes@") && id.endsWith(".timer"))
            .count();
    String version = snapshot.netUtilsVersion().map(v -> v + " · ").orElse("");
    boolean blocked = findings.stream().anyMatch(f -> f.fault() && f.id().startsWith("refresh-"));
    if (failed > 0) {
      return new ServiceLine(Mark.ERROR, name, version + Plurals.of(failed, "unit") + " failed");
    }
    return new ServiceLine(
        blocked ? Mark.WARNING : Mark.IN_ORDER,
        name,
        version + Plurals.of(timers, "refresh timer"));
  }

  private static ServiceLine unknown(String name, Captured<?> captured) {
    String why = captured instanceof Captured.Missing<?> missing ? missing.sentence() : "";
    return new ServiceLine(Mark.NOT_CHECKED, name, why);
  }
}
