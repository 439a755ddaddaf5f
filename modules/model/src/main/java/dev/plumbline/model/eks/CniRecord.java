package dev.plumbline.model.eks;

import dev.plumbline.model.Evidence;
import java.time.Instant;
import java.util.Optional;

/**
 * One record of a log of the CNI.
 *
 * @param time absent where the record names none; then the order of the file counts
 * @param level debug, info, warn, error; empty where unknown
 * @param message the text; other fields of the record follow it as {@code "key":value}
 */
public record CniRecord(Optional<Instant> time, String level, String message, Evidence evidence) {}
