package dev.plumbline.path.firewall;

import java.util.Locale;

/** What connection tracking says of a packet. */
public enum ConnectionState {
  /** First packet of a flow. */
  NEW,
  /** Any later packet, in particular a reply. */
  ESTABLISHED,
  RELATED,
  INVALID,
  UNTRACKED;

  /** Lower-case name, as in {@code nft}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
