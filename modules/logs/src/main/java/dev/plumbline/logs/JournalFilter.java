package dev.plumbline.logs;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Chooses entries of a journal that is always read whole: {@code journalctl -u} expands patterns
 * only once, at its start, and would never show a template's later instance.
 *
 * @param identifiers SYSLOG_IDENTIFIERs; none means any
 * @param units unit names or patterns with {@code *}; none means any. Together with identifiers, an
 *     entry without a known unit passes (text journals do not tell it)
 */
public record JournalFilter(Set<String> identifiers, List<String> units) {
  public JournalFilter {
    identifiers = Set.copyOf(identifiers);
    units = List.copyOf(units);
  }

  /** Everything. */
  public static JournalFilter all() {
    return new JournalFilter(Set.of(), List.of());
  }

  public static JournalFilter identifiers(String... names) {
    return new JournalFilter(Set.of(names), List.of());
  }

  public static JournalFilter unit(String pattern) {
    return new JournalFilter(Set.of(), List.of(pattern));
  }

  public boolean matches(String identifier, String unit) {
    if (!identifiers.isEmpty() && !identifiers.contains(identifier)) {
      return false;
    }
    if (units.isEmpty() || (unit.isEmpty() && !identifiers.isEmpty())) {
      return true;
    }
    return units.stream().anyMatch(pattern -> glob(pattern, unit));
  }

  private static boolean glob(String pattern, String unit) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(unit) || (pattern + ".service").equals(unit);
    }
    return Pattern.matches(
        Pattern.quote(pattern).replace("*", "\\E.*\\Q"), unit); // glob: only * is special
  }
}
