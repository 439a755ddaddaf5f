package dev.plumbline.model.envoy;

import dev.plumbline.model.Captured;
import java.util.List;

/**
 * One Envoy as its admin port, its container runtime and probes from its network namespace show it.
 *
 * @param readiness answer of {@code /ready}
 * @param server answer of {@code /server_info}
 * @param stats counters and gauges, first reading
 * @param laterStats the same some seconds later
 * @param clusters upstream clusters with their endpoints
 * @param listeners sockets that Envoy says it listens on
 * @param configs dynamic configuration, with what was refused
 * @param certificates answer of {@code /certs}
 * @param managementProbe one call of the management server without credentials
 * @param tasks Amazon ECS tasks
 * @param containers answer of {@code docker ps -a}
 * @param names name look-ups from the proxy's network namespace
 * @param sockets listening sockets of the namespace
 */
public record EnvoyState(
    Captured<Readiness> readiness,
    Captured<ServerInfo> server,
    Captured<EnvoyStats> stats,
    Captured<EnvoyStats> laterStats,
    Captured<List<Cluster>> clusters,
    Captured<List<Listener>> listeners,
    Captured<List<ConfigEntry>> configs,
    Captured<List<Certificate>> certificates,
    Captured<ManagementProbe> managementProbe,
    Captured<List<EcsTask>> tasks,
    Captured<List<Container>> containers,
    Captured<List<NameAnswer>> names,
    Captured<List<ListeningSocket>> sockets) {

  /** A state of which nothing was captured, since {@code file} does not show it. */
  public static EnvoyState missing(String file) {
    return new EnvoyState(
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file));
  }

  /** The later reading of the counters, else the only one. */
  public Captured<EnvoyStats> newestStats() {
    return laterStats.optional().isPresent() ? laterStats : stats;
  }
}
