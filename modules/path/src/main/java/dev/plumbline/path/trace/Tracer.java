package dev.plumbline.path.trace;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Answer;
import dev.plumbline.path.Eni;
import dev.plumbline.path.ExpectedRule;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Lookup;
import dev.plumbline.path.Query;
import dev.plumbline.path.ReversePath;
import dev.plumbline.path.firewall.ConnectionState;
import dev.plumbline.path.firewall.Firewall;
import dev.plumbline.path.vpc.VpcPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Traces flows over one snapshot. Immutable and thread-safe; making one indexes the snapshot. */
public final class Tracer {
  /** Files that a lookup reads. */
  private static final Pattern ROUTING =
      Pattern.compile("rule|route|ip-j-addr|ip-addr|ip-j-link|ip-link|nexthop|sysctl");

  private final Snapshot snapshot;
  private final HostModel host;
  private final Lookup lookup;
  private final KernelWords kernel;
  private final MissingRules missing;
  private final Firewall firewall;
  private final Rerouting rerouting;
  private final VpcPath vpc;
  private final Optional<Query> session;

  private Tracer(HostModel host) {
    this.snapshot = host.snapshot();
    this.host = host;
    this.lookup = Lookup.of(snapshot);
    this.kernel = new KernelWords(snapshot);
    this.missing = new MissingRules(host);
    this.firewall = Firewall.of(snapshot);
    this.vpc = VpcPath.of(snapshot.vpc());
    this.rerouting = new Rerouting(snapshot, lookup, firewall);
    this.session = SavedFlows.session(snapshot.recording());
  }

  public static Tracer of(Snapshot snapshot) {
    return new Tracer(HostModel.of(snapshot));
  }

  /** The same where the host was worked out before. */
  public static Tracer of(HostModel host) {
    return new Tracer(host);
  }

  /** The lookups beneath, for many questions without their surroundings. */
  public Lookup lookup() {
    return lookup;
  }

  public Snapshot snapshot() {
    return snapshot;
  }

  public HostModel host() {
    return host;
  }

  /** Follows one flow. Never throws for what the recording holds. */
  public Trace trace(Flow flow) {
    List<Pass> passes = passes(flow);
    Pass last = passes.getLast();
    Optional<IpAddress> source = Trace.source(passes);
    Optional<ExpectedWay> expected = source.flatMap(s -> missing.expected(last, s));
    Optional<Reply> reply = source.flatMap(s -> reply(flow, last, s));
    Filter filter = Filter.of(firewall, flow, state(flow), passes, reply);
    Optional<VpcSide> side = vpcSide(flow, passes);
    Headline headline = new Headlines(host).of(flow, passes, expected, reply, filter);
    return new Trace(
        flow,
        passes,
        expected,
        reply,
        filter,
        side,
        side.map(s -> JoinedHeadline.of(headline, passes, filter, s)).orElse(headline),
        warnings(flow, passes, filter));
  }

  private Optional<VpcSide> vpcSide(Flow flow, List<Pass> passes) {
    return snapshot.vpc().present()
        ? Optional.of(VpcSide.of(host, vpc, flow, passes))
        : Optional.empty();
  }

  /** The VPC side from an interface that is named, whatever the host chooses. */
  public VpcSide vpcSide(Flow flow, String eni) {
    return VpcSide.of(snapshot, vpc, flow.query(), eni, Optional.empty());
  }

  /** The account's side alone. */
  public VpcPath vpc() {
    return vpc;
  }

  /**
   * The lookups of a flow: one, or two for a socket that connects unbound. IPv4 looks up again with
   * the source that the first lookup chose, IPv6 with a source of its choice when the first one
   * failed.
   */
  List<Lookup.Result> lookups(Flow flow) {
    Query query = flow.query();
    if (!flow.unbound()) {
      return List.of(flow.sender().connects() ? lookup.askForSocket(query) : lookup.ask(query));
    }
    Lookup.Result first = lookup.askForSocket(flow.twice() ? withoutPort(query) : query);
    return again(first)
        .map(s -> List.of(first, lookup.askForSocket(query.withFrom(s))))
        .orElseGet(() -> List.of(first));
  }

  private Optional<IpAddress> again(Lookup.Result first) {
    if (first.query().family() == Family.V4) {
      return first.answer().way().flatMap(Answer.Way::prefSource);
    }
    boolean nowhere = first.query().to().linkLocal() && first.query().oif().isEmpty();
    return first.answer() instanceof Answer.NoWay && !nowhere
        ? lookup.sourceWithoutRoute(first.query().to())
        : Optional.empty();
  }

