package dev.plumbline.model.envoy;

import dev.plumbline.model.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A certificate in use.
 *
 * @param authority true for one that peers are verified by, false for one that Envoy shows
 * @param path file, or a word such as {@code <inline>}
 * @param names subject alternative names
 * @param days until it expires, as Envoy counted them
 */
public record Certificate(
    boolean authority,
    String path,
    String serial,
    List<String> names,
    OptionalLong days,
    Optional<Instant> from,
    Optional<Instant> until,
    Evidence evidence) {}
