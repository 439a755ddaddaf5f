package dev.plumbline.logs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a journal: {@code s=..;i=..;b=..;m=..;t=..;x=..}. Opaque when sent back; its parts
 * only tell how much is missing.
 */
record Cursor(String text) {
  /** Counter of journald over all its files, or -1. */
  long sequence() {
    return hex("i");
  }

  long micros() {
    return hex("t");
  }

  private long hex(String key) {
    Matcher found = Pattern.compile("(?:^|;)" + key + "=([0-9a-f]{1,15})(?:;|$)").matcher(text);
    return found.find() ? Long.parseLong(found.group(1), 16) : -1;
  }
}
