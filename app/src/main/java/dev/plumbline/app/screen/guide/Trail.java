package dev.plumbline.app.screen.guide;

import dev.plumbline.guide.playbook.PlaybookSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The walks through other playbooks that led to the present one, the first of them first. */
final class Trail {
  private final List<PlaybookSession> walks = new ArrayList<>();

  /** Goes on in another playbook; this walk waits at its conclusion. */
  void leave(PlaybookSession walk) {
    walks.add(walk);
  }

  /** The walk that led here, which is then the present one again. */
  Optional<PlaybookSession> comeBack() {
    return walks.isEmpty() ? Optional.empty() : Optional.of(walks.removeLast());
  }

  /** Where "back" leads. */
  Optional<PlaybookSession> last() {
    return walks.isEmpty() ? Optional.empty() : Optional.of(walks.getLast());
  }

  void forget() {
    walks.clear();
  }

  /** Judges all of them anew. */
  void change(UnaryOperator<PlaybookSession> judge) {
    walks.replaceAll(judge);
  }

  /** All walks up to the present one. */
  List<PlaybookSession> with(PlaybookSession now) {
    List<PlaybookSession> all = new ArrayList<>(walks);
    all.add(now);
    return List.copyOf(all);
  }

  /** True when this playbook was walked on the way here. */
  boolean passed(String playbook) {
    return walks.stream().anyMatch(w -> w.playbook().id().equals(playbook));
  }
}
