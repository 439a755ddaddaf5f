package dev.plumbline.model.envoy;

import dev.plumbline.model.Evidence;
import java.time.Duration;
import java.util.Optional;

/**
 * Answer of {@code /server_info}.
 *
 * @param version such as 1.29.12; empty where it is not told
 * @param state as in {@link Readiness}
 * @param uptime of this process
 * @param node id by which the proxy is known to its management server; holds the App Mesh resource
 * @param evidence line of the state
 * @param nodeEvidence line of the node id
 */
public record ServerInfo(
    String version,
    String state,
    Optional<Duration> uptime,
    String node,
    Evidence evidence,
    Evidence nodeEvidence) {}
