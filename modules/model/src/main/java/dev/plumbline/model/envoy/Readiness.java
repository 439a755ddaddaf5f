package dev.plumbline.model.envoy;

import dev.plumbline.model.Evidence;
import java.util.OptionalInt;

/**
 * Answer of {@code /ready}.
 *
 * @param state LIVE, DRAINING, PRE_INITIALIZING or INITIALIZING; empty when the text names none
 * @param status HTTP status, absent where it was not kept
 */
public record Readiness(String state, OptionalInt status, Evidence evidence) {}
