package dev.plumbline.path.diff;

import dev.plumbline.model.Family;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One real difference.
 *
 * @param subject in the words of the command that shows it
 * @param changes fields that differ; empty unless CHANGED
 * @param first how it is on the first side, absent when it is not there
 * @param second likewise
 * @param because subject of the difference that this one follows from, if it follows from one
 */
public record Difference(
    Section section,
    Kind kind,
    String subject,
    Optional<Family> family,
    String table,
    List<Change> changes,
    Optional<Side> first,
    Optional<Side> second,
    Optional<String> because) {
  /** How the sides differ. */
  public enum Kind {
    /** Only on the second side. */
    ADDED("+"),
    /** Only on the first side. */
    REMOVED("-"),
    CHANGED("~");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    /** The sign in front of a line. */
    public String sign() {
      return sign;
    }

    /** Lower-case word for JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A field and its two values; empty for "not shown". */
  public record Change(String field, String first, String second) {}

  /** True when it follows from another difference. */
  public boolean follows() {
    return because.isPresent();
  }

  Difference because(String other) {
    return new Difference(
        section, kind, subject, family, table, changes, first, second, Optional.of(other));
  }
}
