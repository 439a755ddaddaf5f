package dev.plumbline.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One event of {@code ip monitor}.
 *
 * @param deleted true for a line that begins with "Deleted"
 * @param kind rule, route, address, link, neigh or other
 * @param text the event without time stamp and "Deleted"
 */
public record RouteEvent(
    Optional<Instant> time, boolean deleted, String kind, String text, Evidence evidence) {}
