package dev.plumbline.app.screen.trace;

import dev.plumbline.path.trace.Flow;
import java.util.List;

/**
 * What came of a flow.
 *
 * @param scenarios as recorded first, then what would be otherwise
 */
record Answered(Flow flow, List<Scenario> scenarios) {}
