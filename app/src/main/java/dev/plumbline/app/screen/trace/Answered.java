package dev.plumbline.app.screen.trace;

import dev.plumbline.app.flow.Scenario;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.whatif.Change;
import java.util.List;
import java.util.Map;

/**
 * What came of a flow.
 *
 * @param scenarios as recorded first, then what would be otherwise
 * @param refused changes that this host cannot take, and why
 */
record Answered(Flow flow, List<Scenario> scenarios, Map<List<Change>, String> refused) {}
