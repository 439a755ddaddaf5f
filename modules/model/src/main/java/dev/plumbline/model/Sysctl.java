package dev.plumbline.model;

/** A kernel setting, dotted name and value as text. */
public record Sysctl(String name, String value, Evidence evidence) {}
