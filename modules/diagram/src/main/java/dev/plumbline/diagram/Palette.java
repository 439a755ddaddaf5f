package dev.plumbline.diagram;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What the colour tokens look like in one theme. */
public final class Palette {
  /** Dark text on white; also the palette of paper. */
  public static final Palette LIGHT =
      new Palette(
          "light", 0xffffff, 0x1f2328, 0x57606a, 0xf6f8fa, 0xeff2f5, 0xd0d7de, 0xe1e6eb, 0x0969da,
          0xeaf3fe, 0xcf222e, 0xffebe9, 0x8a5d00, 0xfff8c5, 0x0969da, 0xddf4ff, 0x1a7f37, 0xdafbe1,
          0x8c96a1, 0x0969da, 0x8250df, 0xdbeafa, 0xece5fa, 0x30363d, 0x00697d, 0x0b57e8, 0x3b0f8f,
          0xb8700f, 0xe02fa4);

  /** Light text on near black. */
  public static final Palette DARK =
      new Palette(
          "dark", 0x0d1117, 0xe6edf3, 0x9aa4af, 0x141a21, 0x1a2029, 0x343b44, 0x242b33, 0x58a6ff,
          0x12263f, 0xff7b72, 0x2f1618, 0xe3b341, 0x2b220b, 0x58a6ff, 0x132a45, 0x4ac35c, 0x10291a,
          0x5c6671, 0x58a6ff, 0xbc8cff, 0x1a2c41, 0x2c2741, 0x8d96a1, 0xb4f1ec, 0x6ea8ff, 0xa04bf7,
          0xf59a23, 0xe0286a);

  private final String name;
  private final Map<Ink, Integer> colours = new EnumMap<>(Ink.class);

  /** Colours in the order of {@link Ink}. */
  private Palette(String name, int... colours) {
    this.name = name;
    for (Ink ink : Ink.values()) {
      this.colours.put(ink, colours[ink.ordinal()]);
    }
  }

  /** "light" or "dark". */
  public String name() {
    return name;
  }

  /** The colour as 0xRRGGBB. */
  public int rgb(Ink ink) {
    return colours.getOrDefault(ink, 0);
  }

  /** The colour as {@code #rrggbb}. */
  public String hex(Ink ink) {
    return String.format(Locale.ROOT, "#%06x", rgb(ink));
  }
}
