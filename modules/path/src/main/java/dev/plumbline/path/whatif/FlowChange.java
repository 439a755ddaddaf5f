package dev.plumbline.path.whatif;

import dev.plumbline.path.Answer;
import dev.plumbline.path.trace.Flow;
import java.util.Optional;

/**
 * A flow that changes its way.
 *
 * @param label what it is, such as "VPC DNS" or the addresses
 * @param before what becomes of it as recorded
 * @param after what would become of it
 * @param reply true for what the host sends to somebody outside from one of its addresses
 */
public record FlowChange(String label, Flow flow, Answer before, Answer after, boolean reply) {
  /** The way in a few words: link and gateway, the refusal, or that it cannot be told. */
  public static String words(Answer answer) {
    return switch (answer) {
      case Answer.Way way -> way.dev() + gateway(way);
      case Answer.NoWay none -> "no way (" + none.error().text() + ")";
      case Answer.Unknown _ -> "cannot be told";
    };
  }

  private static String gateway(Answer.Way way) {
    Optional<String> via = way.gateway().map(g -> " via " + g);
    return via.orElse("");
  }
}
