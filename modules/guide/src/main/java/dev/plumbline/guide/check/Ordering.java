package dev.plumbline.guide.check;

import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts findings in the order people read them: each cause is followed by what it explains, and the
 * group with the most severe member comes first.
 */
final class Ordering {
  private final List<FindingDraft> drafts;
  private final Map<FindingDraft, FindingDraft> causes = new HashMap<>();

  private Ordering(List<FindingDraft> drafts) {
    this.drafts = drafts;
    for (FindingDraft draft : drafts) {
      cause(draft).filter(cause -> !explains(draft, cause)).ifPresent(c -> causes.put(draft, c));
    }
  }

  static List<Finding> order(List<FindingDraft> drafts) {
    return new Ordering(drafts).order();
  }

  private List<Finding> order() {
    return drafts.stream()
        .filter(draft -> !causes.containsKey(draft))
        .map(this::group)
        .sorted(Comparator.comparing((List<Finding> group) -> worst(group)).thenComparing(first()))
        .flatMap(List::stream)
        .toList();
  }

  private static Severity worst(List<Finding> group) {
    return Collections.min(group.stream().map(Finding::severity).toList());
  }

  private static Comparator<List<Finding>> first() {
    return Comparator.comparingInt(group -> Catalogue.entry(group.getFirst().id()).order());
  }

  private List<Finding> group(FindingDraft cause) {
    List<Finding> group = new ArrayList<>();
    Optional<FindingDraft> because = Optional.ofNullable(causes.get(cause));
    group.add(cause.finish(because.map(FindingDraft::id)));
    drafts.stream()
        .filter(draft -> causes.get(draft) == cause)
        .map(this::group)
        .sorted(Comparator.comparing(Ordering::worst))
        .forEach(group::addAll);
    return group;
  }

  /** Of causes of one id and link the last, so that they stay together above what they explain. */
  private FindingDraft lastAlike(FindingDraft cause) {
    return drafts.stream().filter(cause::alike).reduce(cause, (_, last) -> last);
  }

  private Optional<FindingDraft> cause(FindingDraft draft) {
    return draft.causes().stream()
        .flatMap(id -> drafts.stream().filter(d -> d.id().equals(id)))
        .filter(d -> d != draft && draft.mayComeFrom(d))
        .findFirst()
        .map(this::lastAlike);
  }

  /**
   * True when {@code draft} already is a cause of {@code cause}: two must not explain each other.
   */
  private boolean explains(FindingDraft draft, FindingDraft cause) {
    Set<FindingDraft> seen = new HashSet<>();
    FindingDraft at = cause;
    while (at != null && seen.add(at)) {
      if (at == draft) {
        return true;
      }
      at = causes.get(at);
    }
    return false;
  }
}
