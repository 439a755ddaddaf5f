package dev.plumbline.model;

import java.util.Locale;

/** How sure a statement is. */
public enum Confidence {
  /** Every field of the condition was read in complete files. */
  CERTAIN,
  /** One step was inferred and nothing contradicts it. */
  LIKELY,
  /** A needed file is missing or cut, and what is there only fits. */
  POSSIBLE;

  /** Lower-case word shown to people and printed in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
