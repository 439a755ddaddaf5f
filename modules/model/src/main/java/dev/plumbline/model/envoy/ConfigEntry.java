package dev.plumbline.model.envoy;

import dev.plumbline.model.Evidence;
import java.util.Optional;

/**
 * One dynamic listener, cluster or route of {@code /config_dump}.
 *
 * @param kind listener, cluster, route or secret
 * @param active true when some version of it is in use
 * @param warming true when a version waits for something, such as a secret
 * @param error why the last version was refused
 * @param evidence line of the refusal, else of the entry
 */
public record ConfigEntry(
    String kind,
    String name,
    boolean active,
    boolean warming,
    Optional<String> error,
    Evidence evidence) {}
