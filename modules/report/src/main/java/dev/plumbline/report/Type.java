package dev.plumbline.report;

import dev.plumbline.diagram.Ink;

/**
 * A style of text on paper.
 *
 * @param size points
 * @param line distance of base lines, points
 */
record Type(Face face, double size, double line, Ink ink) {
  /** The bundled faces. */
  enum Face {
    REGULAR,
    STRONG,
    MONO,
    MONO_STRONG
  }

  static final Type TITLE = new Type(Face.STRONG, 20, 26, Ink.TEXT);
  static final Type HEADING = new Type(Face.STRONG, 12, 17, Ink.TEXT);
  static final Type STRONG = new Type(Face.STRONG, 9.5, 13.5, Ink.TEXT);
  static final Type TEXT = new Type(Face.REGULAR, 9.5, 14, Ink.TEXT);
  static final Type MUTED = new Type(Face.REGULAR, 9, 13, Ink.MUTED);
  static final Type SMALL = new Type(Face.REGULAR, 8.25, 11.5, Ink.MUTED);
  static final Type LABEL = new Type(Face.STRONG, 8.25, 11.5, Ink.MUTED);
  static final Type CODE = new Type(Face.MONO, 7.75, 11.5, Ink.TEXT);
  static final Type CODE_MUTED = new Type(Face.MONO, 7.5, 11, Ink.MUTED);
  static final Type LINK = new Type(Face.MONO, 7.5, 11, Ink.ACCENT);

  Type in(Ink other) {
    return new Type(face, size, line, other);
  }
}
