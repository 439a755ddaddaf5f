package dev.plumbline.guide;

import dev.plumbline.model.Link;
import dev.plumbline.model.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole diagnosis in one sentence and a short explanation, for banners, reports and terminals.
 *
 * @param severity of the worst fault, empty when none was found
 * @param title one sentence without full stop
 * @param explanation what it means, what else is wrong, which interfaces are in order
 */
public record Verdict(Optional<Severity> severity, String title, String explanation) {
  private static final String WITHOUT_HOST =
      "Only its account was asked; nothing of the host itself was captured.";

  /** Says what the diagnosis of a snapshot amounts to. */
  public static Verdict of(Diagnosis diagnosis, Snapshot snapshot) {
    Verdict verdict =
        lead(diagnosis)
            .map(
                lead ->
                    new Verdict(
                        diagnosis.worst(), Headlines.of(lead), explain(lead, diagnosis, snapshot)))
            .orElseGet(() -> noFault(diagnosis));
    return snapshot.recording().accountOnly() ? verdict.withoutHost() : verdict;
  }

  /** A fault of the account stands as it is; without one nothing is said to be in order. */
  private Verdict withoutHost() {
    return severity.isPresent()
        ? new Verdict(severity, title, explanation + " " + WITHOUT_HOST)
        : new Verdict(
            severity, "The host was not checked", WITHOUT_HOST + " " + title + ". " + explanation);
  }

  /** The head of the group with the worst fault: the cause leads, though milder by itself. */
  private static Optional<Finding> lead(Diagnosis diagnosis) {
    return diagnosis.heads().stream()
        .filter(Finding::fault)
        .min(Comparator.comparing(head -> worst(diagnosis, head)))
        .or(() -> diagnosis.faults().stream().findFirst());
  }

  private static Severity worst(Diagnosis diagnosis, Finding head) {
    return Stream.concat(Stream.of(head), diagnosis.consequences(head).stream())
        .filter(Finding::fault)
        .map(Finding::severity)
        .min(Comparator.naturalOrder())
        .orElse(head.severity());
  }

  private static Verdict noFault(Diagnosis diagnosis) {
    int decided = diagnosis.decided().size();
    int open = diagnosis.notChecked().size();
    if (decided == 0) {
      return new Verdict(
          Optional.empty(),
          "Nothing could be checked",
          switch (open) {
            case 0 -> "No check applies to this host.";
            case 1 -> "What the only check needs was not captured; it names the missing file.";
            default ->
                "What the checks need was not captured; each of the "
                    + open
                    + " open checks names the missing file.";
          });
    }
    long unsure = diagnosis.findings().stream().filter(f -> f.severity() != Severity.INFO).count();
    StringBuilder text = new StringBuilder();
    if (unsure > 0) {
      text.append(plural(unsure, "finding is", "findings are"))
          .append(" possible, but a file that would decide is missing. ");
    }
    text.append(
        open == 0
            ? "Everything that applies to this host was checked."
            : plural(open, "check", "checks")
                + " could not be made, because what "
                + (open == 1 ? "it needs" : "they need")
                + " was not captured.");
    return new Verdict(
        Optional.empty(),
        "No fault found in " + plural(decided, "check", "checks"),
        text.toString());
  }

  private static String explain(Finding lead, Diagnosis diagnosis, Snapshot snapshot) {
    List<String> sentences = new ArrayList<>();
    sentences.add(sentence(lead.summary()));
    if (!lead.consequence().isEmpty()) {
      sentences.add(sentence(lead.consequence()));
    }
    List<Finding> same =
        diagnosis.faults().stream()
            .filter(f -> f != lead && f.id().equals(lead.id()))
            .filter(f -> f.links().equals(lead.links()))
            .toList();
    if (!same.isEmpty()) {
      sentences.add(
          "The same holds for " + Phrases.and(same.stream().map(Finding::subject).toList()) + ".");
    }
    long others = diagnosis.faults().size() - same.size() - 1L;
    if (others > 0) {
      sentences.add(plural(others, "more finding", "more findings") + " below.");
    }
    inOrder(diagnosis, snapshot).ifPresent(sentences::add);
    return String.join(" ", sentences);
  }

  /** Names the network cards without a fault; says nothing while a finding concerns the host. */
  private static Optional<String> inOrder(Diagnosis diagnosis, Snapshot snapshot) {
    if (diagnosis.faults().stream().anyMatch(f -> f.links().isEmpty())) {
      return Optional.empty();
    }
    List<String> names =
        snapshot.links().orElse(List.of()).stream()
            .filter(l -> !l.loopback() && l.altnames().stream().anyMatch(a -> a.startsWith("eni-")))
            .map(Link::name)
            .filter(name -> diagnosis.faults().stream().noneMatch(f -> f.links().contains(name)))
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(Phrases.and(names) + (names.size() == 1 ? " is" : " are") + " in order.");
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private static String plural(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
