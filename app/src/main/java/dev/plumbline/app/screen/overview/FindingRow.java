package dev.plumbline.app.screen.overview;

import dev.plumbline.guide.Finding;
import java.util.List;

/**
 * A finding with the consequences folded under it.
 *
 * @param consequences findings that this one fully explains
 */
record FindingRow(Finding finding, List<Finding> consequences) {}
