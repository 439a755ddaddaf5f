package dev.plumbline.path.firewall;

/** The answer of a match: yes, no, or not to be told from a recording. */
public enum Truth {
  YES,
  NO,
  UNKNOWN;

  static Truth of(boolean value) {
    return value ? YES : NO;
  }

  Truth negate() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }

  Truth and(Truth other) {
    return this == NO || other == NO ? NO : this == YES && other == YES ? YES : UNKNOWN;
  }

  Truth or(Truth other) {
    return negate().and(other.negate()).negate();
  }
}
