package dev.plumbline.app.screen.overview;

import dev.plumbline.app.control.Mark;
import dev.plumbline.app.shell.Plurals;
import dev.plumbline.guide.Finding;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.UnitState;
import dev.plumbline.model.envoy.Readiness;
import dev.plumbline.model.envoy.ServerInfo;
import dev.plumbline.model.ssm.AgentVersion;
import dev.plumbline.path.HostModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SSM Agent, VPC CNI and Envoy, each where the host has it: its worst finding, else its state. */
final class SystemLines {
  private static final List<String> AGENT_UNITS =
      List.of("amazon-ssm-agent.service", "snap.amazon-ssm-agent.amazon-ssm-agent.service");

  private final HostModel host;
  private final Snapshot snapshot;
  private final List<Finding> findings;

  SystemLines(HostModel host, List<Finding> findings) {
    this.host = host;
    this.snapshot = host.snapshot();
    this.findings = findings;
  }

  List<ServiceLine> lines() {
    return Stream.of(agent(), cni(), envoy()).flatMap(Optional::stream).toList();
  }

  /** What the worst fault of a system says; its ids begin with {@code prefix}. */
  static Optional<ServiceLine> faulty(String name, String prefix, List<Finding> findings) {
    return findings.stream()
        .filter(f -> f.fault() && f.id().startsWith(prefix))
        .findFirst()
        .map(f -> new ServiceLine(Mark.of(f.severity()), name, f.summary()));
  }

  private Optional<ServiceLine> agent() {
    String name = "SSM Agent";
    Map<String, UnitState> units = snapshot.units().orElse(Map.of());
    Optional<UnitState> unit =
        AGENT_UNITS.stream()
            .flatMap(u -> Optional.ofNullable(units.get(u)).stream())
            .filter(u -> !u.get("LoadState").equals("not-found") && !u.active().isEmpty())
            .findFirst();
    Optional<String> version =
        snapshot.ssm().version().optional().map(AgentVersion::numbers).map(SystemLines::dotted);
    if (unit.isEmpty() && version.isEmpty()) {
      return faulty(name, "ssm-", findings);
    }
    boolean runs = unit.filter(u -> u.active().equals("active")).isPresent();
    String state = unit.map(UnitState::active).map(s -> runs ? "running" : s).orElse("");
    return faulty(name, "ssm-", findings)
        .or(
            () ->
                Optional.of(
                    new ServiceLine(
                        runs ? Mark.IN_ORDER : Mark.NOT_CHECKED,
                        name,
                        join(version.orElse(""), state.isEmpty() ? "state not captured" : state))));
  }

  private Optional<ServiceLine> cni() {
    String name = "VPC CNI";
    Optional<ServiceLine> fault = faulty(name, "cni-", findings);
    if (fault.isPresent() || !host.cniNode()) {
      return fault;
    }
    String pods = snapshot.eks().pods().optional().map(p -> Plurals.of(p.size(), "pod")).orElse("");
    String enis = Plurals.of(host.enis().size(), "ENI");
    return Optional.of(new ServiceLine(Mark.IN_ORDER, name, join(enis, pods)));
  }

  private Optional<ServiceLine> envoy() {
    String name = "Envoy";
    Optional<ServerInfo> server = snapshot.envoy().server().optional();
    Optional<String> state =
        snapshot
            .envoy()
            .readiness()
            .optional()
            .map(Readiness::state)
            .or(() -> server.map(ServerInfo::state))
            .filter(s -> !s.isEmpty());
    Optional<ServiceLine> fault = faulty(name, "envoy-", findings);
    if (fault.isPresent() || state.isEmpty()) {
      return fault;
    }
    return Optional.of(
        new ServiceLine(
            state.get().equals("LIVE") ? Mark.IN_ORDER : Mark.WARNING,
            name,
            join(server.map(ServerInfo::version).orElse(""), state.get())));
  }

  private static String dotted(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
  }

  private static String join(String... parts) {
    return Stream.of(parts).filter(p -> !p.isEmpty()).collect(Collectors.joining(" · "));
  }
}
