package dev.plumbline.app.screen.trace;

import dev.plumbline.model.Captured;
import dev.plumbline.path.firewall.ConnectionState;
import dev.plumbline.path.firewall.Firewall;
import dev.plumbline.path.firewall.Hook;
import dev.plumbline.path.firewall.Judgement;
import dev.plumbline.path.firewall.Packet;
import dev.plumbline.path.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the packet filters do with a flow and its reply.
 *
 * @param missing why nothing can be said; empty when a dump was captured
 * @param judgements one a hook, in the order the packets meet them
 * @param rerouted the filter changes what the routing looks at, so that the kernel routes anew
 */
record FilterLook(Optional<String> missing, List<Judgement> judgements, boolean rerouted) {
  static FilterLook at(Firewall firewall, Trace trace) {
    if (firewall.captured() instanceof Captured.Missing<List<String>> none) {
      return new FilterLook(Optional.of(none.why()), List.of(), false);
    }
    List<Judgement> judgements = new ArrayList<>();
    boolean incoming = trace.flow().query().iif().isPresent();
    Optional<Packet> packet =
        trace
            .source()
            .map(
                source ->
                    Packet.of(
                        trace.last().query(),
                        source,
                        trace.answer().leavesBy(),
                        ConnectionState.NEW));
    packet
        .map(p -> firewall.judge(p, incoming ? Hook.INPUT : Hook.OUTPUT))
        .ifPresent(judgements::add);
    trace
        .reply()
        .map(
            r ->
                Packet.of(
                    r.query(),
                    trace.flow().query().to(),
                    Optional.empty(),
                    ConnectionState.ESTABLISHED))
        .map(p -> firewall.judge(p, Hook.INPUT))
        .ifPresent(judgements::add);
    boolean rerouted =
        packet.isPresent() && !judgements.isEmpty() && judgements.getFirst().reroutes(packet.get());
    return new FilterLook(Optional.empty(), List.copyOf(judgements), rerouted);
  }
}
