package dev.plumbline.model.envoy;

import dev.plumbline.model.Evidence;
import java.util.List;

/**
 * One look-up by {@code getent}.
 *
 * @param name that was found; empty when it was not
 * @param exit 0 found, 2 not found
 */
public record NameAnswer(String name, List<String> addresses, int exit, Evidence evidence) {}
