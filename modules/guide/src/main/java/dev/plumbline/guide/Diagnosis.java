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
  /** Says nothing, because nothing was asked. */
  public static final Diagnosis NOTHING = new Diagnosis(List.of(), List.of(), List.of());

  /** Findings that count as faults. */
  public List<Finding> faults() {
    return findings.stream().filter(Finding::fault).toList();
  }

  /** The most severe finding that counts as a fault. */
  public Optional<Severity> worst() {
    return faults().stream().map(Finding::severity).min(Severity::compareTo);
  }

  /** Findings that no other finding explains. */
  public List<Finding> heads() {
    return findings.stream().filter(f -> f.because().isEmpty()).toList();
  }

  /** What a head finding explains: it is folded below it, and follows it in {@link #findings}. */
  public List<Finding> consequences(Finding head) {
    return findings.stream()
        .skip(findings.indexOf(head) + 1L)
        .takeWhile(f -> f.because().isPresent())
        .toList();
  }
}
