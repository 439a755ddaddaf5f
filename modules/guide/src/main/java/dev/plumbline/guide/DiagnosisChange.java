package dev.plumbline.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a later diagnosis of the same host says about the findings of an earlier one. A finding is
 * the same when id, subject and interfaces are, whatever its evidence line is now.
 *
 * @param gone reported before and not now, though its check was made
 * @param open reported before; its check could not be made this time, so nobody knows
 * @param stayed reported both times, as they are now
 * @param came reported now alone
 */
public record DiagnosisChange(
    List<Finding> gone, List<Finding> open, List<Finding> stayed, List<Finding> came) {
  private record Key(String id, String subject, Set<String> links) {
    static Key of(Finding finding) {
      return new Key(finding.id(), finding.subject(), Set.copyOf(finding.links()));
    }
  }

  /** Compares two diagnoses of one host. */
  public static DiagnosisChange of(Diagnosis before, Diagnosis after) {
    List<Key> old = before.findings().stream().map(Key::of).toList();
    List<Key> now = after.findings().stream().map(Key::of).toList();
    List<Finding> gone = new ArrayList<>();
    List<Finding> open = new ArrayList<>();
    for (Finding finding : before.findings()) {
      if (!now.contains(Key.of(finding))) {
        boolean unknown = after.notChecked().stream().anyMatch(n -> n.id().equals(finding.id()));
        (unknown ? open : gone).add(finding);
      }
    }
    return new DiagnosisChange(
        List.copyOf(gone),
        List.copyOf(open),
        after.findings().stream().filter(f -> old.contains(Key.of(f))).toList(),
        after.findings().stream().filter(f -> !old.contains(Key.of(f))).toList());
  }

  /** True when both diagnoses report the same. */
  public boolean none() {
    return gone.isEmpty() && open.isEmpty() && came.isEmpty();
  }
}
