package dev.plumbline.path.firewall;

import java.util.List;
import java.util.Optional;

/**
 * What a hook does with a packet.
 *
 * @param rule the rule that decided; absent where a policy did, or nothing
 * @param doubts rules that could have decided otherwise and cannot be evaluated
 * @param changes what rules changed on the way
 * @param packet the packet as it leaves the hook
 * @param seen what the sender sees, where the packet is refused or dropped
 * @param why one sentence
 */
public record Judgement(
    Hook hook,
    Verdict verdict,
    Optional<Rule> rule,
    List<Rule> doubts,
    List<Change> changes,
    Packet packet,
    Optional<Rejection> seen,
    String why) {

  /** True when OUTPUT changed the mark or the destination, so that the kernel routes anew. */
  public boolean reroutes(Packet before) {
    return hook == Hook.OUTPUT
        && (!before.mark().equals(packet.mark())
            || !before.destination().equals(packet.destination()));
  }
}
