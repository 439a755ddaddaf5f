package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpPrefix;
import java.util.List;

/**
 * A route of a transit gateway route table.
 *
 * @param blackhole true where it drops
 * @param fixed true for a static one, which wins over a propagated one of the same prefix
 * @param attachments ids of where it leads
 */
public record TransitRoute(
    IpPrefix prefix,
    boolean blackhole,
    boolean fixed,
    List<String> attachments,
    Evidence evidence) {}
