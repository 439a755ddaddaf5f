package dev.plumbline.app.shell;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Diagnostician;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.HostModel;

/** What one capture says: raw, parsed, worked out and diagnosed. Immutable. */
public record CaseEvidence(
    Recording recording, Snapshot snapshot, HostModel host, Diagnosis diagnosis) {
  /** The same without what the checks say, for a drill. */
  public CaseEvidence withheld() {
    return new CaseEvidence(recording, snapshot, host.withoutVerdict(), Diagnosis.NOTHING);
  }

  /** True while what the checks say is withheld. */
  public boolean drill() {
    return host.withheld();
  }

  /** True when the account was asked and the host was not reached. */
  public boolean accountOnly() {
    return recording.accountOnly();
  }

  /** Parses and diagnoses; takes a moment, so not on the JavaFX thread. */
  public static CaseEvidence of(Recording recording) {
    Snapshot snapshot = Snapshot.of(recording);
    return new CaseEvidence(
        recording, snapshot, HostModel.of(snapshot), Diagnostician.diagnose(snapshot));
  }
}
