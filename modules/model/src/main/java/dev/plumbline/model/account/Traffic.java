package dev.plumbline.model.account;

/**
 * What a rule applies to.
 *
 * @param protocol number, {@link #ALL}, or {@link #UNREAD}
 * @param from first destination port, or ICMP type; -1 for any
 * @param to last destination port, or ICMP code; -1 for any
 */
public record Traffic(int protocol, int from, int to) {
  public static final int ALL = -1;

  /** A protocol name that is not understood: whether the rule applies cannot be told. */
  public static final int UNREAD = -2;
}
