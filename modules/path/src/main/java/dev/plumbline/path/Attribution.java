package dev.plumbline.path;

import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import java.util.Optional;

/**
 * Who made something, why we think so and how sure that is.
 *
 * @param evidence the drop-in line that asks for it, where one does
 */
public record Attribution(
    Owner owner, String reason, Confidence confidence, Optional<Evidence> evidence) {
  static Attribution certain(Owner owner, String reason) {
    return new Attribution(owner, reason, Confidence.CERTAIN, Optional.empty());
  }

  static Attribution likely(Owner owner, String reason) {
    return new Attribution(owner, reason, Confidence.LIKELY, Optional.empty());
  }

  static Attribution configured(Owner owner, Evidence line) {
    return new Attribution(
        owner, "Asked for by " + line.place() + ".", Confidence.CERTAIN, Optional.of(line));
  }
}
