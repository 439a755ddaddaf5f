package dev.plumbline.model.host;

import dev.plumbline.model.Evidence;
import java.time.Instant;
import java.util.Optional;

/** A message of the kernel of the current boot, with its time where the source keeps one. */
public record KernelMessage(Optional<Instant> time, String text, Evidence evidence) {}
