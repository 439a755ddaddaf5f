package dev.plumbline.model;

/**
 * A neighbour cache entry.
 *
 * @param state REACHABLE, STALE, DELAY, PROBE, FAILED, INCOMPLETE, PERMANENT, NOARP
 */
public record Neighbour(String link, IpAddress ip, String mac, String state, Evidence evidence) {}
