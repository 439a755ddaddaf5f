package dev.plumbline.path.trace;

import dev.plumbline.model.IpAddress;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Answer;
import dev.plumbline.path.Lookup;
import dev.plumbline.path.Query;
import dev.plumbline.path.firewall.ConnectionState;
import dev.plumbline.path.firewall.Firewall;
import dev.plumbline.path.firewall.Hook;
import dev.plumbline.path.firewall.Judgement;
import dev.plumbline.path.firewall.Packet;
import dev.plumbline.path.firewall.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The lookup that follows where OUTPUT changes the mark or the destination of a packet made here
 * (Linux ip_route_me_harder): the source stays.
 */
final class Rerouting {
  private static final Set<Verdict> GONE = Set.of(Verdict.DROP, Verdict.REJECT);

  private final Snapshot snapshot;
  private final Lookup lookup;
  private final Firewall firewall;

  Rerouting(Snapshot snapshot, Lookup lookup, Firewall firewall) {
    this.snapshot = snapshot;
    this.lookup = lookup;
    this.firewall = firewall;
  }

  /**
   * Looks up again, where the kernel does.
   *
   * @param last the lookup before; a question to the kernel meets no packet filter
   */
  Optional<Lookup.Result> of(Flow flow, ConnectionState state, Lookup.Result last) {
    Optional<IpAddress> source =
        last.query().from().or(() -> last.answer().way().flatMap(Answer.Way::prefSource));
    if (flow.sender() == Sender.ROUTE_GET
        || flow.query().iif().isPresent()
        || source.isEmpty()
        || last.answer().way().isEmpty()) {
      return Optional.empty();
    }
    Packet packet = Packet.of(last.query(), source.get(), last.answer().leavesBy(), state);
    Judgement judgement = firewall.judge(packet, Hook.OUTPUT);
    return GONE.contains(judgement.verdict())
        ? Optional.empty()
        : judgement.rerouted().map(r -> again(last.query().withFrom(source.get()), r));
  }

  private Lookup.Result again(Query before, Judgement.Rerouted changed) {
    Packet packet = changed.packet();
    Query query = before.withTo(packet.destination()).withMark(packet.mark().value());
    if (query.protocol().isPresent()) {
      query = query.withPorts(query.protocol().get(), query.sourcePort(), packet.destinationPort());
    }
    if (!changed.certain()) {
      return unknown(query, "the packet filter may send it to another destination");
    }
    long open = packet.mark().unknown();
    return looksAt(query, open)
        ? unknown(query, "which mark the packet filter gives it cannot be told")
        : lookup.ask(query);
  }

  private static Lookup.Result unknown(Query query, String why) {
    return new Lookup.Result(query, new Answer.Unknown(why, List.of()), List.of());
  }

  /** True when a rule looks at bits of the mark that are not known. */
  private boolean looksAt(Query query, long bits) {
    return bits != 0
        && snapshot.rules(query.family()).orElse(List.of()).stream()
            .map(PolicyRule::selector)
            .anyMatch(s -> s.mark().isPresent() && (s.mask() & bits) != 0);
  }
}
