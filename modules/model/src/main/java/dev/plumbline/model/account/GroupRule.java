package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpPrefix;

/** What a security group allows. */
public record GroupRule(boolean egress, Traffic traffic, Peer peer, Evidence evidence) {

  /** The other side of the flow. */
  public sealed interface Peer {
    record Cidr(IpPrefix prefix) implements Peer {}

    record Listed(String prefixList) implements Peer {}

    /** Private addresses of interfaces that carry this group. */
    record Member(String group) implements Peer {}

    /** A reference over a peering connection that is gone: it matches nobody. */
    record Stale(String group) implements Peer {}

    /** Something that is not understood, as printed. */
    record Unread(String text) implements Peer {}
  }
}
