package dev.plumbline.path.firewall;

/** A number range, both ends included; {@code readable} is false for text that is none. */
record Range(long first, long last, boolean readable) {
  /** Reads {@code 80}, {@code 1000:2000} or {@code :1023}, with this separator. */
  static Range of(String text, String separator) {
    int at = text.indexOf(separator);
    try {
      if (at < 0) {
        long only = Long.parseLong(text);
        return new Range(only, only, true);
      }
      String first = text.substring(0, at);
      String last = text.substring(at + 1);
      return new Range(
          first.isEmpty() ? 0 : Long.parseLong(first),
          last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last),
          true);
    } catch (NumberFormatException e) {
      return new Range(0, 0, false);
    }
  }

  Truth holds(long value) {
    return readable ? Truth.of(value >= first && value <= last) : Truth.UNKNOWN;
  }
}
