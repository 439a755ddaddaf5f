package dev.plumbline.report;

import dev.plumbline.model.Snapshot;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a report is printed.
 *
 * @param production prints the PROD tag
 * @param sections parts to print after the summary page
 * @param redact masks public addresses, host names, account numbers and keys
 */
public record ReportOptions(boolean production, Set<Section> sections, boolean redact) {
  /** Every part, masked or not; the recording tells whether the host is a production one. */
  public static ReportOptions whole(Snapshot snapshot, boolean redact) {
    return new ReportOptions(
        snapshot.recording().manifest().production(), EnumSet.allOf(Section.class), redact);
  }
}
