package dev.plumbline.model;

/** A line of {@code systemctl list-timers}; texts as printed, "n/a" or "-" where unknown. */
public record UnitTimer(
    String unit, String activates, String next, String last, Evidence evidence) {}
