package dev.plumbline.path.firewall;

/** How often a rule was met, as the dump says. */
public record Counters(long packets, long bytes) {}
