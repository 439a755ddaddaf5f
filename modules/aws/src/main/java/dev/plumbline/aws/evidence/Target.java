package dev.plumbline.aws.evidence;

import java.util.Optional;

/**
 * What evidence is collected for.
 *
 * @param instance id of an instance
 * @param eni id of an interface, where it belongs to no instance or none is known
 */
public record Target(Optional<String> instance, Optional<String> eni) {
  public static Target instance(String id) {
    return new Target(Optional.of(id), Optional.empty());
  }

  public static Target eni(String id) {
    return new Target(Optional.empty(), Optional.of(id));
  }

  /** The id of it. */
  public String id() {
    return instance.or(() -> eni).orElse("");
  }
}
