package dev.plumbline.path;

import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import java.util.Optional;

/**
 * Who made something, why we think so and how sure that is.
 *
 * @param version of the package that made it, where the recording names it
 * @param reason one sentence
 * @param evidence the line that the reason relies on, where one does
 */
public record Attribution(
    Owner owner,
    Optional<String> version,
    String reason,
    Confidence confidence,
    Optional<Evidence> evidence) {
  public static Attribution certain(Owner owner, String reason) {
    return of(owner, reason, Confidence.CERTAIN);
  }

  public static Attribution likely(Owner owner, String reason) {
    return of(owner, reason, Confidence.LIKELY);
  }

  public static Attribution possible(Owner owner, String reason) {
    return of(owner, reason, Confidence.POSSIBLE);
  }

  static Attribution configured(Owner owner, Evidence line) {
    return certain(owner, "Asked for by " + line.place() + ".").by(line);
  }

  private static Attribution of(Owner owner, String reason, Confidence confidence) {
    return new Attribution(owner, Optional.empty(), reason, confidence, Optional.empty());
  }

  /** The same, relying on this line. */
  public Attribution by(Evidence line) {
    return new Attribution(owner, version, reason, confidence, Optional.of(line));
  }

  Attribution withVersion(Optional<String> known) {
    return owner == Owner.NET_UTILS
        ? new Attribution(owner, known, reason, confidence, evidence)
        : this;
  }

  /** The owner's name, with the version where it is known. */
  public String label() {
    return owner.label() + version.map(v -> " " + v).orElse("");
  }
}
