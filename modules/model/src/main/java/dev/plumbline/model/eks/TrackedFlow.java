package dev.plumbline.model.eks;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import java.util.List;

/**
 * One entry of {@code conntrack -L}.
 *
 * @param state TCP state such as SYN_RECV; empty for other protocols
 * @param addresses source and destination of the first, then of the reply direction
 * @param mark connection mark, 0 where none is shown
 */
public record TrackedFlow(String state, List<IpAddress> addresses, long mark, Evidence evidence) {}
