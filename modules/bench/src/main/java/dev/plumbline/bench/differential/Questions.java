package dev.plumbline.bench.differential;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.path.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Questions to a made-up host, most of them about what its database mentions. */
final class Questions {
  private final RandomHost host;
  private final Dice dice;

  Questions(RandomHost host, long seed) {
    this.host = host;
    this.dice = new Dice(seed);
  }

  List<Query> some(int count) {
    List<Query> queries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      queries.add(query(host.places(dice.chance(60) ? Family.V4 : Family.V6)));
    }
    return queries;
  }

  private Query query(Places places) {
    Query query = Query.to(places.any());
    if (dice.chance(20) && (places.family == Family.V4 || !query.to().multicast())) {
      query = query.withFrom(source(places, 30)).withIif(dice.chance(3) ? "lo" : host.link());
    } else {
      if (dice.chance(45)) {
        query = query.withFrom(source(places, 95));
      }
      if (dice.chance(20)) {
        query = query.withOif(host.link());
      }
    }
    if (dice.chance(25)) {
      query = query.withMark(dice.pick(1, 2, 7, 0x80, 0x81, 0x107));
    }
    if (dice.chance(15)) {
      query = query.withTos(dice.pick(0x08, 0x10, 0x04, 0x1c, 0x18));
    }
    if (dice.chance(30)) {
      query = flow(query, places.family == Family.V4 ? "icmp" : "ipv6-icmp");
    }
    return dice.chance(15) ? query.withUid(dice.pick(1000, 1500, 999, 5000)) : query;
  }

  private Query flow(Query query, String icmp) {
    String protocol = dice.pick("tcp", "tcp", "udp", icmp);
    boolean ports = protocol.equals("tcp") || protocol.equals("udp");
    return query.withPorts(
        protocol,
        ports && dice.chance(40) ? OptionalInt.of(dice.pick(53, 1000, 1999)) : OptionalInt.empty(),
        ports && dice.chance(80)
            ? OptionalInt.of(dice.pick(53, 80, 443, 444))
            : OptionalInt.empty());
  }

  private IpAddress source(Places places, int own) {
    IpAddress any = places.any();
    boolean listed = dice.chance(own) || any.high() == 0 && any.low() == 0;
    return listed && !places.own.isEmpty() ? dice.pick(places.own) : places.near(any);
  }

  /** The question as a line of {@code ip -batch}. */
  static String line(Query query) {
    String command = query.command();
    String line = command.substring(command.indexOf("route get"));
    // Of a packet that comes in the kernel knows no user unless it is told one, yet takes it for 0.
    return query.uid() == 0 && query.iif().isPresent() ? line + " uid 0" : line;
  }
}
