package dev.plumbline.guide;

import java.util.List;

/**
 * Everything the checks say about one snapshot.
 *
 * @param findings causes before consequences, most severe first
 * @param notChecked what could not be decided, by id
 */
public record Diagnosis(List<Finding> findings, List<NotChecked> notChecked) {
  /** Findings that count as faults. */
  public List<Finding> faults() {
    return findings.stream().filter(Finding::fault).toList();
  }
}
