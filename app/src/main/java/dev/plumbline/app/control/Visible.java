package dev.plumbline.app.control;

/** Makes what came from a shell safe to show: it is text, it does not act on the window. */
public final class Visible {
  private Visible() {}

  /**
   * Control characters become their signs and direction marks a replacement, so that output cannot
   * play tricks; a tab becomes blanks.
   *
   * @param longest characters to keep; the rest is left out and marked
   */
  public static String line(String line, int longest) {
    String shown = line.length() > longest ? line.substring(0, longest) + " …" : line;
    StringBuilder out = new StringBuilder(shown.length());
    shown.codePoints().forEach(c -> sign(c, out));
    return out.toString();
  }

  private static void sign(int c, StringBuilder out) {
    if (c == '\t') {
      out.append("    ");
    } else if (c < 0x20) {
      out.append((char) (0x2400 + c));
    } else if (c == 0x7f) {
      out.append('\u2421');
    } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
      out.append('\ufffd');
    } else {
      out.appendCodePoint(c);
    }
  }
}
