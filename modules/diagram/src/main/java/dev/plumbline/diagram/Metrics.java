package dev.plumbline.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * Widths of text, measured once from the bundled fonts (Inter 4.1, JetBrains Mono 2.304), so that a
 * drawing is laid out alike with every toolkit and without any.
 */
final class Metrics {
  /** Advance in thousandths of the font size, from blank to tilde. */
  private static final short[] REGULAR = {
    281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610,
    618, 646, 593, 620, 566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601,
    590, 746, 743, 269, 571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682,
    679, 629, 365, 360, 365, 471, 456, 323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549,
    242, 876, 591, 600, 612, 612, 376, 528, 327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662
  };

  private static final short[] SEMIBOLD = {
    252, 321, 523, 644, 650, 1004, 663, 326, 373, 373, 540, 673, 319, 465, 319, 379, 660, 423, 623,
    636, 666, 612, 640, 576, 640, 640, 319, 329, 673, 673, 673, 543, 999, 728, 659, 737, 722, 605,
    588, 749, 746, 277, 580, 703, 565, 922, 759, 769, 645, 773, 652, 650, 660, 736, 728, 1020, 720,
    713, 652, 373, 379, 373, 481, 469, 351, 574, 624, 583, 624, 591, 389, 625, 612, 262, 262, 569,
    262, 900, 612, 609, 624, 624, 397, 549, 353, 612, 587, 839, 569, 588, 566, 455, 359, 455, 673
  };

  private static final int MONO = 600;
  private static final String ELLIPSIS = "…";

  private Metrics() {}

  /** Width in pixels at 100 %. */
  static double width(String text, FontRole font) {
    return text.codePoints().mapToLong(c -> advance(c, font)).sum() * font.size() / 1000;
  }

  private static int advance(int c, FontRole font) {
    if (font.mono()) {
      return wide(c) ? 2 * MONO : MONO;
    }
    if (c >= ' ' && c <= '~') {
      return (font.weight() > 400 ? SEMIBOLD : REGULAR)[c - ' '];
    }
    return switch (c) {
      case '–' -> 500;
      case '·' -> 319;
      default -> 1000;
    };
  }

  /** Scripts whose letters take two cells in a fixed-width font. */
  private static boolean wide(int c) {
    return c >= 0x1100 && !(c >= 0x1d00 && c < 0x2e80);
  }

  /** The text, or as much of its beginning as fits, then an ellipsis. */
  static String fit(String text, FontRole font, double width) {
    if (width(text, font) <= width) {
      return text;
    }
    for (int end = text.length() - 1; end > 0; end--) {
      if (Character.isHighSurrogate(text.charAt(end - 1))) {
        continue;
      }
      String shorter = text.substring(0, end) + ELLIPSIS;
      if (width(shorter, font) <= width) {
        return shorter;
      }
    }
    return ELLIPSIS;
  }

  /**
   * Like {@link #fit}, for text that ends in an address: the middle goes, the end with its prefix
   * length stays.
   */
  static String fitAddress(String text, FontRole font, double width) {
    if (width(text, font) <= width) {
      return text;
    }
    int head = Math.min(text.indexOf(' ') + 1, text.length());
    for (int cut = head + 1; cut < text.length(); cut++) {
      String rest = text.substring(cut);
      String shorter =
          text.substring(0, head) + (rest.startsWith(ELLIPSIS) ? rest : ELLIPSIS + rest);
      if (width(shorter, font) <= width) {
        return shorter;
      }
    }
    return fit(text, font, width);
  }

  /** The text in lines of a width, broken at blanks; at most three, the last one cut. */
  static List<String> wrap(String text, FontRole font, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split("\\s+")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (lines.size() < 2 && !line.isEmpty() && width(longer, font) > width) {
        lines.add(fit(line, font, width));
        longer = word;
      }
      line = longer;
    }
    lines.add(fit(line, font, width));
    return List.copyOf(lines);
  }
}
