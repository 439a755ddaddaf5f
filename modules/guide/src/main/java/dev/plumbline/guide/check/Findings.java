package dev.plumbline.guide.check;

import dev.plumbline.guide.NotChecked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what the checks report: one finding per id, subject and family, the first one stays. */
public final class Findings {
  private final Map<String, FindingDraft> drafts = new LinkedHashMap<>();
  private final Map<String, NotChecked> notChecked = new LinkedHashMap<>();
  private final Set<String> decided = new LinkedHashSet<>();

  /** Adds a finding unless the same id, subject and family was reported before. */
  public void report(FindingDraft draft) {
    drafts.putIfAbsent(draft.key(), draft);
  }

  /**
   * Says that an id could not be decided, in whole or in part.
   *
   * @param why names the missing file
   */
  public void notChecked(String id, String why) {
    notChecked.putIfAbsent(id, new NotChecked(Catalogue.entry(id).id(), why));
  }

  /** Notes that the check of an id ran to its end. */
  void decided(String id) {
    decided.add(id);
  }

  /** Ids whose check ran and that no part of was left open. */
  List<String> decided() {
    return decided.stream().filter(id -> !notChecked.containsKey(id)).toList();
  }

  /** Everything reported so far, in order of reporting. */
  public List<FindingDraft> drafts() {
    return new ArrayList<>(drafts.values());
  }

  /** Everything that could not be decided so far. */
  public List<NotChecked> notChecked() {
    return List.copyOf(notChecked.values());
  }
}
