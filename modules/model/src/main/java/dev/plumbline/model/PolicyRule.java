package dev.plumbline.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One rule of the routing policy database (RPDB), as {@code ip rule} shows it.
 *
 * @param family IPv4 and IPv6 have rule lists of their own
 * @param position place in the kernel's list, from 0: equal priorities are tried in this order
 * @param priority lowest is tried first
 * @param selector what a packet must look like
 * @param action what happens to it
 * @param table name or number to look up ("main", "10001"); empty unless the action is LOOKUP
 * @param gotoPriority target of a GOTO
 * @param suppressPrefixLength discards results with a prefix of at most this length
 * @param suppressGroup discards results by a link of this group
 * @param protocol who installed it (static, kernel, dhcp, ...), empty where the kernel shows none
 * @param unresolved a GOTO whose target does not exist
 * @param evidence where it was read
 */
public record PolicyRule(
    Family family,
    int position,
    long priority,
    Selector selector,
    Action action,
    String table,
    OptionalLong gotoPriority,
    OptionalInt suppressPrefixLength,
    Optional<String> suppressGroup,
    String protocol,
    boolean unresolved,
    Evidence evidence) {

  /** What a rule does with a packet that it matches. */
  public enum Action {
    LOOKUP,
    GOTO,
    NOP,
    UNREACHABLE,
    PROHIBIT,
    BLACKHOLE,
    L3MDEV,
    /** An action that is not understood; the unknown parts of the selector hold its words. */
    OTHER
  }

  /** A number range, both ends included. */
  public record Range(long first, long last) {
    public boolean contains(long value) {
      return value >= first && value <= last;
    }
  }

  /**
   * All parts must match; {@code inverted} turns the combined result round.
   *
   * @param from source prefix; the zero-length prefix is "all"
   * @param to destination prefix
   * @param mark fwmark value
   * @param mask fwmark mask, ffffffff where none is shown
   * @param tos type of service, 0 for any
   * @param unknown parts that are not understood, as they stand ("dscp CS1"): newer kernels have
   *     more of them; whether they match cannot be told
   */
  public record Selector(
      boolean inverted,
      IpPrefix from,
      IpPrefix to,
      Optional<String> iif,
      boolean iifDetached,
      Optional<String> oif,
      boolean oifDetached,
      OptionalLong mark,
      long mask,
      int tos,
      Optional<String> protocol,
      Optional<Range> sourcePort,
      Optional<Range> destinationPort,
      Optional<Range> uid,
      List<String> unknown) {
    /** A selector that takes every packet of the family. */
    public static Selector all(Family family) {
      return from(IpPrefix.all(family));
    }

    /** A selector on the source alone. */
    public static Selector from(IpPrefix source) {
      return new Selector(
          false,
          source,
          IpPrefix.all(source.family()),
          Optional.empty(),
          false,
          Optional.empty(),
          false,
          OptionalLong.empty(),
          0xffffffffL,
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());
    }

    /** True when the rule takes every packet: no selector at all. */
    public boolean matchesEverything() {
      return equals(all(from.family()));
    }
  }

  /** The same rule, cited from another place. */
  public PolicyRule withEvidence(Evidence other) {
    return copy(protocol, other);
  }

  /** The same rule with the protocol that another listing shows. */
  public PolicyRule withProtocol(String other) {
    return copy(other, evidence);
  }

  /** The same rule at another place of the list. */
  public PolicyRule placed(int newPosition, long newPriority) {
    return new PolicyRule(
        family,
        newPosition,
        newPriority,
        selector,
        action,
        table,
        gotoPriority,
        suppressPrefixLength,
        suppressGroup,
        protocol,
        unresolved,
        evidence);
  }

  private PolicyRule copy(String newProtocol, Evidence newEvidence) {
    return new PolicyRule(
        family,
        position,
        priority,
        selector,
        action,
        table,
        gotoPriority,
        suppressPrefixLength,
        suppressGroup,
        newProtocol,
        unresolved,
        newEvidence);
  }
}
