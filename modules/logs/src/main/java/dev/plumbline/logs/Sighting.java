package dev.plumbline.logs;

/** A known line, seen in a record of a recording. */
public record Sighting(Signature signature, LogRecord record) {}
