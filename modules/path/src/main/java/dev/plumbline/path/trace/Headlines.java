package dev.plumbline.path.trace;

import dev.plumbline.model.IpAddress;
import dev.plumbline.path.Answer;
import dev.plumbline.path.Eni;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.IpText;
import dev.plumbline.path.firewall.Hook;
import dev.plumbline.path.firewall.Judgement;
import dev.plumbline.path.firewall.Verdict;
import dev.plumbline.path.trace.Headline.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts a trace into one sentence for people. */
final class Headlines {
  private final HostModel host;

  Headlines(HostModel host) {
    this.host = host;
  }

  Headline of(
      Flow flow,
      List<Pass> passes,
      Optional<ExpectedWay> expected,
      Optional<Reply> reply,
      Filter filter) {
    Optional<Pass> wrong = passes.stream().filter(p -> p.kernel().disagrees()).findFirst();
    if (wrong.isPresent()) {
      return new Headline(
          Outcome.FAULT,
          "Plumbline disagrees with the kernel: our fault, trust the kernel",
          String.join(" ", wrong.get().kernel().differences()));
    }
    if (Trace.disagree(passes)) {
      return disagree(flow, passes);
    }
    if (passes.getLast().rerouted()) {
      Answer before = passes.get(passes.size() - 2).answer();
      if (Trace.disagree(before, passes.getLast().answer())) {
        return rerouted(before, passes.getLast());
      }
    }
    return switch (passes.getLast().answer()) {
      case Answer.Unknown unknown ->
          new Headline(
              Outcome.UNKNOWN, "Where the packet goes cannot be told", sentence(unknown.why()));
      case Answer.NoWay none ->
          new Headline(
              Outcome.NO_WAY,
              "No way to "
                  + flow.query().to()
                  + ": "
                  + none.error().text(flow.query()).toLowerCase(Locale.ROOT),
              refusal(none));
      case Answer.Way way ->
          filter
              .blocked()
              .map(j -> blocked(flow, j))
              .orElseGet(() -> way(flow, passes, way, expected, reply));
    };
  }

  private static Headline blocked(Flow flow, Judgement judgement) {
    boolean reply = flow.query().iif().isEmpty() && judgement.hook() == Hook.INPUT;
    return new Headline(
        Outcome.FAULT,
        "The firewall of the host "
            + (judgement.verdict() == Verdict.REJECT ? "refuses " : "drops ")
            + (reply ? "the reply" : "the packet"),
        sentence(judgement.why()));
  }

  private static Headline disagree(Flow flow, List<Pass> passes) {
    String first = passes.getFirst().answer().leavesBy().orElse("no way");
    String asks =
        flow.sender().label()
            + " asks twice: once to choose a source, once with it. ip route get "
            + flow.query().to()
            + " shows only the first.";
    return passes.getLast().answer() instanceof Answer.NoWay none
        ? new Headline(
            Outcome.NO_WAY,
            "The two lookups disagree: the first says "
                + first
                + ", the second finds no way ("
                + none.error().text()
                + ")",
            asks)
        : new Headline(
            Outcome.DISAGREES,
            "The two lookups disagree: the first says "
                + first
                + ", the packet leaves through "
                + passes.getLast().answer().leavesBy().orElse(""),
            asks);
  }

  /** The packet filter gave the packet a mark or destination that leads elsewhere. */
  private static Headline rerouted(Answer before, Pass last) {
    String first = before.leavesBy().orElse("no way");
    String why =
        "OUTPUT makes of it a packet to "
            + last.query().to()
            + " with mark 0x"
            + Long.toHexString(last.query().mark())
            + ", and the kernel looks the route up again. The source stays.";
    return last.answer() instanceof Answer.NoWay none
        ? new Headline(
            Outcome.NO_WAY,
            "The packet filter turns the packet from "
                + first
                + " to where there is no way ("
                + none.error().text()
                + ")",
            why)
        : new Headline(
            Outcome.DISAGREES,
            "The packet filter turns the packet from "
                + first
                + " to "
                + last.answer().leavesBy().orElse(""),
            why);
  }

  private Headline way(
      Flow flow,
      List<Pass> passes,
      Answer.Way way,
      Optional<ExpectedWay> expected,
      Optional<Reply> reply) {
    Optional<IpAddress> source = Trace.source(passes);
    Optional<Eni> owner = source.flatMap(host::ownerOf);
    boolean out = flow.query().iif().isEmpty();
    if (!way.type().equals("unicast")) {
      return new Headline(Outcome.IN_ORDER, special(flow, way), decided(way));
    }
    if (out && owner.isPresent() && foreign(way, owner.get())) {
      return new Headline(
          Outcome.FAULT,
          "The packet leaves through " + way.dev() + " with an address of " + owner.get().name(),
          expected
              .map(e -> missing(e, way))
              .orElse(
                  "The source/destination check of "
                      + way.dev()
                      + ", on unless switched off, drops it. "
                      + decided(way)));
    }
    Optional<Reply> refused =
        reply.filter(r -> r.answer() instanceof Answer.NoWay && r.filter() > 0);
    if (refused.isPresent()) {
      return new Headline(
          Outcome.FAULT,
          "The packet leaves through " + way.dev() + ", and the host drops the reply",
          "The reply comes in by "
              + refused.get().link()
              + ", where the reverse-path filter is "
              + (refused.get().filter() == 1 ? "strict." : "loose."));
    }
    return new Headline(
        Outcome.IN_ORDER,
        (out ? "The packet leaves through " : "The packet is forwarded through ")
            + way.dev()
            + way.gateway().map(g -> " via " + g).orElse(", straight to its neighbour")
            + (out ? source.map(s -> ", as " + s).orElse("") : ""),
        decided(way));
  }

  /** True when the packet leaves by another ENI than the one that owns its source. */
  private boolean foreign(Answer.Way way, Eni owner) {
    return host.isEni(way.dev()) && !owner.name().equals(way.dev());
  }

  private static String missing(ExpectedWay expected, Answer.Way way) {
    return "Expected: "
        + expected.way().dev()
        + " through table "
        + expected.rule().table()
        + ". The rule that would send it there is missing, so table "
        + way.table()
        + " decides.";
  }

  private static String special(Flow flow, Answer.Way way) {
    return switch (way.type()) {
      case "local" ->
          flow.query().iif().isPresent()
              ? "The packet is delivered to this host"
              : flow.query().to() + " is this host: the packet does not leave it";
      case "broadcast" -> "The packet goes to everyone on " + way.dev();
      default -> "The packet goes out on " + way.dev() + " as " + way.type();
    };
  }

  private static String decided(Answer.Way way) {
    if (way.route().isEmpty()) {
      return "No route decides: a socket bound to "
          + way.dev()
          + " takes every destination for a neighbour.";
    }
    return way.rule().map(r -> "Rule " + r.priority() + " leads to table ").orElse("Table ")
        + way.table()
        + ", where "
        + IpText.way(way.route().get())
        + " decides.";
  }

  private static String refusal(Answer.NoWay none) {
    return none.route()
        .map(r -> "The route " + IpText.way(r) + " of table " + r.table() + " refuses it.")
        .or(() -> none.rule().map(r -> "Rule " + r.priority() + " refuses it."))
        .orElse("No rule leads to a route that takes it, or the kernel refuses the source.");
  }

  private static String sentence(String why) {
    return why.endsWith(".") ? why : why + ".";
  }
}
