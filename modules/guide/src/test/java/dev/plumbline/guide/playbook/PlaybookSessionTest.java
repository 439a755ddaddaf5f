package dev.plumbline.guide.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.guide.Host;
import dev.plumbline.model.Confidence;
import org.junit.jupiter.api.Test;

class PlaybookSessionTest {
  private static final Playbook PLAYBOOK = Playbooks.find("policy-routes").orElseThrow();
  private final PlaybookSession start =
      PlaybookSession.start(
          PLAYBOOK, CaseFacts.of(Host.practice("secondary-rules-missing").snapshot()));

  @Test
  void theSuspectedInterfaceIsChosenFirstAndNamedInTheQuestions() {
    assertThat(start.question().orElseThrow().chosen().map(Answer::id)).contains("ens7");
    assertThat(start.next().question().orElseThrow().text())
        .isEqualTo("Is ens7 attached, up and handled?");
  }

  @Test
  void theEvidenceOfAQuestionIsATableWithFileAndLine() {
    AskedQuestion kernel = start.goTo("kernel").question().orElseThrow();

    assertThat(kernel.table().orElseThrow().columns())
        .containsExactly("Expected rule", "Drop-in", "Kernel");
    assertThat(kernel.table().orElseThrow().rows())
        .hasSize(3)
        .allSatisfy(
            row -> {
              assertThat(row.get(1).mark()).isEqualTo(EvidenceTable.Mark.GOOD);
              assertThat(row.get(1).evidence().orElseThrow().place()).contains("ec2net_policy_");
              assertThat(row.get(2).text()).isEqualTo("not found");
            });
  }

  @Test
  void goingBackLosesNothing() {
    PlaybookSession there =
        start.answer("interface", "ens6").note("interface", "the customer says ens6").advance();
    PlaybookSession back = there.back().back().goTo("interface");

    assertThat(back.question().orElseThrow().chosen().map(Answer::id)).contains("ens6");
    assertThat(back.advance().path()).isEqualTo(there.path());
    assertThat(there.path().getFirst().note()).isEqualTo("the customer says ens6");
  }

  @Test
  void anAnswerAgainstTheEvidenceIsMarkedAndMakesTheConclusionLessSure() {
    PlaybookSession overruled = start.answer("kernel", "foreign").advance();

    assertThat(overruled.path())
        .filteredOn(PathStep::overruled)
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.questionId()).isEqualTo("kernel");
              assertThat(step.by()).isEqualTo(PathStep.By.USER);
            });
    Reached reached = overruled.conclusion().orElseThrow();
    assertThat(reached.conclusion().id()).isEqualTo("f7-foreign-removed");
    assertThat(reached.confidence()).isEqualTo(Confidence.LIKELY);
  }

  @Test
  void takingTheAnswerOfTheEvidenceAgainEndsTheOverruling() {
    PlaybookSession session = start.answer("kernel", "foreign").answer("kernel", "missing");

    assertThat(session.advance().path()).noneMatch(PathStep::overruled);
  }

  @Test
  void notKnowingGoesOnAndMakesTheConclusionPossibleOnly() {
    PlaybookSession unsure =
        start.answer("kernel", Answer.CANNOT_TELL).answer("flow", Answer.CANNOT_TELL).advance();

    assertThat(unsure.conclusion().orElseThrow().confidence()).isEqualTo(Confidence.POSSIBLE);
  }

  @Test
  void theConclusionFillsInTheCaseAndCitesItsEvidence() {
    Reached reached = start.advance().conclusion().orElseThrow();

    assertThat(reached.title()).isEqualTo("Another program deleted the policy rules of ens7");
    assertThat(reached.remedy().repairCommands()).contains("sudo networkctl reconfigure ens7");
    assertThat(reached.remedy().steps().stream().flatMap(s -> s.commands().stream()))
        .contains("ip route get 198.51.100.7 from 10.0.50.28");
    assertThat(reached.evidence()).extracting(e -> e.file()).contains("ip-rule.txt");
  }

  @Test
  void aNewCaptureIsJudgedAnewAndKeepsWhatThePersonSaid() {
    PlaybookSession noted = start.answer("interface", "ens6").note("kernel", "ask Anna").advance();
    PlaybookSession healthy =
        noted.withFacts(CaseFacts.of(Host.healthy().snapshot())).goTo("interface").advance();

    assertThat(healthy.conclusion().map(c -> c.conclusion().id())).contains("host-in-order");
    assertThat(healthy.path())
        .anySatisfy(
            step -> {
              assertThat(step.questionId()).isEqualTo("kernel");
              assertThat(step.note()).isEqualTo("ask Anna");
            });
    assertThat(healthy.link()).isEqualTo("ens6");
  }

  @Test
  void startingOverForgetsAnswersAndNotes() {
    PlaybookSession over = start.answer("interface", "ens6").note("link", "x").next().restart();

    assertThat(over.path()).isEmpty();
    assertThat(over.link()).isEqualTo("ens7");
    assertThat(over.next().question().orElseThrow().note()).isEmpty();
  }

  @Test
  void withoutEvidenceThePersonIsAsked() {
    PlaybookSession blind =
        PlaybookSession.start(
            PLAYBOOK,
            CaseFacts.of(
                Host.practice("secondary-rules-missing")
                    .without("ip-j-rule.json", "ip-rule.txt", "ip-j6-rule.json")
                    .snapshot()));

    AskedQuestion open = blind.advance().question().orElseThrow();
    assertThat(open.chosen()).isEmpty();
    assertThat(open.open()).anySatisfy(why -> assertThat(why).contains("ip-j-rule.json"));
  }

  @Test
  void anAnswerThatDoesNotExistIsRefusedWithTheOnesThatDo() {
    assertThatThrownBy(() -> start.answer("link", "maybe"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("failed, unhandled, handled, cannot-tell");
  }

  @Test
  void aNewCaptureKeepsTheInterfaceAndTellsWhichAnswersChanged() {
    PlaybookSession before = start.advance();
    PlaybookSession after =
        before.withFacts(CaseFacts.of(Host.practice("healthy-4-eni-v6-prefix").snapshot()));

    assertThat(after.link()).isEqualTo("ens7");
    assertThat(after.path()).noneMatch(PathStep::overruled);
    assertThat(AnswerChange.between(before, after))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.question())
                  .isEqualTo("Does the kernel have what the files of ens7 ask for?");
              assertThat(change.before()).isEqualTo("No, at least one rule is missing");
              assertThat(change.after()).contains("Yes, all of it");
            });
    assertThat(AnswerChange.between(before, before)).isEmpty();
  }
}
