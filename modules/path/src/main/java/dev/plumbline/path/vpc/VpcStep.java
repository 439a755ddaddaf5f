package dev.plumbline.path.vpc;

import dev.plumbline.model.Evidence;
import java.util.Optional;

/**
 * One thing that a flow meets.
 *
 * @param sign what comes of it
 * @param object id of what is met
 * @param back true on the way back
 */
public record VpcStep(
    Sign sign, String object, String text, boolean back, Optional<Evidence> evidence) {
  /** What comes of a step. */
  public enum Sign {
    PASS,
    BLOCK,
    UNKNOWN
  }
}
