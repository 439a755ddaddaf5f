package dev.plumbline.guide;

import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong, or worth knowing, with its proof.
 *
 * @param id of the catalogue; never changes its meaning
 * @param severity fixed by the id
 * @param subject what it is about: {@code ens6}, {@code 10.0.2.9}, {@code rule 1024}, {@code table
 *     main}, a unit name, {@code host}
 * @param summary one line: subject, fault, value
 * @param consequence what it means for traffic, one or two sentences; may be empty
 * @param confidence how sure
 * @param evidence lines of the recording, the deciding one first
 * @param remedy how to repair, undo and verify
 * @param because id of the finding that fully explains this one, which is then folded under it
 * @param links the interfaces concerned, for cards and the diagram
 * @param source knowledge it rests on: document, repository and issue
 */
public record Finding(
    String id,
    Severity severity,
    String subject,
    String summary,
    String consequence,
    Confidence confidence,
    List<Evidence> evidence,
    Remedy remedy,
    Optional<String> because,
    List<String> links,
    String source) {
  /** Counts as a fault: critical, error or warning, certain or likely. */
  public boolean fault() {
    return severity != Severity.INFO && confidence != Confidence.POSSIBLE;
  }
}
