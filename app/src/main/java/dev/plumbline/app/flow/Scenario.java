package dev.plumbline.app.flow;

import dev.plumbline.diagram.Lit;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.trace.Headline.Outcome;
import dev.plumbline.path.trace.Trace;
import java.util.List;
import java.util.Optional;

/**
 * A line of the what-if table: the flow, or the host, in one thing otherwise.
 *
 * @param label what is otherwise
 * @param kind whether anything is
 * @param host the host it was traced on
 * @param trace what comes of it
 * @param effect what else a change does
 */
public record Scenario(
    String label, Kind kind, HostModel host, Trace trace, Optional<Effect> effect) {
  /** What is otherwise than recorded. */
  public enum Kind {
    /** Nothing. */
    RECORDED,
    /** The flow. */
    FLOW,
    /** The host. */
    CHANGE
  }

  /** The flow as the host was recorded. */
  public static Scenario recorded(HostModel host, Trace trace) {
    return new Scenario("as recorded", Kind.RECORDED, host, trace, Optional.empty());
  }

  /** Link the packet leaves by, or a dash. */
  public String leavesBy() {
    return trace.answer().leavesBy().orElse("–");
  }

  /** Source it carries, or a dash. */
  public String source() {
    return trace.source().map(Object::toString).orElse("–");
  }

  /** Whether the kernel answered this very question. */
  public String checkedBy() {
    return kind != Kind.CHANGE
            && trace.passes().stream().allMatch(p -> p.kernel().answer().isPresent())
        ? "kernel"
        : "simulation";
  }

  /** How good it is. */
  public Outcome outcome() {
    return trace.headline().outcome();
  }

  /** The ways of the lookups, for the picture. */
  public List<Lit> lit() {
    return Lit.of(trace);
  }
}
