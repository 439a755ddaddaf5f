package dev.plumbline.path.trace;

import dev.plumbline.model.KernelAnswer;
import java.util.List;
import java.util.Optional;

/**
 * The kernel's own answer to a question, beside ours.
 *
 * @param answer empty when the recording does not hold one
 * @param differences one sentence a field in which ours differs; empty when they agree
 */
public record KernelWord(Optional<KernelAnswer> answer, List<String> differences) {
  static final KernelWord NOT_ASKED = new KernelWord(Optional.empty(), List.of());

  /** The kernel was asked, and said the same. */
  public boolean agrees() {
    return answer.isPresent() && differences.isEmpty();
  }

  /** The kernel was asked, and said something else: a fault of the simulation. */
  public boolean disagrees() {
    return !differences.isEmpty();
  }
}
