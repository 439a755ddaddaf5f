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
      conclusion
          .continuesIn()
          .ifPresent(
              id ->
                  assertThat(playbooks())
                      .as(conclusion.id())
                      .extracting(Playbook::id)
                      .contains(id));
    }
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void inADrillNoTextShowsANameOfAPlaceholderForWhatIsNotKnown(Playbook playbook) {
    CaseFacts facts = CaseFacts.withheld(Host.healthy().snapshot());
    PlaybookSession walk = PlaybookSession.start(playbook, facts);
    assertThat(playbook.questions())
        .map(walk::asked)
        .allSatisfy(
            asked ->
                assertThat(
                        asked.text()
                            + asked.label()
                            + asked.why()
                            + asked.answers().stream().map(Answer::text).toList())
                    .doesNotContain("LINK", "TABLE", "ADDRESS", "GATEWAY", "PRIMARY", "METRIC"));
    assertThat(playbook.conclusions())
        .allSatisfy(
            c -> assertThat(walk.fill(c.title() + c.text())).doesNotContain("LINK", "TABLE"));
  }

  @Test
  void unknownValuesAreToldInWordsThatFitTheSentence() {
    PlaybookSession walk =
        PlaybookSession.start(
            playbooks().getFirst(), CaseFacts.withheld(Host.healthy().snapshot()));
    assertThat(walk.fill("Is {link} up?")).isEqualTo("Is the interface up?");
    assertThat(walk.fill("{link} is up. {link} is down"))
        .isEqualTo("The interface is up. The interface is down");
    assertThat(walk.fill("the primary {link} alone")).isEqualTo("the primary interface alone");
    assertThat(walk.fill("70-{link}.network, dev {link} table {table}"))
        .isEqualTo("70-<interface>.network, dev <interface> table <table>");
  }

  @Test
  void thePlaybooksHaveNamesOfTheirOwn() {
    assertThat(playbooks()).extracting(Playbook::id).doesNotHaveDuplicates();
    assertThat(playbooks()).extracting(Playbook::title).doesNotHaveDuplicates();
  }
}
