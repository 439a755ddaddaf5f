package dev.plumbline.guide.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Host;
import dev.plumbline.guide.Remedy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EksPodsPlaybookTest {
  private static final Playbook PLAYBOOK = Playbooks.find("eks-pods").orElseThrow();

  /** A log of ipamd that found nothing to complain about, and none of the plugin's troubles. */
  private static Host withLogs(Host host) {
    return host.with(
            "ipamd.log",
            "{\"level\":\"info\",\"ts\":\"2026-11-21T02:00:00.0Z\",\"msg\":\"Starting L-IPAMD\"}\n")
        .with(
            "plugin.log",
            "{\"level\":\"info\",\"ts\":\"2026-11-21T02:00:00.0Z\",\"msg\":\"Constructed\"}\n");
  }

  private static PlaybookSession walk(Host host) {
    return PlaybookSession.start(PLAYBOOK, CaseFacts.of(host.snapshot())).advance();
  }

  @Test
  void systemdOverTheCniIsConcludedForItsInterface() {
    PlaybookSession session = walk(withLogs(Host.practice("eks-race")));
    assertThat(session.conclusion().map(c -> c.conclusion().id())).contains("systemd-over-cni");
    assertThat(session.link()).isEqualTo("ens6");
  }

  @Test
  void aHostOfAnotherKindIsSentToItsOwnPlaybook() {
    PlaybookSession session = walk(Host.practice("healthy-2-eni"));
    Conclusion conclusion = session.conclusion().orElseThrow().conclusion();
    assertThat(conclusion.id()).isEqualTo("other-plugin");
    assertThat(conclusion.continuesIn()).contains("policy-routes");
  }

  @Test
  void rulesLostAtOneMomentAreConcludedOnceTheOwnerIsRight() {
    Host host =
        withLogs(Host.practice("eks-healthy"))
            .without("ip-j-rule.json", "ip-j-rule-details.json")
            .dropLines("ip-rule.txt", "1024:")
            .dropLines("ip-rule.txt", "10.80.66.17")
            .dropLines("ip-rule.txt", "10.80.70.5");
    assertThat(walk(host).conclusion().map(c -> c.conclusion().id())).contains("rules-lost");
  }

  @Test
  void anIpamdThatIsDownLeadsToTheMetadataQuestion() {
    Host host =
        Host.practice("eks-healthy")
            .with(
                "plugin.log",
                "{\"level\":\"error\",\"ts\":\"2026-11-21T02:00:00.0Z\","
                    + "\"msg\":\"Failed to connect to backend server in networkutil\"}\n");
    PlaybookSession session = walk(host);
    assertThat(session.path())
        .filteredOn(step -> step.questionId().equals("ipamd"))
        .extracting(PathStep::answerId)
        .containsExactly("silent");
    assertThat(PLAYBOOK.question("ipamd").orElseThrow().answers())
        .filteredOn(answer -> answer.id().equals("silent"))
        .extracting(Answer::next)
        .containsExactly("metadata");
  }

  @Test
  void everyConclusionHasStepsAVersionAndASourceAndEveryRepairAnUndo() {
    for (Conclusion conclusion : PLAYBOOK.conclusions()) {
      List<Remedy.Purpose> purposes =
          conclusion.remedy().steps().stream().map(Remedy.Step::purpose).toList();
      assertThat(purposes).as(conclusion.id()).isNotEmpty();
      assertThat(conclusion.versions()).as(conclusion.id()).isNotEmpty();
      assertThat(conclusion.source()).as(conclusion.id()).isNotEmpty();
      if (purposes.contains(Remedy.Purpose.REPAIR)) {
        assertThat(purposes)
            .as(conclusion.id())
            .contains(Remedy.Purpose.VERIFY, Remedy.Purpose.UNDO);
      }
    }
  }

  @Test
  void everyConclusionIsReachedByAnswers() {
    Set<String> reached = new HashSet<>();
    Set<String> asked = new HashSet<>();
    for (Question question : PLAYBOOK.questions()) {
      asked.add(question.id());
      PlaybookGraph.answers(question).forEach(a -> reached.add(a.next()));
    }
    reached.removeAll(asked);
    assertThat(reached)
        .containsExactlyInAnyOrderElementsOf(
            PLAYBOOK.conclusions().stream().map(Conclusion::id).toList());
  }
}
