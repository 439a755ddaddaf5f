package dev.plumbline.guide.playbook;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Diagnostician;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Link;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Eni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything a walk may look at: the snapshot, what the checks say about it, the host behind it.
 *
 * @param context snapshot and host
 * @param diagnosis of the same snapshot
 * @param settled the interface that an earlier capture of the host made the subject
 * @param withheld true in a drill: the evidence is there to read, but decides nothing
 */
public record CaseFacts(
    CheckContext context, Diagnosis diagnosis, Optional<String> settled, boolean withheld) {
  public static CaseFacts of(Snapshot snapshot) {
    return of(snapshot, Diagnostician.diagnose(snapshot));
  }

  public static CaseFacts of(Snapshot snapshot, Diagnosis diagnosis) {
    return new CaseFacts(CheckContext.of(snapshot), diagnosis, Optional.empty(), false);
  }

  /** The facts of a drill: whoever walks must read the evidence and answer alone. */
  public static CaseFacts withheld(Snapshot snapshot) {
    return new CaseFacts(CheckContext.of(snapshot), Diagnosis.NOTHING, Optional.empty(), true);
  }

  /** The same facts, looked at for an interface that was settled on before. */
  CaseFacts about(String link) {
    return new CaseFacts(
        context, diagnosis, Optional.of(link).filter(interfaces()::contains), withheld);
  }

  public Snapshot snapshot() {
    return context.snapshot();
  }

  /** The interfaces to choose from, in kernel order. */
  public List<String> interfaces() {
    List<String> enis = context.host().enis().stream().map(Eni::name).toList();
    return enis.isEmpty()
        ? snapshot().links().orElse(List.of()).stream()
            .filter(l -> !l.loopback())
            .map(Link::name)
            .toList()
        : enis;
  }

  /** The settled interface, else that of the first fault, else the primary; none in a drill. */
  public Optional<String> suspect() {
    if (withheld) {
      return settled;
    }
    List<String> interfaces = interfaces();
    return settled
        .or(
            () ->
                diagnosis.faults().stream()
                    .flatMap(f -> f.links().stream())
                    .filter(interfaces::contains)
                    .findFirst())
        .or(() -> context.host().primary().map(Eni::name))
        .or(() -> interfaces.stream().findFirst());
  }

  /** Findings of these ids that concern the interface or the whole host, certain or likely. */
  public List<Finding> findings(List<String> ids, String link) {
    return reported(ids).stream().filter(f -> concerns(f, link)).toList();
  }

  private List<Finding> reported(List<String> ids) {
    return diagnosis.findings().stream()
        .filter(f -> ids.contains(f.id()) && f.confidence() != Confidence.POSSIBLE)
        .toList();
  }

  private static boolean concerns(Finding finding, String link) {
    return finding.links().isEmpty()
        || finding.links().contains(link)
        || finding.subject().equals(link);
  }

  /** The findings by which a condition holds; empty when it does not hold or cannot be told. */
  Optional<List<Finding>> holds(Condition condition, String link) {
    if (withheld) {
      return Optional.empty();
    }
    List<Finding> proof = new ArrayList<>();
    if (!condition.findings().isEmpty()) {
      proof.addAll(findings(condition.findings(), link));
    }
    if (!condition.anywhere().isEmpty()) {
      reported(condition.anywhere()).stream().filter(f -> !proof.contains(f)).forEach(proof::add);
    }
    boolean positive =
        condition.findings().isEmpty() && condition.anywhere().isEmpty() || !proof.isEmpty();
    boolean clear = excluded(condition.none(), link) && excludedAnywhere(condition.noneAnywhere());
    boolean facts =
        condition.facts().stream().allMatch(f -> fact(f, link).filter(v -> v).isPresent())
            && condition.notFacts().stream()
                .allMatch(f -> fact(f, link).filter(v -> !v).isPresent());
    return positive && clear && facts ? Optional.of(proof) : Optional.empty();
  }

  private Optional<Boolean> fact(String name, String link) {
    return Facts.value(name, context, link);
  }

  /** True when none is reported, not even as possible, and none is open. */
  private boolean excluded(List<String> ids, String link) {
    return diagnosis.findings().stream().noneMatch(f -> ids.contains(f.id()) && concerns(f, link))
        && diagnosis.notChecked().stream().noneMatch(n -> ids.contains(n.id()));
  }

  private boolean excludedAnywhere(List<String> ids) {
    return diagnosis.findings().stream().noneMatch(f -> ids.contains(f.id()))
        && diagnosis.notChecked().stream().noneMatch(n -> ids.contains(n.id()));
  }

  /** Ids that keep a condition open because their evidence was not captured, with the reason. */
  List<String> missing(Condition condition) {
    List<String> ids = new ArrayList<>(condition.findings());
    ids.addAll(condition.anywhere());
    ids.addAll(condition.none());
    ids.addAll(condition.noneAnywhere());
    return diagnosis.notChecked().stream()
        .filter(n -> ids.contains(n.id()))
        .map(n -> n.why())
        .distinct()
        .toList();
  }
}
