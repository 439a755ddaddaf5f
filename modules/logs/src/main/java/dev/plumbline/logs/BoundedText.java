package dev.plumbline.logs;

import java.util.regex.Pattern;

/** A line that a regular expression may look at only so often: guards against runaway patterns. */
final class BoundedText implements CharSequence {
  private static final int LOOKS_PER_CHARACTER = 200;

  private final String text;
  private long left;

  BoundedText(String text) {
    this.text = text;
    this.left = 100_000L + (long) text.length() * LOOKS_PER_CHARACTER;
  }

  /** The pattern needed too many looks. */
  static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLong() {
      super("pattern takes too long", null, false, false);
    }
  }

  /** True when found within the bound. */
  boolean find(Pattern pattern) {
    try {
      return pattern.matcher(this).find();
    } catch (TooLong e) {
      return false;
    }
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new TooLong();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
