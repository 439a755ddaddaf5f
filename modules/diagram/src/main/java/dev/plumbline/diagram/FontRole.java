package dev.plumbline.diagram;

/** The text styles of a drawing: Inter for words, JetBrains Mono for what came from a shell. */
public enum FontRole {
  /** Name of a table or link. */
  NAME("Inter", 13, 600),
  /** A sentence or a folded group. */
  TEXT("Inter", 12, 400),
  /** Counts and reasons below a name. */
  SMALL("Inter", 11, 400),
  /** Column heads, and words that name a state. */
  LABEL("Inter", 11, 600),
  /** Addresses, selectors, routes. */
  MONO("JetBrains Mono", 12, 400),
  /** The part of them that matters most. */
  MONO_STRONG("JetBrains Mono", 12, 700),
  /** Details on a card. */
  MONO_SMALL("JetBrains Mono", 11, 400);

  private final String family;
  private final double size;
  private final int weight;

  FontRole(String family, double size, int weight) {
    this.family = family;
    this.size = size;
    this.weight = weight;
  }

  public String family() {
    return family;
  }

  /** Pixels at 100 %. */
  public double size() {
    return size;
  }

  /** CSS weight: 400, 600 or 700. */
  public int weight() {
    return weight;
  }

  public boolean mono() {
    return family.startsWith("JetBrains");
  }
}
