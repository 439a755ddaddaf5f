package dev.plumbline.app.cli;

import dev.plumbline.guide.playbook.CaseFacts;
import dev.plumbline.guide.playbook.DrillResult;
import dev.plumbline.guide.playbook.Playbook;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.model.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Walks that a trainee's answers decided, without a word of what the checks say.
 *
 * @param walks one after the other
 * @param result how the conclusion compares; empty while a question is open
 */
record Drill(List<PlaybookSession> walks, Optional<DrillResult> result) {
  static Drill of(Snapshot snapshot, List<PlaybookSession> walks, List<Playbook> playbooks) {
    PlaybookSession last = walks.getLast();
    return new Drill(
        walks, last.conclusion().map(_ -> DrillResult.of(last, playbooks, CaseFacts.of(snapshot))));
  }

  /** True when there is a conclusion and the evidence says otherwise. */
  boolean wrong() {
    return result.filter(r -> !r.right()).isPresent();
  }
}
