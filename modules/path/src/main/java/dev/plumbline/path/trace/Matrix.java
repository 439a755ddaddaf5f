package dev.plumbline.path.trace;

import dev.plumbline.model.Cancellation;
import dev.plumbline.model.IpAddress;
import dev.plumbline.path.Answer;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Lookup;
import dev.plumbline.path.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

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
    return of(tracer, Cancellation.none(), part -> {});
  }

  /**
   * The same, told of a request to stop before each row.
   *
   * @param done takes how much of it is worked out, 0 to 1
   * @throws java.util.concurrent.CancellationException when asked to stop
   */
  public static Matrix of(Tracer tracer, Cancellation cancellation, DoubleConsumer done) {
    List<Source> sources = MatrixAxes.sources(tracer);
    List<Destination> destinations = MatrixAxes.destinations(tracer);
    List<List<Optional<Cell>>> rows = new ArrayList<>();
    for (Source source : sources) {
      cancellation.check();
      rows.add(row(tracer, source, destinations));
      done.accept((double) rows.size() / sources.size());
    }
    return new Matrix(sources, destinations, List.copyOf(rows));
  }

  /** The matrix of these. */
  public static Matrix of(Tracer tracer, List<Source> sources, List<Destination> destinations) {
    return new Matrix(
        List.copyOf(sources),
        List.copyOf(destinations),
        sources.stream().map(s -> row(tracer, s, destinations)).toList());
  }

  private static List<Optional<Cell>> row(
      Tracer tracer, Source source, List<Destination> destinations) {
    return destinations.stream().map(d -> cell(tracer, source, d)).toList();
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
