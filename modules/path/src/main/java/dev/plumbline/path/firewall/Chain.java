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
   * @param kind what it is for
   * @param priority lowest first
   * @param accepts its policy
   */
  record Base(Hook hook, Kind kind, int priority, boolean accepts) {}

  /** What a base chain is for. */
  enum Kind {
    FILTER,
    /** Address translation: sees the first packet of a flow only. */
    NAT,
    /** Where it changes a mark in OUTPUT, the kernel looks the route up again. */
    ROUTE;

    /** The kind of a chain of nftables. */
    static Kind ofNft(String type) {
      return switch (type) {
        case "nat" -> NAT;
        case "route" -> ROUTE;
        default -> FILTER;
      };
    }
  }

  Chain withRules(List<Rule> other) {
    return new Chain(table, name, families, base, List.copyOf(other), evidence);
  }

  String key() {
    return key(table, name);
  }

  static String key(String table, String name) {
    return table + "/" + name;
  }
}
