package dev.plumbline.guide;

import java.util.Locale;

/** How bad a finding is; fixed by its id. Most severe first. */
public enum Severity {
  /** The instance, or all its traffic of one family, cannot be reached, send or be managed now. */
  CRITICAL,
  /** Some address, pod, flow or function fails now. */
  ERROR,
  /** Works now or fails in part; a foreseeable event breaks it. */
  WARNING,
  /** A fact, history or design; never a fault. */
  INFO;

  /** Lower-case word, as printed in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
