package dev.plumbline.collect;

import java.util.Locale;

/** With which rights a probe runs. */
public enum Rights {
  /** As the user who logged in. */
  USER,
  /** With {@code sudo -n} where it is allowed, else as the user. */
  BEST,
  /** As root or with {@code sudo -n}; skipped and named where neither is possible. */
  ROOT;

  /** Its word in the capture script. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
