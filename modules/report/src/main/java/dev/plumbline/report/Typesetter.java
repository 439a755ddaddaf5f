package dev.plumbline.report;

import com.formdev.flatlaf.fonts.jetbrains_mono.FlatJetBrainsMonoFont;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of one document: measures and wraps text and makes it printable. All text passes {@link
 * #clean}, which strips control characters and escapes, masks what is to be redacted and replaces
 * what the fonts cannot show.
 */
final class Typesetter {
  private static final int REPLACEMENT = '?';

  private final Map<Type.Face, PDFont> fonts = new EnumMap<>(Type.Face.class);
  private final Map<PDFont, Map<Integer, Double>> widths = new IdentityHashMap<>();
  private final UnaryOperator<String> mask;

  Typesetter(PDDocument document, UnaryOperator<String> mask) throws IOException {
    this.mask = mask;
    fonts.put(Type.Face.REGULAR, load(document, Typesetter.class, "fonts/Inter-Regular.ttf"));
    fonts.put(Type.Face.STRONG, load(document, Typesetter.class, "fonts/Inter-SemiBold.ttf"));
    Class<?> mono = FlatJetBrainsMonoFont.class;
    fonts.put(Type.Face.MONO, load(document, mono, "JetBrainsMono-Regular.ttf"));
    fonts.put(Type.Face.MONO_STRONG, load(document, mono, "JetBrainsMono-Bold.ttf"));
  }

  private static PDFont load(PDDocument document, Class<?> beside, String name) throws IOException {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the font " + name + " is not in the program");
      }
      return PDType0Font.load(document, in, true);
    }
  }

  PDFont font(Type type) {
    return Objects.requireNonNull(fonts.get(type.face()));
  }

  /** Width of clean text in points. */
  double width(String text, Type type) {
    PDFont font = font(type);
    Map<Integer, Double> known = widths.computeIfAbsent(font, f -> new HashMap<>());
    double sum = 0;
    for (int c : text.codePoints().toArray()) {
      sum += known.computeIfAbsent(c, code -> advance(font, code));
    }
    return sum * type.size() / 1000;
  }

  private static double advance(PDFont font, int c) {
    try {
      return font.getStringWidth(Character.toString(c));
    } catch (IOException | IllegalArgumentException e) {
      return -1;
    }
  }

  /** Printable text of one line: see the class comment. */
  String clean(String text, Type type) {
    String masked = mask.apply(Escapes.strip(text));
    PDFont font = font(type);
    Map<Integer, Double> known = widths.computeIfAbsent(font, f -> new HashMap<>());
    StringBuilder clean = new StringBuilder(masked.length());
    masked
        .codePoints()
        .forEach(
            c ->
                clean.appendCodePoint(
                    known.computeIfAbsent(c, code -> advance(font, code)) < 0 ? REPLACEMENT : c));
    return clean.toString();
  }

  /** Clean lines of at most {@code width} points; breaks at blanks, long words anywhere. */
  List<String> wrap(String text, Type type, double width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      wrapLine(clean(paragraph, type), type, width, lines);
    }
    return lines;
  }

  private void wrapLine(String text, Type type, double width, List<String> lines) {
    String rest = text.stripTrailing();
    while (width(rest, type) > width) {
      int fits = fitting(rest, type, width);
      int blank = rest.lastIndexOf(' ', fits);
      boolean atBlank = blank > fits / 3 && !rest.substring(0, blank).isBlank();
      int end = atBlank ? blank : fits;
      lines.add(rest.substring(0, end));
      rest = atBlank ? rest.substring(end).stripLeading() : rest.substring(end);
    }
    lines.add(rest);
  }

  /** How many characters fit; at least one. */
  private int fitting(String text, Type type, double width) {
    int low = 1;
    int high = text.length();
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (width(text.substring(0, middle), type) <= width) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return Character.isHighSurrogate(text.charAt(low - 1)) && low < text.length() ? low + 1 : low;
  }

  /** The text, or its beginning and an ellipsis. */
  String fit(String text, Type type, double width) {
    String clean = clean(text, type);
    if (width(clean, type) <= width) {
      return clean;
    }
    int end = fitting(clean, type, Math.max(1, width - width("…", type)));
    return clean.substring(0, end) + "…";
  }
}
