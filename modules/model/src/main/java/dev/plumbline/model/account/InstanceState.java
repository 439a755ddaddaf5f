package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;

/**
 * An instance as far as a path needs it.
 *
 * @param state {@code running}, {@code stopped}, ...
 * @param windows true where the platform is Windows
 */
public record InstanceState(String id, String state, boolean windows, Evidence evidence) {}
