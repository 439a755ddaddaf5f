package dev.plumbline.model.account;

import java.util.Optional;

/**
 * An availability zone. Its id is the same in every account, its name is not.
 *
 * @param id such as {@code euw1-az1}, empty where not said
 * @param name such as {@code eu-west-1a}, empty where not said
 */
public record Zone(String id, String name) {
  /** Of something that stands in no zone, or does not say in which. */
  public static final Zone NONE = new Zone("", "");

  /** The id, else the name. */
  public String label() {
    return id.isEmpty() ? name : id;
  }

  /** Whether it is the same zone; empty where the two cannot be compared. */
  public Optional<Boolean> same(Zone other) {
    if (!id.isEmpty() && !other.id.isEmpty()) {
      return Optional.of(id.equals(other.id));
    }
    return name.isEmpty() || other.name.isEmpty()
        ? Optional.empty()
        : Optional.of(name.equals(other.name));
  }
}
