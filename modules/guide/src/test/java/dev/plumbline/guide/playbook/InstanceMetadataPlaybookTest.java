package dev.plumbline.guide.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Host;
import dev.plumbline.guide.Remedy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceMetadataPlaybookTest {
  private static final Playbook PLAYBOOK = Playbooks.find("instance-metadata").orElseThrow();

  /** Leaves open what the evidence leaves open, as somebody does who cannot look any further. */
  private static String walked(Host host) {
    PlaybookSession session =
        PlaybookSession.start(PLAYBOOK, CaseFacts.of(host.snapshot())).advance();
    while (session.conclusion().isEmpty()) {
      String open = session.question().orElseThrow().question().id();
      session = session.answer(open, Answer.CANNOT_TELL).advance();
    }
    return session.conclusion().orElseThrow().conclusion().id();
  }

  @ParameterizedTest
  @CsvSource({
    "imds-endpoint-off, f1-endpoint-off",
    "imds-container-hop, f2-hop-limit",
    "imds-throttled, f4-throttled",
    "imds-daemon-proxy, f5-proxy",
    "imds-one-user, f6-local-firewall",
    "imds-lost-route, f7-no-route",
    "imds-container-network, f7-wrong-way",
    "imds-no-role, f8-no-profile",
    "imds-healthy, in-order",
  })
  void theEvidenceLeadsToTheConclusion(String practice, String conclusion) {
    assertThat(walked(Host.practice(practice))).isEqualTo(conclusion);
  }

  @Test
  void everyModeHasAConclusionWithVerificationAndSource() {
    Set<String> numbers = new HashSet<>();
    for (Conclusion conclusion : PLAYBOOK.conclusions()) {
      Set<Remedy.Purpose> purposes = new HashSet<>();
      conclusion.remedy().steps().forEach(s -> purposes.add(s.purpose()));
      assertThat(purposes).as(conclusion.id()).contains(Remedy.Purpose.VERIFY);
      assertThat(conclusion.source()).as(conclusion.id()).isNotEmpty();
      if (conclusion.id().matches("f\\d+-.*")) {
        numbers.add(conclusion.id().substring(0, conclusion.id().indexOf('-')));
        assertThat(purposes)
            .as(conclusion.id())
            .contains(Remedy.Purpose.REPAIR, Remedy.Purpose.UNDO);
      }
    }
    assertThat(numbers).containsAll(IntStream.rangeClosed(1, 13).mapToObj(n -> "f" + n).toList());
  }

  @Test
  void aLostRouteGoesOnWithPolicyRoutes() {
    assertThat(PLAYBOOK.conclusions())
        .filteredOn(c -> c.id().startsWith("f7-"))
        .hasSize(2)
        .allSatisfy(c -> assertThat(c.continuesIn()).contains("policy-routes"));
  }

  @Test
  void theQuestionsComeInTheOrderOfDiagnosis() {
    assertThat(PLAYBOOK.questions().stream().map(Question::id))
        .containsSubsequence(
            List.of(
                "options", "token", "way", "firewall", "throttle", "proxy", "container", "role"));
  }
}
