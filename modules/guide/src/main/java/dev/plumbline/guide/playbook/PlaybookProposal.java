package dev.plumbline.guide.playbook;

import dev.plumbline.guide.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The playbook to begin with on one host.
 *
 * @param reason why, in one sentence without full stop
 */
public record PlaybookProposal(Playbook playbook, String reason) {
  private static final String SYMPTOM = "symptom";
  private static final String NODE = "eks-pods";

  /**
   * Proposes by the first fault that no other explains, else by what the host is.
   *
   * @param playbooks to choose from, at least one
   */
  public static PlaybookProposal of(List<Playbook> playbooks, CaseFacts facts) {
    return facts.diagnosis().heads().stream()
        .filter(Finding::fault)
        .flatMap(finding -> about(finding, playbooks, facts).stream())
        .findFirst()
        .orElseGet(() -> byHost(playbooks, facts));
  }

  /** A playbook that evidence alone leads to this finding, else one that asks for it. */
  public static Optional<PlaybookProposal> about(
      Finding finding, List<Playbook> playbooks, CaseFacts facts) {
    List<Playbook> asking =
        playbooks.stream().filter(p -> concluded(p).anyMatch(finding.id()::equals)).toList();
    return asking.stream()
        .filter(p -> leads(p, finding, facts))
        .findFirst()
        .or(() -> asking.stream().findFirst())
        .map(p -> new PlaybookProposal(p, finding.summary()));
  }

  private static Stream<String> concluded(Playbook playbook) {
    return playbook.conclusions().stream().flatMap(c -> c.findings().stream());
  }

  private static boolean leads(Playbook playbook, Finding finding, CaseFacts facts) {
    return PlaybookSession.start(playbook, facts)
        .end()
        .filter(end -> end.findings().contains(finding))
        .isPresent();
  }

  private static PlaybookProposal byHost(List<Playbook> playbooks, CaseFacts facts) {
    Optional<PlaybookProposal> node =
        find(playbooks, NODE)
            .filter(p -> facts.context().host().cniNode())
            .map(p -> new PlaybookProposal(p, "the Amazon VPC CNI runs this node"));
    return node.orElseGet(
        () ->
            new PlaybookProposal(
                find(playbooks, SYMPTOM).orElseGet(playbooks::getFirst),
                facts.withheld()
                    ? "begin with what is seen"
                    : "no finding names a cause, so begin with what is seen"));
  }

  private static Optional<Playbook> find(List<Playbook> playbooks, String id) {
    return playbooks.stream().filter(p -> p.id().equals(id)).findFirst();
  }
}
