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
 * @param rerouted what the kernel looks the route up with once more, where OUTPUT changed the mark
 *     or the destination (ip_route_me_harder)
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
    Optional<Rerouted> rerouted,
    Optional<Rejection> seen,
    String why) {

  /**
   * A packet that is routed anew.
   *
   * @param certain false when the destination that it gets is one of several, or may stay
   */
  public record Rerouted(Packet packet, boolean certain) {}
}
