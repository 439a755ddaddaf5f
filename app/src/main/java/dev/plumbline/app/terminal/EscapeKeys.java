package dev.plumbline.app.terminal;

import java.io.ByteArrayOutputStream;

/**
 * Finds {@code ~.} at the beginning of a line, as in {@code ssh}: it ends the session even when
 * nothing reaches the instance any more. {@code ~~} is one tilde.
 */
final class EscapeKeys {
  private static final int ESCAPE = '~';

  private boolean lineBegins = true;
  private boolean escaped;
  private boolean ended;

  /** The keys that go to the instance. */
  byte[] pass(byte[] keys, int length) {
    ByteArrayOutputStream through = new ByteArrayOutputStream(length + 1);
    for (int i = 0; i < length && !ended; i++) {
      take(keys[i], through);
    }
    return through.toByteArray();
  }

  /** True once the session is to end. */
  boolean ended() {
    return ended;
  }

  private void take(byte key, ByteArrayOutputStream through) {
    if (escaped) {
      escaped = false;
      if (key == '.') {
        ended = true;
        return;
      }
      through.write(ESCAPE);
      if (key == ESCAPE) {
        lineBegins = false;
        return;
      }
    } else if (lineBegins && key == ESCAPE) {
      escaped = true;
      return;
    }
    through.write(key);
    lineBegins = key == '\r' || key == '\n';
  }
}
