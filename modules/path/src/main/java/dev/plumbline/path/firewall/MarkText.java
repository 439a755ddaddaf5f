package dev.plumbline.path.firewall;

import java.util.Optional;

/** Marks as iptables writes them: {@code 0x80}, {@code 0x80/0x80}. */
final class MarkText {
  private static final long ALL = 0xffffffffL;

  private MarkText() {}

  /** Value and mask; all bits where no mask is given, empty for text that is no mark. */
  static Optional<long[]> valueAndMask(String text) {
    int slash = text.indexOf('/');
    try {
      long value = Long.decode(slash < 0 ? text : text.substring(0, slash));
      long mask = slash < 0 ? ALL : Long.decode(text.substring(slash + 1));
      return Optional.of(new long[] {value & ALL, mask & ALL});
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
