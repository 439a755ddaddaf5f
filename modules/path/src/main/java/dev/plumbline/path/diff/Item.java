package dev.plumbline.path.diff;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.path.Attribution;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One thing on one side, as it is compared.
 *
 * @param key what makes it the same thing on the other side
 * @param subject in the words of the command that shows it, without what may change
 * @param fields what may differ; names in the order shown, empty values are "not shown"
 * @param owner worked out only for what differs
 * @param links links it belongs to
 * @param source address that the kernel made it for, or that it offers as source
 * @param kernel true when the kernel makes it by itself, with a link or an address
 */
record Item(
    Section section,
    String key,
    String subject,
    SequencedMap<String, String> fields,
    Supplier<Attribution> owner,
    Evidence evidence,
    Optional<Family> family,
    String table,
    Set<String> links,
    Optional<IpAddress> source,
    boolean kernel) {
  /** Fields that the subject repeats, or that are too long for a line. */
  private static final Set<String> NOT_IN_TEXT = Set.of("address", "content");

  /** Subject and the fields that are shown, on one line. */
  String text() {
    StringBuilder text = new StringBuilder(subject);
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (!field.getValue().isEmpty() && !NOT_IN_TEXT.contains(field.getKey())) {
        text.append(' ').append(field.getKey()).append(' ').append(field.getValue());
      }
    }
    return text.toString();
  }
}
