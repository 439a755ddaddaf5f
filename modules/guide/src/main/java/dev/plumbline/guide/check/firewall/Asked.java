package dev.plumbline.guide.check.firewall;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.model.Address;
import dev.plumbline.model.IpAddress;
import dev.plumbline.path.Answer;
import dev.plumbline.path.Lookup;
import dev.plumbline.path.Query;
import dev.plumbline.path.firewall.ConnectionState;
import dev.plumbline.path.firewall.Hook;
import dev.plumbline.path.firewall.Judgement;
import dev.plumbline.path.firewall.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A flow that starts on the host, as the packet filters see it: the first packet on its way out,
 * and the answer on its way in.
 *
 * @param name for sentences
 */
public record Asked(String name, IpAddress to, String protocol, int port, long uid) {

  /** What the hooks say, in the order the packets meet them; empty where there is no way out. */
  public List<Judgement> judge(CheckContext context) {
    Query query =
        Query.to(to).withUid(uid).withPorts(protocol, OptionalInt.empty(), OptionalInt.of(port));
    Optional<Lookup.Exit> exit = context.lookup().exit(Query.to(to));
    if (exit.isEmpty()) {
      return List.of();
    }
    String link = exit.get().link();
    Optional<IpAddress> source = source(context, query, link);
    if (source.isEmpty()) {
      return List.of();
    }
    List<Judgement> judgements = new ArrayList<>();
    Packet out = Packet.of(query, source.get(), Optional.of(link), ConnectionState.NEW);
    judgements.add(context.firewall().judge(out, Hook.OUTPUT));
    judgements.add(context.firewall().judge(out, Hook.POSTROUTING));
    Query back =
        Query.to(source.get())
            .withFrom(to)
            .withIif(link)
            .withPorts(protocol, OptionalInt.of(port), OptionalInt.empty());
    Packet in = Packet.of(back, to, Optional.empty(), ConnectionState.ESTABLISHED);
    judgements.add(context.firewall().judge(in, Hook.PREROUTING));
    judgements.add(context.firewall().judge(in, Hook.INPUT));
    return List.copyOf(judgements);
  }

  private Optional<IpAddress> source(CheckContext context, Query query, String link) {
    return context
        .lookup()
        .answer(query)
        .way()
        .flatMap(Answer.Way::prefSource)
        .or(
            () ->
                context
                    .snapshot()
                    .addressesOf(link)
                    .filter(a -> a.family() == to.family() && a.global())
                    .map(Address::ip)
                    .findFirst());
  }

  /** The first hook that surely drops or rejects. */
  public Optional<Judgement> blocked(CheckContext context) {
    return judge(context).stream().filter(j -> j.verdict().blocks()).findFirst();
  }
}
