package dev.plumbline.model.host;

import dev.plumbline.model.Evidence;

/**
 * How far the host's clock is off, by its own time service ({@code chronyc tracking}).
 *
 * @param seconds positive when the clock is fast
 * @param synchronised false when the service follows no source
 */
public record ClockOffset(double seconds, boolean synchronised, Evidence evidence) {}
