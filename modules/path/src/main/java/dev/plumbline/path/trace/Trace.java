package dev.plumbline.path.trace;

import dev.plumbline.model.IpAddress;
import dev.plumbline.path.Answer;
import java.util.List;
import java.util.Optional;

/**
 * One flow followed through the routing of a host.
 *
 * @param flow what was asked
 * @param passes the lookups, in order: one, or two for an IPv4 socket that connects unbound; and
 *     one more where the packet filter changes what the routing looks at
 * @param expected where the packet should go, when a missing rule sends it elsewhere
 * @param reply the packet the other way, where there is one
 * @param filter what the packet filters do with both
 * @param vpc what the account's network does with it, where the account was asked
 * @param headline all of it in one sentence
 * @param warnings what keeps the answer from being trusted fully
 */
public record Trace(
    Flow flow,
    List<Pass> passes,
    Optional<ExpectedWay> expected,
    Optional<Reply> reply,
    Filter filter,
    Optional<VpcSide> vpc,
    Headline headline,
    List<String> warnings) {

  /** The lookup that decides where the packet goes. */
  public Pass last() {
    return passes.getLast();
  }

  /** What becomes of the packet. */
  public Answer answer() {
    return last().answer();
  }

  /** The source the packet carries, where it can be told. */
  public Optional<IpAddress> source() {
    return source(passes);
  }

  static Optional<IpAddress> source(List<Pass> passes) {
    return passes
        .getLast()
        .query()
        .from()
        .or(() -> passes.getFirst().answer().way().flatMap(Answer.Way::prefSource));
  }

  /** True when the second lookup sends the packet elsewhere than the first one says. */
  public boolean lookupsDisagree() {
    return disagree(passes);
  }

  static boolean disagree(List<Pass> passes) {
    return passes.size() > 1
        && passes.get(1).number() == 2
        && disagree(passes.getFirst().answer(), passes.get(1).answer());
  }

  /** True when two answers send a packet to different places; what is unknown agrees with all. */
  static boolean disagree(Answer first, Answer last) {
    return !(first instanceof Answer.Unknown)
        && !(last instanceof Answer.Unknown)
        && differ(first, last);
  }

  /** True when two answers are not the same way: link, gateway, refusal, or what can be told. */
  public static boolean differ(Answer one, Answer other) {
    return !place(one).equals(place(other));
  }

  private static Object place(Answer answer) {
    return switch (answer) {
      case Answer.Way way -> List.of(way.type(), way.dev(), way.gateway());
      case Answer.NoWay none -> none.error();
      case Answer.Unknown unknown -> unknown.alternatives().stream().map(Trace::place).toList();
    };
  }

  /** True when a recorded answer of the kernel is another than ours. */
  public boolean kernelDisagrees() {
    return passes.stream().anyMatch(p -> p.kernel().disagrees());
  }
}
