package dev.plumbline.app.screen.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.Bench;
import dev.plumbline.app.shell.Cases;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.Target;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.playbook.Playbook;
import dev.plumbline.guide.playbook.PlaybookException;
import dev.plumbline.guide.playbook.PlaybookReader;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.guide.playbook.Playbooks;
import dev.plumbline.report.GuidePath;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuideModelTest {
  private final OpenCase openCase = Bench.open("secondary-rules-missing");
  private final GuideModel model = model();

  private GuideModel model() {
    return new GuideModel(openCase, Playbooks.all());
  }

  @Test
  void theWalkCountsWhatWasAnsweredAndByWhom() {
    assertThat(model.progress()).isEqualTo("Nothing answered yet");
    model.next();
    model.next();
    assertThat(model.progress()).isEqualTo("2 answered, 2 by evidence");
    assertThat(model.position()).isEqualTo("Question 3 of 6");
  }

  @Test
  void answersAndNotesAreKeptInTheCaseAndComeBackWithIt() {
    model.goTo("kernel");
    var kernel = model.session().get().question().orElseThrow();
    model.answer(kernel, kernel.question().answer("foreign").orElseThrow());
    model.note(kernel, "a firewall script ran");

    assertThat(openCase.answers()).containsEntry("policy-routes/kernel", "foreign");
    var again = model().session().get().goTo("kernel").question().orElseThrow();
    assertThat(again.overruled()).isTrue();
    assertThat(again.note()).isEqualTo("a firewall script ran");
  }

  @Test
  void aSavedAnswerThatDoesNotExistAnyMoreIsLeftOut() {
    openCase.answers().put("policy-routes/kernel", "gone");

    assertThat(model().session().get().goTo("kernel").question().orElseThrow().overruled())
        .isFalse();
  }

  @Test
  void startingOverForgetsTheAnswersOfTheCaseToo() {
    model.choose(1);
    model.restart();

    assertThat(openCase.answers()).isEmpty();
    assertThat(model.session().get().confirmed()).isEmpty();
  }

  @Test
  void aFindingLeadsToTheQuestionItDecides() {
    Finding finding = openCase.evidence().get().diagnosis().findings().getFirst();
    model.reveal(new Target.OfFinding(finding));

    assertThat(model.session().get().question().orElseThrow().question().id()).isEqualTo("kernel");
  }

  @Test
  void onceInTheReportTheWalkFollowsChanges() {
    model.toConclusion();
    model.addToReport();
    assertThat(guide().conclusion()).isEqualTo("Another program deleted the policy rules of ens7");
    assertThat(guide().answers())
        .hasSize(6)
        .allSatisfy(a -> assertThat(a.by()).isEqualTo("evidence"));

    model.goTo("kernel");
    model.choose(2);
    model.toConclusion();
    assertThat(guide().conclusion()).contains("removed routes or rules that others had made");
    assertThat(guide().answers().getLast().note()).isEqualTo("Against the evidence.");
  }

  private GuidePath guide() {
    return openCase.shared(GuidePath.class).get().orElseThrow();
  }

  @Test
  void aNewCaptureIsJudgedAnew() {
    model.toConclusion();
    openCase.update(Cases.of("healthy-2-eni"));
    model.toConclusion();

    assertThat(model.session().get().conclusion().orElseThrow().conclusion().id())
        .isEqualTo("host-in-order");
  }

  @Test
  void theMapPlacesEveryNodeOnceAndNoneOverAnother() {
    model.toConclusion();
    MapLayout layout = MapLayout.of(model.session().get());

    assertThat(layout.nodes()).hasSizeGreaterThan(35);
    for (MapLayout.Node one : layout.nodes()) {
      for (MapLayout.Node other : layout.nodes()) {
        boolean apart =
            one == other
                || one.x() + one.width() <= other.x()
                || other.x() + other.width() <= one.x()
                || one.y() + one.height() <= other.y()
                || other.y() + other.height() <= one.y();
        assertThat(apart).as(one + " and " + other).isTrue();
      }
    }
    assertThat(layout.present().orElseThrow().id()).isEqualTo("f9-rules-deleted");
    assertThat(layout.edges().stream().filter(MapLayout.Edge::lit)).hasSize(6);
  }

  @Test
  void theTextForATicketNamesCauseEvidenceAndCommands() {
    model.toConclusion();

    assertThat(ConclusionText.of(model.session().get()))
        .startsWith("Another program deleted the policy rules of ens7 (likely)")
        .contains("Evidence: ip-rule.txt")
        .contains("  sudo networkctl reconfigure ens7")
        .contains("- Which interface misbehaves? ens7 (by evidence)");
  }

  @Test
  void aNewCaptureTellsWhatWentAndLeadsToTheNewConclusion() {
    model.toConclusion();
    openCase.update(Cases.of("healthy-4-eni-v6-prefix"));

    Comparison comparison = model.comparison().get().orElseThrow();
    assertThat(comparison.sentence()).startsWith("7 findings went");
    assertThat(comparison.answers()).hasSize(1);
    assertThat(comparison.conclusionBefore())
        .contains("Another program deleted the policy rules of ens7");
    assertThat(comparison.conclusion()).isNotEqualTo(comparison.conclusionBefore());
    model.closeComparison();
    assertThat(model.comparison().get()).isEmpty();
  }

  @Test
  void aNewCaptureOfTheSameSaysThatNothingChanged() {
    model.toConclusion();
    openCase.update(Cases.of("secondary-rules-missing"));

    assertThat(model.comparison().get().orElseThrow().sentence())
        .isEqualTo("Nothing changed: the same 7 findings");
    assertThat(model.session().get().conclusion()).isPresent();
  }

  @Test
  void aRecordingOnDiskCannotBeCapturedAgain() {
    assertThat(model.recapture().possible()).isFalse();
    model.recapture().start();
    assertThat(model.recapture().running().get()).isEmpty();
  }

  @Test
  void aConclusionLeadsIntoTheNextPlaybookAndBackWithoutLoss() throws Exception {
    Playbook seen = seen();
    GuideModel two = new GuideModel(openCase, List.of(Playbooks.all().getFirst(), seen));
    two.choose(seen);
    two.choose(0);
    two.next();
    assertThat(two.continuation().map(Playbook::id)).contains("policy-routes");

    two.goOn();
    assertThat(two.cameFrom().map(PlaybookSession::playbook)).contains(seen);
    two.toConclusion();
    two.addToReport();
    assertThat(guide().playbook()).isEqualTo("What is seen, then Policy routes");
    assertThat(guide().answers()).hasSize(7);

    two.goTo("interface");
    two.back();
    assertThat(two.session().get().playbook()).isEqualTo(seen);
    assertThat(two.session().get().conclusion()).isPresent();
    assertThat(two.cameFrom()).isEmpty();
  }

  private static Playbook seen() throws PlaybookException {
    return PlaybookReader.read(
        "seen.yaml",
        """
        playbook: seen
        title: What is seen
        about: Picks the playbook.
        questions:
          seen:
            ask: What is seen?
            why: To begin somewhere.
            answers:
              routes:
                say: An interface does not answer
                next: go-on
            cannot-tell: go-on
        conclusions:
          go-on:
            severity: info
            title: Look at the routes
            text: The cause lies in the policy routes.
            confidence: likely
            continue: policy-routes
        """);
  }

  @Test
  void aDrillShowsNothingUntilTheTraineeConcludes() {
    openCase.drill("Clients time out");
    GuideModel drill = model();

    assertThat(openCase.evidence().get().diagnosis().findings()).isEmpty();
    assertThat(drill.session().get().question().orElseThrow().chosen()).isEmpty();
    drill.conclude();
    assertThat(drill.result().get()).isEmpty();

    drill.choose(Playbooks.all().getFirst());
    drill.reveal(new Target.OfLink("ens7"));
    drill.next();
    drill.choose(0);
    drill.next();
    assertThat(drill.session().get().conclusion()).isPresent();
    drill.conclude();

    assertThat(drill.result().get().orElseThrow().right()).isFalse();
    assertThat(openCase.complaint()).isEmpty();
    assertThat(openCase.evidence().get().diagnosis().faults()).isNotEmpty();
    assertThat(drill.comparison().get()).isEmpty();
    assertThat(drill.session().get().path()).anyMatch(step -> step.overruled());
  }

  @Test
  void aCaptureDuringADrillStaysWithheld() {
    openCase.drill("Clients time out");
    GuideModel drill = model();
    openCase.update(Cases.of("leaked-lock"));

    assertThat(openCase.evidence().get().drill()).isTrue();
    assertThat(drill.comparison().get()).isEmpty();
    assertThat(drill.drill()).isTrue();
    openCase.reveal();
    assertThat(openCase.evidence().get().diagnosis().faults()).isNotEmpty();
  }
}
