package dev.plumbline.path.firewall;

import dev.plumbline.model.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * One rule of a packet filter.
 *
 * @param table family and table, such as {@code ip filter}
 * @param text as dumped, without counters
 * @param counters absent where the dump shows none
 * @param steps conditions and actions in the order they are tried
 */
public record Rule(
    String table,
    String chain,
    String text,
    Optional<Counters> counters,
    Evidence evidence,
    List<Step> steps) {}
