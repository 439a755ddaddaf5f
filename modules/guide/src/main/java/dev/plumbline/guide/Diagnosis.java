package dev.plumbline.guide;

import java.util.List;
import java.util.Optional;

/**
 * Everything the checks say about one snapshot.
 *
 * @param findings causes before consequences, most severe first
 * @param notChecked what could not be decided, by id
 * @param decided ids that were decided, whatever came out; those that do not apply to the host are
 *     in neither list
 */
public record Diagnosis(List<Finding> findings, List<NotChecked> notChecked, List<String> decided) {
  /** Findings that count as faults. */
  public List<Finding> faults() {
    return findings.stream().filter(Finding::fault).toList();
  }

  /** The most severe finding that counts as a fault. */
  public Optional<Severity> worst() {
    return faults().stream().map(Finding::severity).min(Severity::compareTo);
  }

  /** Findings that another finding names as its cause are folded below it. */
  public List<Finding> consequences(Finding cause) {
    return findings.stream()
        .filter(f -> f != cause && f.because().equals(Optional.of(cause.id())))
        .filter(
            f ->
                f.links().isEmpty()
                    || cause.links().isEmpty()
                    || f.links().stream().anyMatch(cause.links()::contains))
        .toList();
  }
}
