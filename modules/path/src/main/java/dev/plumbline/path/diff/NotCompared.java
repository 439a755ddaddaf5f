package dev.plumbline.path.diff;

/** A section that could not be compared, or only in part, and why. */
public record NotCompared(Section section, String why) {}
