package dev.plumbline.diagram;

/** A place in a drawing, in pixels at 100 %, y downwards. */
public record Point(double x, double y) {}
