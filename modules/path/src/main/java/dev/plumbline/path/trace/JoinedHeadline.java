package dev.plumbline.path.trace;

import dev.plumbline.path.Answer;
import dev.plumbline.path.trace.Headline.Outcome;
import dev.plumbline.path.vpc.Blocker;
import dev.plumbline.path.vpc.VpcAnswer;
import java.util.List;
import java.util.stream.Collectors;

/** What the host does and what the VPC does with it, in one sentence. */
final class JoinedHeadline {
  /** As many blockers are named in the sentence. */
  private static final int NAMED = 2;

  private JoinedHeadline() {}

  /** The host's headline, gone on with where the packet leaves the host for the VPC. */
  static Headline of(Headline host, List<Pass> passes, Filter filter, VpcSide side) {
    boolean leaves =
        passes.getLast().answer() instanceof Answer.Way way
            && way.type().equals("unicast")
            && passes.getLast().query().iif().isEmpty()
            && filter.blocked().isEmpty()
            && passes.stream().noneMatch(p -> p.kernel().disagrees());
    return leaves ? joined(host, side.answer()) : host;
  }

  private static Headline joined(Headline host, VpcAnswer vpc) {
    return switch (vpc.verdict()) {
      case REACHABLE ->
          new Headline(
              host.outcome(),
              host.title() + "; the VPC lets it through, there and back",
              host.detail());
      case UNKNOWN ->
          new Headline(
              host.outcome(), host.title() + "; the VPC side cannot be told", host.detail());
      case BLOCKED ->
          new Headline(
              Outcome.FAULT,
              host.title() + ", and the VPC blocks " + blocked(vpc.blockers()),
              vpc.blockers().stream().map(Blocker::text).distinct().collect(Collectors.joining(" "))
                  + " "
                  + host.detail());
    };
  }

  private static String blocked(List<Blocker> blockers) {
    boolean reply = blockers.stream().allMatch(Blocker::back);
    List<String> names =
        blockers.stream().map(b -> (b.object() + " " + b.rule()).strip()).distinct().toList();
    String more = names.size() > NAMED ? " and %d more".formatted(names.size() - NAMED) : "";
    return (reply ? "the reply: " : "it: ")
        + names.stream().limit(NAMED).collect(Collectors.joining(", "))
        + more;
  }
}
