package dev.plumbline.guide.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Host;
import dev.plumbline.guide.Remedy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvoyPlaybookTest {
  private static final Playbook PLAYBOOK = Playbooks.find("envoy").orElseThrow();

  private static PlaybookSession walk(Host host) {
    return PlaybookSession.start(PLAYBOOK, CaseFacts.of(host.snapshot())).advance();
  }

  private static List<String> asked(PlaybookSession session) {
    return session.way().stream().map(a -> a.question().id()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "appmesh-not-authorized, m4-not-authorized",
    "appmesh-privileged-port, m7-privileged-port",
    "envoy-no-healthy-upstream, m10-refused",
    "appmesh-retired, m1-serves",
    "healthy-2-eni, no-envoy",
  })
  void theEvidenceAloneLeadsToTheConclusion(String practice, String conclusion) {
    PlaybookSession session = walk(Host.practice(practice));

    assertThat(session.path()).allSatisfy(s -> assertThat(s.by()).isEqualTo(PathStep.By.EVIDENCE));
    assertThat(session.conclusion().map(c -> c.conclusion().id())).contains(conclusion);
  }

  @Test
  void aHealthyProxyIsInOrderOnceItsCertificatesAreKnown() {
    Host host = Host.practice("appmesh-healthy");
    assertThat(asked(walk(host))).last().isEqualTo("soon");

    host.with("envoy-certs.json", "{\"certificates\": []}");
    assertThat(walk(host).conclusion().map(c -> c.conclusion().id())).contains("in-order");
  }

  @Test
  void afterItsEndAppMeshIsNamedBeforeAnythingElse() {
    Host host = Host.practice("appmesh-not-authorized").with("date.txt", "2026-10-01T00:00:00Z\n");

    assertThat(asked(walk(host))).startsWith("product", "after-end");
    assertThat(walk(host).conclusion().map(c -> c.conclusion().id())).contains("m1-waits");
  }

  @Test
  void afterItsEndRequestsThatFailAreLookedAtAsWithAnyEnvoy() {
    Host host =
        Host.practice("envoy-no-healthy-upstream").with("date.txt", "2026-10-20T00:00:00Z\n");
    List.of("envoy-stats.txt", "envoy-stats-2.txt")
        .forEach(f -> host.replace(f, "connected_state: 1", "connected_state: 0"));

    assertThat(asked(walk(host))).startsWith("product", "after-end", "traffic");
  }

  @Test
  void everyConclusionIsReachedByAnswersAndEveryWayEnds() {
    Set<String> reached = new HashSet<>();
    Set<String> seen = new HashSet<>();
    follow(PlaybookSession.start(PLAYBOOK, CaseFacts.of(Host.healthy().snapshot())), reached, seen);

    assertThat(reached)
        .containsExactlyInAnyOrderElementsOf(
            PLAYBOOK.conclusions().stream().map(Conclusion::id).toList());
  }

  private static void follow(PlaybookSession session, Set<String> reached, Set<String> seen) {
    if (session.question().isEmpty()) {
      reached.add(session.conclusion().orElseThrow().conclusion().id());
    } else if (seen.add(session.question().get().question().id())) {
      AskedQuestion at = session.question().get();
      for (Answer answer : at.answers()) {
        follow(session.answer(at.question().id(), answer.id()).next(), reached, seen);
      }
    }
  }

  @Test
  void everyFaultHasARepairAndAVerificationOrGoesOnElsewhere() {
    for (Conclusion conclusion : PLAYBOOK.conclusions()) {
      if (conclusion.id().matches("m\\d+-.*")) {
        assertThat(conclusion.remedy().steps())
            .as(conclusion.id())
            .extracting(Remedy.Step::purpose)
            .contains(Remedy.Purpose.VERIFY)
            .containsAnyOf(Remedy.Purpose.REPAIR, Remedy.Purpose.INVESTIGATE);
        assertThat(conclusion.source()).as(conclusion.id()).isNotEmpty();
      }
    }
  }
}
