package dev.plumbline.path.firewall;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A chain of rules.
 *
 * @param table family and table, such as {@code ip filter}; chains see those of their table only
 * @param families whose packets it sees
 * @param base where it hooks in; absent for a chain that others jump to
 */
record Chain(
    String table,
    String name,
    Set<Family> families,
    Optional<Base> base,
    List<Rule> rules,
    Evidence evidence) {
  /**
   * How a base chain hooks in.
   *
   * @param nat true for address translation, which sees the first packet of a flow only
   * @param priority lowest first
   * @param accepts its policy
   */
  record Base(Hook hook, boolean nat, int priority, boolean accepts) {}

  String key() {
    return key(table, name);
  }

  static String key(String table, String name) {
    return table + "/" + name;
  }
}
