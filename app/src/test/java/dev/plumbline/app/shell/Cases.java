package dev.plumbline.app.shell;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.RecordingException;

/** Evidence of practice instances, as shipped. */
public final class Cases {
  private Cases() {}

  public static CaseEvidence of(String scenario) {
    try {
      return CaseEvidence.of(PracticeLab.find(scenario).orElseThrow().recording());
    } catch (RecordingException e) {
      throw new AssertionError(e);
    }
  }

  public static CaseEvidence healthy() {
    return of("healthy-1-eni");
  }
}
