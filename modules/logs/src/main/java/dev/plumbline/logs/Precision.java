package dev.plumbline.logs;

/** How finely a source writes its times. */
public enum Precision {
  NONE,
  SECONDS,
  MILLIS,
  MICROS
}
