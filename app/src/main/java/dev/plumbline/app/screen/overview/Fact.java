package dev.plumbline.app.screen.overview;

/**
 * A line of an interface card.
 *
 * @param wrong part of the value to mark as wrong, at its start; empty for none
 * @param whole the whole value where it was shortened; else empty
 */
record Fact(String name, String wrong, String value, String whole) {
  static Fact of(String name, String value) {
    return new Fact(name, "", value, "");
  }
}
