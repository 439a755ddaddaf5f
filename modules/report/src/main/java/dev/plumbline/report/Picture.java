package dev.plumbline.report;

import dev.plumbline.diagram.Drawing;

/**
 * A diagram with its heading.
 *
 * @param explanation one sentence that tells how to read it
 */
public record Picture(String title, String explanation, Drawing drawing) {}
