package dev.plumbline.guide.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Host;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SsmAgentPlaybookTest {
  private static final Playbook PLAYBOOK = Playbooks.find("ssm-agent").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "ssm-imds-unreachable, metadata-silent",
    "ssm-proxy, proxy-metadata",
    "ssm-role-not-assumed, trust-policy",
    "ssm-denied, denied",
    "ssm-endpoint-timeout, endpoint-path",
    "ssm-throttled, throttled",
    "ssm-404-after-network-loss, network-lost",
    "ssm-healthy, in-order",
    "healthy-2-eni, not-installed",
  })
  void theEvidenceLeadsToTheConclusion(String practice, String conclusion) {
    PlaybookSession session =
        PlaybookSession.start(PLAYBOOK, CaseFacts.of(Host.practice(practice).snapshot())).advance();
    while (session.conclusion().isEmpty()) {
      session =
          session
              .answer(session.question().orElseThrow().question().id(), Answer.CANNOT_TELL)
              .next()
              .advance();
    }
    assertThat(session.conclusion().orElseThrow().conclusion().id()).isEqualTo(conclusion);
  }

  @Test
  void everyConclusionIsReachedByAnswersAndEveryWayEnds() {
    CaseFacts facts = CaseFacts.of(Host.practice("ssm-healthy").snapshot());
    Set<String> reached = new HashSet<>();
    walk(PlaybookSession.start(PLAYBOOK, facts), reached, new HashSet<>());

    assertThat(reached)
        .containsExactlyInAnyOrderElementsOf(
            PLAYBOOK.conclusions().stream().map(Conclusion::id).toList());
  }

  @Test
  void causesElsewhereAreFollowedInTheirOwnPlaybooks() {
    assertThat(PLAYBOOK.conclusions().stream().flatMap(c -> c.continuesIn().stream()))
        .containsExactlyInAnyOrder("policy-routes", "instance-metadata");
  }

  private static void walk(PlaybookSession session, Set<String> reached, Set<String> seen) {
    Optional<AskedQuestion> at = session.question();
    if (at.isEmpty()) {
      reached.add(session.conclusion().orElseThrow().conclusion().id());
    } else if (seen.add(at.get().question().id())) {
      for (Answer answer : at.get().answers()) {
        walk(session.answer(at.get().question().id(), answer.id()).next(), reached, seen);
      }
    }
  }
}
