package dev.plumbline.diagram;

/** Colour tokens of the product; a {@link Palette} says what each looks like. */
public enum Ink {
  WINDOW,
  TEXT,
  MUTED,
  SIDE,
  INSET,
  BORDER,
  HAIRLINE,
  ACCENT,
  SELECTION,
  CRITICAL,
  CRITICAL_FILL,
  WARNING,
  WARNING_FILL,
  NOTE,
  NOTE_FILL,
  GOOD,
  GOOD_FILL,
  EDGE,
  LIT_1,
  LIT_2,
  LIT_1_FILL,
  LIT_2_FILL,
  OWNER_KERNEL,
  OWNER_LEASE,
  OWNER_NET_UTILS,
  OWNER_NODEADM,
  OWNER_CNI,
  OWNER_FOREIGN
}
