package dev.plumbline.path.diff;

import dev.plumbline.model.Evidence;
import dev.plumbline.path.Attribution;

/**
 * A thing as one side has it.
 *
 * @param text subject and everything that could differ, on one line
 */
public record Side(String text, Attribution owner, Evidence evidence) {
  static Side of(Item item) {
    return new Side(item.text(), item.owner().get(), item.evidence());
  }
}
