package dev.plumbline.report;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Severity;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.Link;
import dev.plumbline.model.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The four values below the verdict. */
final class Facts {
  /** One labelled value. */
  record Fact(String label, String value) {}

  private Facts() {}

  /** Findings, confidence, interfaces, package. */
  static List<Fact> of(Snapshot snapshot, Diagnosis diagnosis) {
    return List.of(
        new Fact("Findings", counts(diagnosis)),
        new Fact("Confidence", confidence(diagnosis)),
        new Fact("Interfaces", interfaces(snapshot)),
        new Fact(
            "Package",
            snapshot.netUtilsVersion().map(v -> "ec2-net-utils " + v).orElse("version not read")));
  }

  /** "3 errors, 1 note", worst first. */
  static String counts(Diagnosis diagnosis) {
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = diagnosis.findings().stream().filter(f -> f.severity() == severity).count();
      if (count > 0) {
        parts.add(count + " " + noun(severity, count));
      }
    }
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }

  private static String noun(Severity severity, long count) {
    return switch (severity) {
      case CRITICAL -> "critical";
      case ERROR -> count == 1 ? "error" : "errors";
      case WARNING -> count == 1 ? "warning" : "warnings";
      case INFO -> count == 1 ? "note" : "notes";
    };
  }

  private static String confidence(Diagnosis diagnosis) {
    return diagnosis.faults().stream()
        .map(Finding::confidence)
        .max(Comparator.naturalOrder())
        .map(Confidence::word)
        .orElse(
            diagnosis.notChecked().isEmpty()
                ? "certain"
                : diagnosis.notChecked().size() + " not checked");
  }

  private static String interfaces(Snapshot snapshot) {
    List<Link> links =
        snapshot.links().orElse(List.of()).stream().filter(l -> !l.loopback()).toList();
    if (links.isEmpty()) {
      return "not captured";
    }
    boolean six =
        links.stream()
            .flatMap(l -> snapshot.addressesOf(l.name()))
            .anyMatch(a -> a.family() == Family.V6 && a.global());
    return links.size() + (six ? ", dual stack" : ", IPv4");
  }
}
