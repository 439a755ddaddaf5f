package dev.plumbline.app.screen.overview;

import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.NotChecked;
import dev.plumbline.guide.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the overview shows, worked out from the evidence; no controls. */
public record OverviewModel(
    Verdict verdict,
    List<FindingRow> rows,
    List<InterfaceCard> cards,
    List<ServiceLine> services,
    Map<String, List<String>> notChecked) {

  public static OverviewModel of(CaseEvidence evidence) {
    List<Finding> findings = evidence.diagnosis().findings();
    return new OverviewModel(
        Verdict.of(evidence.diagnosis(), evidence.snapshot()),
        rows(findings),
        InterfaceCard.of(evidence.host(), findings),
        ServiceLine.of(evidence.snapshot(), findings),
        grouped(evidence.diagnosis().notChecked()));
  }

  /** The first finding that counts as a fault and that no other explains. */
  public java.util.Optional<Finding> lead() {
    return rows.stream().map(FindingRow::finding).filter(Finding::fault).findFirst();
  }

  /** Causes in order, each with the findings it explains; an explained one never stands alone. */
  static List<FindingRow> rows(List<Finding> findings) {
    Set<String> present = new HashSet<>();
    findings.forEach(f -> present.add(f.id()));
    List<FindingRow> rows = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Finding finding : findings) {
      if (finding.because().filter(present::contains).isPresent()) {
        continue;
      }
      List<Finding> under =
          taken.add(finding.id())
              ? findings.stream()
                  .filter(f -> f.because().filter(finding.id()::equals).isPresent())
                  .toList()
              : List.of();
      rows.add(new FindingRow(finding, under));
    }
    return rows;
  }

  /** Checks that could not be made, by reason. */
  private static Map<String, List<String>> grouped(List<NotChecked> all) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    all.forEach(n -> byReason.computeIfAbsent(n.why(), w -> new ArrayList<>()).add(n.id()));
    return byReason;
  }
}
