package dev.plumbline.app.live;

import dev.plumbline.connect.plan.NoWayException;
import dev.plumbline.connect.plan.Reached;
import dev.plumbline.model.Recording;
import java.util.Optional;

/**
 * What came of an instance: the recording of host and account where it was reached, else of the
 * account alone.
 *
 * @param reached the open way; to be closed by whoever asked
 * @param why what was tried, where no way led in
 */
public record Harvest(
    Recording recording, Optional<Reached> reached, Optional<NoWayException> why) {}
