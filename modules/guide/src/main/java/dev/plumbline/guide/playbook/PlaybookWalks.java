package dev.plumbline.guide.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Walks that follow one another, from playbook to playbook. */
public final class PlaybookWalks {
  private PlaybookWalks() {}

  /**
   * The walk, and those into which its conclusions lead, each as far as evidence decides.
   *
   * @param playbooks there are
   */
  public static List<PlaybookSession> follow(PlaybookSession walk, List<Playbook> playbooks) {
    return follow(walk, playbooks, UnaryOperator.identity());
  }

  /**
   * The same with answers of a person; no playbook is entered twice.
   *
   * @param answered gives each walk that begins its answers
   */
  public static List<PlaybookSession> follow(
      PlaybookSession walk, List<Playbook> playbooks, UnaryOperator<PlaybookSession> answered) {
    List<PlaybookSession> walks = new ArrayList<>(List.of(walk));
    Optional<Playbook> next = walk.continuation(playbooks);
    while (next.filter(p -> fresh(p, walks)).isPresent()) {
      walks.add(answered.apply(walks.getLast().continuedIn(next.get())).advance());
      next = walks.getLast().continuation(playbooks);
    }
    return List.copyOf(walks);
  }

  private static boolean fresh(Playbook playbook, List<PlaybookSession> walks) {
    return walks.stream().noneMatch(w -> w.playbook().id().equals(playbook.id()));
  }
}
