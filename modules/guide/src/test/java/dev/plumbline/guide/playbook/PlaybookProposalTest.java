package dev.plumbline.guide.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Host;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaybookProposalTest {
  private static final String YAML =
      """
      playbook: %s
      title: %s
      about: A small one.
      questions:
        seen:
          ask: What is seen?
          why: To begin somewhere.
          answers:
            routes:
              say: An interface does not answer
              next: go-on
            nothing:
              say: Nothing
              next: end
          cannot-tell: end
      conclusions:
        go-on:
          severity: info
          title: Look at the routes
          text: The cause lies in the policy routes.
          confidence: likely
          findings: [%s]
          continue: policy-routes
        end:
          severity: info
          title: Nothing to look for
          text: Nobody saw anything.
          confidence: likely
      """;

  private static final Playbook ROUTES = Playbooks.find("policy-routes").orElseThrow();
  private static final Playbook OTHER = playbook("other", "link-failed");
  private static final Playbook SYMPTOM = playbook("symptom", "link-failed");
  private static final Playbook NODE = playbook("eks-pods", "link-failed");

  private static Playbook playbook(String id, String finding) {
    try {
      return PlaybookReader.read(id + ".yaml", YAML.formatted(id, id, finding));
    } catch (PlaybookException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theFirstFaultThatNoOtherExplainsNamesThePlaybook() {
    CaseFacts facts = CaseFacts.of(Host.practice("secondary-rules-missing").snapshot());
    PlaybookProposal proposal = PlaybookProposal.of(List.of(OTHER, ROUTES), facts);

    assertThat(proposal.playbook()).isEqualTo(ROUTES);
    assertThat(proposal.reason()).contains("no IPv4 rule sends");
  }

  @Test
  void withoutAFaultItBeginsWithWhatIsSeen() {
    CaseFacts facts = CaseFacts.of(Host.healthy().snapshot());

    assertThat(PlaybookProposal.of(List.of(ROUTES, SYMPTOM), facts).playbook()).isEqualTo(SYMPTOM);
    assertThat(PlaybookProposal.of(List.of(ROUTES, OTHER), facts).playbook()).isEqualTo(ROUTES);
  }

  @Test
  void aNodeOfTheVpcCniHasItsOwn() {
    CaseFacts facts = CaseFacts.of(Host.practice("eks-healthy").snapshot());

    assertThat(PlaybookProposal.of(List.of(SYMPTOM, NODE), facts).playbook()).isEqualTo(NODE);
  }

  @Test
  void aDrillProposesNothingThatTheFindingsWouldTell() {
    CaseFacts facts = CaseFacts.withheld(Host.practice("secondary-rules-missing").snapshot());
    PlaybookProposal proposal = PlaybookProposal.of(List.of(OTHER, ROUTES, SYMPTOM), facts);

    assertThat(proposal.playbook()).isEqualTo(SYMPTOM);
    assertThat(proposal.reason()).isEqualTo("begin with what is seen");
  }

  @Test
  void aConclusionLeadsIntoThePlaybookItNamesAndNeverTwice() {
    CaseFacts facts = CaseFacts.of(Host.practice("secondary-rules-missing").snapshot());
    PlaybookSession seen = PlaybookSession.start(OTHER, facts).answer("seen", "routes").advance();
    List<PlaybookSession> walks = PlaybookWalks.follow(seen, Playbooks.all());

    assertThat(walks).extracting(w -> w.playbook().id()).containsExactly("other", "policy-routes");
    assertThat(walks.getLast().conclusion().orElseThrow().conclusion().id())
        .isEqualTo("f9-rules-deleted");

    Playbook circle = playbook("policy-routes", "link-failed");
    PlaybookSession round = PlaybookSession.start(circle, facts).answer("seen", "routes").advance();
    assertThat(PlaybookWalks.follow(round, Playbooks.all())).hasSize(1);
  }

  @Test
  void aWalkThatAPersonMustDecideWaitsThere() {
    CaseFacts facts = CaseFacts.of(Host.healthy().snapshot());
    List<PlaybookSession> walks =
        PlaybookWalks.follow(PlaybookSession.start(OTHER, facts).advance(), Playbooks.all());

    assertThat(walks).hasSize(1);
    assertThat(walks.getFirst().question()).isPresent();
  }
}
