package dev.plumbline.path.trace;

import dev.plumbline.model.IpAddress;
import dev.plumbline.path.Answer;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Lookup;
import dev.plumbline.path.Query;
import java.util.List;
import java.util.Optional;

/**
 * Every source of a host against every destination that matters to it.
 *
 * @param sources rows
 * @param destinations columns
 * @param cells row by row; empty where the families differ
 */
public record Matrix(
    List<Source> sources, List<Destination> destinations, List<List<Optional<Cell>>> cells) {

  /**
   * Who sends: a socket bound to an address of this host, or one that connects unbound.
   *
   * @param address empty for the unbound one, which looks up twice in IPv4
   * @param link link that has the address, empty for the unbound one
   */
  public record Source(Optional<IpAddress> address, String link) {
    /** As shown to people. */
    public String label() {
      return address.map(IpAddress::toString).orElse("any, connect()");
    }
  }

  /**
   * Where to.
   *
   * @param label what it is, such as "gateway of ens5"
   */
  public record Destination(IpAddress address, String label) {}

  /**
   * A packet from a source to a destination.
   *
   * @param flow to trace for all about it
   * @param result the lookup that decides, with its steps
   * @param outcome how good that is
   * @param word what stands in the cell: the link, or why not
   */
  public record Cell(
      Source source,
      Destination destination,
      Flow flow,
      Lookup.Result result,
      Headline.Outcome outcome,
      String word) {}

  /** The matrix of the host's own addresses and what its recording names. */
  public static Matrix of(Tracer tracer) {
    return of(tracer, MatrixAxes.sources(tracer), MatrixAxes.destinations(tracer));
  }

  /** The matrix of these. */
  public static Matrix of(Tracer tracer, List<Source> sources, List<Destination> destinations) {
    return new Matrix(
        List.copyOf(sources),
        List.copyOf(destinations),
        sources.stream()
            .map(s -> destinations.stream().map(d -> cell(tracer, s, d)).toList())
            .toList());
  }

  private static Optional<Cell> cell(Tracer tracer, Source source, Destination destination) {
    Query query = Query.to(destination.address());
    if (source.address().isPresent()) {
      IpAddress from = source.address().get();
      return from.family() == query.family()
          ? Optional.of(bound(tracer, source, destination, query.withFrom(from)))
          : Optional.empty();
    }
    return Optional.of(unbound(tracer, source, destination, Flow.of(query, Sender.TCP)));
  }

  private static Cell bound(Tracer tracer, Source source, Destination destination, Query query) {
    Lookup.Result result = tracer.lookup().ask(query);
    boolean wrong =
        result.answer() instanceof Answer.Way way && foreign(tracer.host(), source, way);
    Flow flow = Flow.routeGet(query);
    return new Cell(
        source,
        destination,
        flow,
        result,
        wrong ? Headline.Outcome.FAULT : outcome(result.answer()),
        word(result.answer()));
  }

  private static Cell unbound(Tracer tracer, Source source, Destination destination, Flow flow) {
    List<Lookup.Result> lookups = tracer.lookups(flow);
    Answer first = lookups.getFirst().answer();
    Answer last = lookups.getLast().answer();
    boolean disagree = Trace.disagree(first, last);
    return new Cell(
        source,
        destination,
        flow,
        lookups.getLast(),
        disagree && last.way().isPresent() ? Headline.Outcome.DISAGREES : outcome(last),
        disagree ? word(first) + ", then " + word(last) : word(last));
  }

  private static Headline.Outcome outcome(Answer answer) {
    return switch (answer) {
      case Answer.Way _ -> Headline.Outcome.IN_ORDER;
      case Answer.Unknown _ -> Headline.Outcome.UNKNOWN;
      case Answer.NoWay _ -> Headline.Outcome.NO_WAY;
    };
  }

  private static String word(Answer answer) {
    return switch (answer) {
      case Answer.Way way -> way.dev();
      case Answer.NoWay none -> none.error().text();
      case Answer.Unknown(String _, List<Answer> ways) when !ways.isEmpty() ->
          "one of " + ways.size();
      case Answer.Unknown _ -> "cannot be told";
    };
  }

  /** It leaves by another ENI than the one that owns the source. */
  private static boolean foreign(HostModel host, Source source, Answer.Way way) {
    return way.type().equals("unicast")
        && host.isEni(source.link())
        && host.isEni(way.dev())
        && !way.dev().equals(source.link());
  }
}
