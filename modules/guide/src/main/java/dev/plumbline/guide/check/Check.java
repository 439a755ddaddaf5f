package dev.plumbline.guide.check;

import java.util.List;

/**
 * Decides one or a few ids of the catalogue from a snapshot. Stateless: the same snapshot gives the
 * same findings. A check never guesses over evidence it lacks: what it needs is declared, and when
 * that is missing its ids become "not checked".
 */
public interface Check {
  /** The catalogue ids it can decide. */
  List<String> ids();

  /** What must have been captured before {@link #run} is called. */
  default List<Need> needs() {
    return List.of();
  }

  /** Whether the question makes sense on this host at all; asked before the needs. */
  default Gate gate(CheckContext context) {
    return Gate.OPEN;
  }

  /** Reports what is so. Not called when the gate is closed or a need is lacking. */
  void run(CheckContext context, Findings findings);
}
