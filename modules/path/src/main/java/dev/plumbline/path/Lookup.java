package dev.plumbline.path;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.KernelAnswer;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers routing questions from a snapshot as the kernel would: rules in priority order, then the
 * best route of each table (Linux fib rules, {@code ip-rule(8)}, {@code ip-route(8)}). Immutable
 * and thread-safe; one instance serves any number of queries. Making one indexes the snapshot.
 */
public final class Lookup {
  private final Snapshot snapshot;
  private final LinkFacts links;
  private final Fib fib4;
  private final Fib fib6;
  private final OutputPath output;
  private final InputPath input;
  private final Map<Query, KernelAnswer> recorded;

  private Lookup(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.links = new LinkFacts(snapshot);
    this.fib4 = new Fib(snapshot, Family.V4, links);
    this.fib6 = new Fib(snapshot, Family.V6, links);
    this.output = new OutputPath(fib4, fib6, links);
    this.input = new InputPath(fib4, fib6, links);
    this.recorded = Recorded.answers(snapshot);
  }

  public static Lookup of(Snapshot snapshot) {
    return new Lookup(snapshot);
  }

  /**
   * What came of a query.
   *
   * @param steps in the order the kernel takes them; a long run of rules that do not match is one
   *     step. They are put into words when they are read
   */
  public record Result(Query query, Answer answer, List<Step> steps) {}

  /** Where a packet leaves, and the line that shows it. */
  public record Exit(String link, Optional<Evidence> evidence) {}

  /**
   * Where a packet leaves. The kernel's own answer counts where the recording has it, else the
   * lookup's; empty when there is no way or none can be told.
   */
  public Optional<Exit> exit(Query query) {
    KernelAnswer kernel = recorded.get(query);
    if (kernel != null) {
      return kernel.dev().map(dev -> new Exit(dev, Optional.of(kernel.evidence())));
    }
    Answer answer = answer(query);
    return answer
        .leavesBy()
        .filter(dev -> !dev.isEmpty())
        .map(dev -> new Exit(dev, answer.way().flatMap(Answer.Way::route).map(Route::evidence)));
  }

  /** One lookup, as {@code ip route get} does it. */
  public Result ask(Query query) {
    return ask(query, Packet.of(query, links));
  }

  /**
   * One lookup for a socket. IPv6 then takes only routes by the link that the socket is bound to
   * (kernel, ip6_route_output_flags), and connects to link-local addresses only by a named link.
   */
  public Result askForSocket(Query query) {
    if (query.family() == Family.V6 && query.to().linkLocal() && query.oif().isEmpty()) {
      Step step =
          Step.plain(
              Step.Kind.END, "A socket has to say by which link " + query.to() + " is meant.");
      Answer refused =
          new Answer.NoWay(RouteError.INVALID_ARGUMENT, Optional.empty(), Optional.empty());
      return new Result(query, refused, List.of(step));
    }
    return ask(query, Packet.ofSocket(query, links));
  }

  private Result ask(Query query, Packet packet) {
    Trail trail = Trail.open();
    Answer answer = answer(packet, trail);
    Fib fib = query.family() == Family.V4 ? fib4 : fib6;
    return new Result(query, answer, new Steps(trail.marks(), fib.rules(), packet));
  }

  /** The answer alone, for many questions. */
  public Answer answer(Query query) {
    return answer(Packet.of(query, links), Trail.SILENT);
  }

  /**
   * The source of an IPv6 packet that has no route yet: a socket that connects is given one and
   * looks up again with it (kernel, ip6_dst_lookup_tail).
   */
  public Optional<IpAddress> sourceWithoutRoute(IpAddress to) {
    return output.sourceWithoutRoute(to);
  }

  private Answer answer(Packet packet, Trail trail) {
    Family family = packet.query().family();
    Optional<Answer> stopped =
        device(packet.query().iif(), family, trail)
            .or(() -> device(packet.query().oif(), family, trail));
    if (stopped.isPresent()) {
      return stopped.get();
    }
    if (snapshot.rules(family) instanceof Captured.Missing<?> missing) {
      return new Answer.Unknown(missing.sentence());
    }
    if (snapshot.routes(family) instanceof Captured.Missing<?> missing) {
      return new Answer.Unknown(missing.sentence());
    }
    return packet.query().iif().isPresent()
        ? input.answer(packet, trail)
        : output.answer(packet, trail);
  }

  /** What {@code ip} says to a link that does not exist. */
  private Optional<Answer> device(Optional<String> name, Family family, Trail trail) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (links.absent(name.get())) {
      trail.end("There is no link " + name.get() + ".");
      return Optional.of(
          new Answer.NoWay(RouteError.NO_SUCH_DEVICE, Optional.empty(), Optional.empty()));
    }
    return links.seen(family, name.get())
        ? Optional.empty()
        : Optional.of(
            new Answer.Unknown(
                "the links were not captured whole, so whether there is a link "
                    + name.get()
                    + " is not known"));
  }
}