  /** A socket of IPv4 that connects gets its source port between the lookups. */
  private static Query withoutPort(Query query) {
    return query
        .protocol()
        .map(p -> query.withPorts(p, OptionalInt.empty(), query.destinationPort()))
        .orElse(query);
  }

  /** What becomes of a flow, without its surroundings. */
  public Answer answer(Flow flow) {
    Lookup.Result last = lookups(flow).getLast();
    return rerouting.of(flow, state(flow), last).orElse(last).answer();
  }

  /** What a flow is to connection tracking: the connection that captured the host is no new one. */
  private ConnectionState state(Flow flow) {
    Query query = flow.query();
    return session
            .filter(s -> s.to().equals(query.to()) && s.from().equals(query.from()))
            .filter(s -> s.protocol().equals(query.protocol()))
            .filter(s -> s.sourcePort().equals(query.sourcePort()))
            .filter(s -> s.destinationPort().equals(query.destinationPort()))
            .isPresent()
        ? ConnectionState.ESTABLISHED
        : ConnectionState.NEW;
  }

  /** Rules that should be there and are not. */
  public List<ExpectedRule> missingRules() {
    return missing.all();
  }

  /** The questions whose answer by the kernel itself is in the recording. */
  public Set<Query> kernelQuestions() {
    return kernel.questions();
  }

  private List<Pass> passes(Flow flow) {
    List<Lookup.Result> results = lookups(flow);
    List<Pass> passes = new ArrayList<>();
    results.forEach(r -> passes.add(pass(passes.size() + 1, r)));
    rerouting
        .of(flow, state(flow), results.getLast())
        .ifPresent(r -> passes.add(pass(Pass.REROUTED, r)));
    return List.copyOf(passes);
  }

  private Pass pass(int number, Lookup.Result result) {
    return new Pass(
        number,
        result.query(),
        result.answer(),
        missing.among(result.query(), result.steps()),
        kernel.word(result.query(), asked(result)));
  }

  /** The answer to the question as {@code ip route get} puts it, which is not quite a socket's. */
  private Answer asked(Lookup.Result result) {
    Query query = result.query();
    boolean other =
        query.family() == Family.V6 && (query.oif().isPresent() || query.to().linkLocal());
    return other ? lookup.answer(query) : result.answer();
  }

  /** What the other side sends back: it comes in by the ENI that owns the source. */
  private Optional<Reply> reply(Flow flow, Pass last, IpAddress source) {
    Optional<Answer.Way> way = last.answer().way().filter(w -> w.type().equals("unicast"));
    if (way.isEmpty() || flow.query().iif().isPresent()) {
      return Optional.empty();
    }
    String link = host.ownerOf(source).map(Eni::name).orElse(way.get().dev());
    Query query =
        Query.to(source).withFrom(last.query().to()).withIif(link).withMark(flow.query().mark());
    Query back =
        flow.query()
            .protocol()
            .map(p -> query.withPorts(p, last.query().destinationPort(), flow.query().sourcePort()))
            .orElse(query);
    Lookup.Result result = lookup.ask(back);
    return Optional.of(
        new Reply(
            link,
            back,
            result.answer(),
            result.steps(),
            ReversePath.mode(snapshot, link),
            ReversePath.known(snapshot, link),
            ReversePath.settings(snapshot, link)));
  }

  private List<String> warnings(Flow flow, List<Pass> passes, Filter filter) {
    List<String> warnings = new ArrayList<>();
    passes.stream()
        .filter(p -> p.kernel().disagrees())
        .forEach(
            p ->
                warnings.add(
                    "Our fault: "
                        + String.join(" ", p.kernel().differences())
                        + " ("
                        + p.kernel().answer().map(a -> a.evidence().place()).orElse("")
                        + ")"));
    for (Captured<?> part :
        List.of(
            snapshot.rules(flow.query().family()),
            snapshot.routes(flow.query().family()),
            snapshot.addresses())) {
      if (part instanceof Captured.Known<?> known && !known.complete()) {
        warnings.add(
            String.join(", ", known.files()) + " was not read whole: what it lacks may decide.");
      }
    }
    snapshot.problems().stream()
        .filter(p -> ROUTING.matcher(p.file()).find())
        .forEach(p -> warnings.add(p.toString()));
    if (filter.rerouted()) {
      warnings.add(
          "The firewall changes mark or destination in OUTPUT, and the kernel then looks up the"
              + " route of a packet again: trace what a socket sends.");
    }
    return List.copyOf(warnings);
  }
}
