package dev.plumbline.guide.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Host;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every playbook that comes with the program. */
class ShippedPlaybooksTest {
  private static final List<String> IDS =
      List.of("symptom", "policy-routes", "ssm-agent", "instance-metadata", "eks-pods", "envoy");

  static List<Playbook> playbooks() {
    return Playbooks.all();
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void everyConclusionIsReachedByAnswersAndEveryWayEnds(Playbook playbook) {
    CaseFacts facts = CaseFacts.withheld(Host.healthy().snapshot());
    Set<String> reached = new HashSet<>();
    walk(PlaybookSession.start(playbook, facts), reached, new HashSet<>());

    assertThat(reached)
        .containsExactlyInAnyOrderElementsOf(
            playbook.conclusions().stream().map(Conclusion::id).toList());
  }

  private static void walk(PlaybookSession session, Set<String> reached, Set<String> seen) {
    Optional<AskedQuestion> at = session.question();
    if (at.isEmpty()) {
      reached.add(session.conclusion().orElseThrow().conclusion().id());
    } else if (seen.add(at.get().question().id())) {
      for (Answer answer : at.get().answers()) {
        PlaybookSession next = session.answer(at.get().question().id(), answer.id()).next();
        walk(next, reached, seen);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void everyConclusionLeadsOn(Playbook playbook) {
    for (Conclusion conclusion : playbook.conclusions()) {
      assertThat(conclusion.text()).as(conclusion.id()).isNotBlank();
      conclusion.continuesIn().ifPresent(id -> assertThat(IDS).as(conclusion.id()).contains(id));
    }
  }

  @Test
  void thePlaybooksHaveNamesOfTheirOwn() {
    assertThat(playbooks()).extracting(Playbook::id).doesNotHaveDuplicates();
    assertThat(playbooks()).extracting(Playbook::title).doesNotHaveDuplicates();
  }
}
