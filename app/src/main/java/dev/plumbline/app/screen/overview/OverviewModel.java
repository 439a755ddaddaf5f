package dev.plumbline.app.screen.overview;

import dev.plumbline.app.control.Mark;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.NotChecked;
import dev.plumbline.guide.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the overview shows, worked out from the evidence; no controls. */
record OverviewModel(
    Verdict verdict,
    List<FindingRow> rows,
    List<InterfaceCard> cards,
    List<ServiceLine> services,
    Map<String, List<String>> notChecked) {
  /** Why so much is open where only the account was asked. */
  static final String HOST_NOT_ASKED = "Only the host itself can tell, and it was not asked";

  static OverviewModel of(CaseEvidence evidence) {
    List<Finding> findings = evidence.diagnosis().findings();
    return new OverviewModel(
        Verdict.of(evidence.diagnosis(), evidence.snapshot()),
        rows(findings),
        InterfaceCard.of(evidence.host(), findings),
        services(evidence),
        grouped(evidence));
  }

  /** The first finding that counts as a fault and that no other explains. */
  Optional<Finding> lead() {
    return rows.stream().map(FindingRow::finding).filter(Finding::fault).findFirst();
  }

  /** Causes in order, each with all that follows from it; a consequence never stands alone. */
  static List<FindingRow> rows(List<Finding> findings) {
    Map<String, Finding> first = new LinkedHashMap<>();
    findings.forEach(f -> first.putIfAbsent(f.id(), f));
    Map<Finding, List<Finding>> under = new LinkedHashMap<>();
    for (Finding finding : findings) {
      Finding root = root(finding, first);
      if (root.equals(finding)) {
        under.computeIfAbsent(finding, f -> new ArrayList<>());
      } else {
        under.computeIfAbsent(root, f -> new ArrayList<>()).add(finding);
      }
    }
    return under.entrySet().stream().map(e -> new FindingRow(e.getKey(), e.getValue())).toList();
  }

  /** Follows "because" up to the first cause; a circle ends where it began. */
  private static Finding root(Finding finding, Map<String, Finding> first) {
    Set<String> seen = new HashSet<>();
    Finding at = finding;
    while (seen.add(at.id())) {
      Optional<Finding> cause = at.because().flatMap(id -> Optional.ofNullable(first.get(id)));
      if (cause.isEmpty() || seen.contains(cause.get().id())) {
        return at;
      }
      at = cause.get();
    }
    return at;
  }

  /** Where only the account was asked, those that it tells something of. */
  private static List<ServiceLine> services(CaseEvidence evidence) {
    return ServiceLine.of(evidence.host(), evidence.diagnosis().findings()).stream()
        .filter(s -> !evidence.accountOnly() || s.mark() != Mark.NOT_CHECKED)
        .toList();
  }

  /** Checks that could not be made, by reason; all of the host have one where it was not asked. */
  private static Map<String, List<String>> grouped(CaseEvidence evidence) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (NotChecked open : evidence.diagnosis().notChecked()) {
      boolean ofHost = evidence.accountOnly() && !open.why().startsWith("aws-");
      byReason
          .computeIfAbsent(ofHost ? HOST_NOT_ASKED : open.why(), w -> new ArrayList<>())
          .add(open.id());
    }
    return byReason;
  }
}
