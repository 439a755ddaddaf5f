package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpPrefix;

/**
 * One entry of a network ACL.
 *
 * @param number as printed; the final deny is 32767, for IPv6 32768
 * @param prefix source of incoming, destination of outgoing packets
 */
public record AclEntry(
    int number,
    boolean egress,
    boolean allow,
    IpPrefix prefix,
    Traffic traffic,
    Evidence evidence) {
  /** The rule as people name it, such as {@code egress 32767}. */
  public String words() {
    return (egress ? "egress " : "ingress ") + number;
  }
}
