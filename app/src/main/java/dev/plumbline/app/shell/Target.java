package dev.plumbline.app.shell;

import dev.plumbline.guide.Finding;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.path.trace.Flow;
import java.time.Instant;

/** What somebody wants to see on the screen that is navigated to. */
public sealed interface Target {
  /** Just the screen, as it was. */
  record Nothing() implements Target {}

  record OfFinding(Finding finding) implements Target {}

  record OfAddress(IpAddress address) implements Target {}

  /** A flow to trace. */
  record OfFlow(Flow flow) implements Target {}

  /** A link by its kernel name. */
  record OfLink(String name) implements Target {}

  /** Any object by the id its screen gave it. */
  record OfObject(String id) implements Target {}

  /** A line of the recording: the object or log line that was read from it. */
  record OfEvidence(Evidence evidence) implements Target {}

  record OfTime(Instant time) implements Target {}

  /** A question of the guide; or the playbook alone when the question is empty. */
  record OfQuestion(String playbook, String question) implements Target {}

  Target NOTHING = new Nothing();
}
