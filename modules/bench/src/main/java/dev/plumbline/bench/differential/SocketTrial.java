package dev.plumbline.bench.differential;

import dev.plumbline.bench.differential.Command.Tool;
import dev.plumbline.bench.differential.Shell.Said;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Link;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Answer;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Sender;
import dev.plumbline.path.trace.Trace;
import dev.plumbline.path.trace.Tracer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Real sockets of a made-up host: they connect, a packet socket sees by which link the first packet
 * leaves and with which source, and that is compared with the trace of the same flow.
 */
final class SocketTrial {
  private SocketTrial() {}

  /**
   * One socket.
   *
   * @param seen {@code left LINK SOURCE}, {@code refused ERRNO}, or {@code silent}
   * @param fits false when the trace says otherwise
   */
  record Socket(Trace trace, String seen, boolean fits) {
    @Override
    public String toString() {
      return "%s by %s%n  sockets: %s%n  trace: %s%n"
          .formatted(
              trace.flow().query().command(),
              trace.flow().sender().label(),
              seen,
              Agreement.text(trace.answer()));
    }
  }

  static List<Socket> of(long seed, int count) throws IOException {
    RandomHost host = new RandomHost(seed);
    List<Command> commands = new ArrayList<>(host.commands);
    // Without neighbour discovery packets leave although nobody answers.
    host.links.forEach(l -> commands.add(new Command(Tool.IP, "link set " + l + " arp off")));
    try (Namespace space = Namespace.open()) {
      space.apply(commands);
      return Capture.still(
              space,
              "seed-" + seed,
              before -> of(space, host, seed, count, Tracer.of(Snapshot.of(before))))
          .result();
    }
  }

  private static List<Socket> of(
      Namespace space, RandomHost host, long seed, int count, Tracer tracer) throws IOException {
    List<Flow> flows = some(host, seed, count, tracer);
    StringBuilder lines = new StringBuilder();
    flows.forEach(f -> lines.append(line(f)).append('\n'));
    Said said = space.inside(lines.toString(), "python3", "-c", helper());
    List<String> seen = said.out().lines().toList();
    if (seen.size() != flows.size()) {
      throw new IOException("the helper stopped: " + said.err());
    }
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      Trace trace = tracer.trace(flows.get(i));
      sockets.add(new Socket(trace, seen.get(i), fits(trace, seen.get(i), tracer.snapshot())));
    }
    return sockets;
  }

  /** Of made-up flows, first such whose two lookups disagree, a quarter at most, then any. */
  private static List<Flow> some(RandomHost host, long seed, int count, Tracer tracer) {
    List<Flow> all = flows(new Questions(host, seed).some(40 * count), tracer.snapshot()).toList();
    Stream<Flow> torn =
        all.stream().filter(f -> tracer.trace(f).lookupsDisagree()).limit(count / 4);
    return Stream.concat(torn, all.stream()).distinct().limit(count).toList();
  }

  /** Flows of sockets that bind nothing; the kernel chooses source and source port. */
  private static Stream<Flow> flows(List<Query> queries, Snapshot snapshot) {
    return queries.stream()
        .filter(q -> q.oif().isEmpty() || snapshot.link(q.oif().get()).isPresent())
        .filter(q -> q.iif().isEmpty() && q.from().isEmpty())
        .filter(q -> !q.to().multicast() && q.to().low() != 0xffffffffL && q.to().low() != 0)
        .flatMap(
            q ->
                Stream.of(Sender.TCP, Sender.UDP)
                    .map(s -> Flow.of(q.withPorts(s.protocol(), OptionalInt.empty(), port(q)), s)));
  }

  private static OptionalInt port(Query query) {
    return OptionalInt.of(query.destinationPort().orElse(443));
  }

  private static String line(Flow flow) {
    Query query = flow.query();
    return String.join(
        " ",
        flow.sender().protocol(),
        Integer.toString(query.family().number()),
        query.to().toString(),
        Integer.toString(query.destinationPort().orElseThrow()),
        Long.toString(query.mark()),
        Integer.toString(query.tos()),
        Long.toString(query.uid()),
        query.oif().orElse("-"));
  }

  private static boolean fits(Trace trace, String seen, Snapshot snapshot) {
    return switch (trace.answer()) {
      case Answer.NoWay none -> seen.equals("refused " + none.error().errno());
      case Answer.Way way -> left(trace, way, seen, snapshot);
      case Answer.Unknown unknown ->
          unknown.alternatives().stream()
              .flatMap(a -> a.way().stream())
              .anyMatch(w -> left(trace, w, seen, snapshot));
    };
  }

  private static boolean left(Trace trace, Answer.Way way, String seen, Snapshot snapshot) {
    boolean wire = snapshot.link(way.dev()).filter(l -> l.up() && carrier(l)).isPresent();
    Optional<IpAddress> source = trace.source().or(way::prefSource);
    return wire
        ? seen.startsWith("left " + way.dev() + " ")
            && source.map(s -> seen.endsWith(" " + s)).orElse(true)
        : !seen.startsWith("left ");
  }

  private static boolean carrier(Link link) {
    return link.loopback() || link.carrier();
  }

  private static String helper() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SocketTrial.class.getResourceAsStream("connect.py"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
