package dev.plumbline.path.trace;

import dev.plumbline.model.Captured;
import dev.plumbline.model.IpAddress;
import dev.plumbline.path.firewall.ConnectionState;
import dev.plumbline.path.firewall.Firewall;
import dev.plumbline.path.firewall.Hook;
import dev.plumbline.path.firewall.Judgement;
import dev.plumbline.path.firewall.Packet;
import dev.plumbline.path.firewall.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the packet filters of the host do with a flow and its reply.
 *
 * @param missing why nothing can be said; empty when a dump was captured
 * @param judgements one a hook, in the order in which the packets meet them
 * @param rerouted the filter would change what the routing looks at, and no lookup follows that,
 *     since the kernel was asked only
 */
public record Filter(Optional<String> missing, List<Judgement> judgements, boolean rerouted) {

  /**
   * Judges a flow.
   *
   * @param state of its connection
   */
  static Filter of(
      Firewall firewall,
      Flow flow,
      ConnectionState state,
      List<Pass> passes,
      Optional<Reply> reply) {
    if (firewall.captured() instanceof Captured.Missing<List<String>> none) {
      return new Filter(Optional.of(none.why()), List.of(), false);
    }
    List<Judgement> judgements = new ArrayList<>();
    boolean rerouted = false;
    Pass last = passes.stream().filter(p -> !p.rerouted()).toList().getLast();
    Optional<IpAddress> source = Trace.source(passes);
    if (source.isPresent() && last.answer().way().isPresent()) {
      Packet packet = Packet.of(last.query(), source.get(), last.answer().leavesBy(), state);
      Judgement judgement = firewall.judge(packet, hook(flow, last));
      judgements.add(judgement);
      rerouted = judgement.rerouted().isPresent() && !passes.getLast().rerouted();
    }
    reply
        .filter(Reply::arrives)
        .map(
            r ->
                Packet.of(
                    r.query(),
                    r.query().from().orElse(flow.query().to()),
                    Optional.empty(),
                    ConnectionState.ESTABLISHED))
        .map(p -> firewall.judge(p, Hook.INPUT))
        .ifPresent(judgements::add);
    return new Filter(Optional.empty(), List.copyOf(judgements), rerouted);
  }

  private static Hook hook(Flow flow, Pass last) {
    if (flow.query().iif().isEmpty()) {
      return Hook.OUTPUT;
    }
    return last.answer().way().filter(w -> w.type().equals("unicast")).isPresent()
        ? Hook.FORWARD
        : Hook.INPUT;
  }

  /** The first hook that surely refuses or drops. */
  public Optional<Judgement> blocked() {
    return judgements.stream()
        .filter(j -> j.verdict() == Verdict.DROP || j.verdict() == Verdict.REJECT)
        .findFirst();
  }
}
