package dev.plumbline.guide.playbook;

import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What a trainee concluded without help, beside what the evidence says.
 *
 * @param right true when both name the same cause
 * @param reason why it is right or not, in sentences
 * @param expected where the evidence leads in the playbook that fits; empty while a question of it
 *     is for a person
 * @param findings that decide the case, the cause first; none on a host in order
 */
public record DrillResult(
    boolean right, String reason, Optional<Reached> expected, List<Finding> findings) {

  /**
   * Compares.
   *
   * @param walked the trainee's walk, at a conclusion
   * @param truth the same host with its diagnosis
   */
  public static DrillResult of(PlaybookSession walked, List<Playbook> playbooks, CaseFacts truth) {
    Conclusion concluded = walked.conclusion().orElseThrow().conclusion();
    CaseFacts about = walked.link().isEmpty() ? truth : truth.about(walked.link());
    List<Finding> heads = truth.diagnosis().heads().stream().filter(Finding::fault).toList();
    Optional<Reached> same = PlaybookSession.start(walked.playbook(), about).end();
    Optional<Reached> fitting =
        PlaybookSession.start(PlaybookProposal.of(playbooks, truth).playbook(), truth).end();
    boolean calm = concluded.severity() == Severity.INFO;
    boolean cites = heads.stream().anyMatch(f -> concluded.findings().contains(f.id()));
    boolean agrees = same.map(r -> r.conclusion().id().equals(concluded.id())).orElse(cites);
    boolean right = heads.isEmpty() ? calm : !calm && agrees;
    return new DrillResult(right, reason(right, calm, cites, heads), fitting.or(() -> same), heads);
  }

  private static String reason(boolean right, boolean calm, boolean cites, List<Finding> heads) {
    if (heads.isEmpty()) {
      return right
          ? "The checks find no fault on this instance either."
          : "The checks find no fault on this instance; what you concluded is not in the evidence.";
    }
    String cause = "The evidence shows: " + heads.getFirst().summary() + ".";
    if (right) {
      return cause;
    }
    if (calm) {
      return "Something is wrong with this instance. " + cause;
    }
    return cites
        ? cause + " Your conclusion is about the same finding, but names another cause for it."
        : cause + " Your conclusion is about something else.";
  }
}
