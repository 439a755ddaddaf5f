package dev.plumbline.app.report;

import dev.plumbline.model.Snapshot;
import dev.plumbline.report.Picture;
import java.util.List;

/** The diagrams of a report. */
public final class Pictures {
  private Pictures() {}

  /** One picture for each family whose rules or routes were captured. */
  public static List<Picture> of(Snapshot snapshot) {
    return List.of();
  }
}
