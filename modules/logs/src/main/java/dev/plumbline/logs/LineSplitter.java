package dev.plumbline.logs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits at LF only, on bytes, before anything is decoded: a lone CR, U+2028 or NUL is part of the
 * line. Files that begin with a UTF-16 mark are split on their units.
 */
final class LineSplitter {
  /** A line longer than this is given out in pieces, so that no line can fill the heap. */
  static final int LONGEST = 16 << 20;

  private final int unit;
  private final int lfByte;

  /** Looks for a byte order mark at the beginning of the file. */
  LineSplitter(byte[] head) {
    int first = head.length < 2 ? 0 : (head[0] & 0xff) << 8 | head[1] & 0xff;
    this.unit = first == 0xfffe || first == 0xfeff ? 2 : 1;
    this.lfByte = first == 0xfeff ? 1 : 0;
  }

  /** Bytes up to and including each line's end; what follows the last one is not given. */
  List<byte[]> lines(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i + unit <= bytes.length; i += unit) {
      if (ends(bytes, i) || i + unit - start >= LONGEST) {
        lines.add(Arrays.copyOfRange(bytes, start, i + unit));
        start = i + unit;
      }
    }
    return lines;
  }

  private boolean ends(byte[] bytes, int at) {
    return bytes[at + lfByte] == '\n' && (unit == 1 || bytes[at + 1 - lfByte] == 0);
  }

  /** The line without its LF; in UTF-16 turned into UTF-8, which is what the spool holds. */
  byte[] content(byte[] line) {
    boolean ended = line.length >= unit && ends(line, line.length - unit);
    byte[] body = ended ? Arrays.copyOf(line, line.length - unit) : line;
    if (unit == 1) {
      return body;
    }
    var charset = lfByte == 1 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    String text = new String(body, charset);
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
