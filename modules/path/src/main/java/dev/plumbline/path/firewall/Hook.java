package dev.plumbline.path.firewall;

import java.util.Locale;

/** Where netfilter looks at a packet. */
public enum Hook {
  PREROUTING,
  INPUT,
  FORWARD,
  OUTPUT,
  POSTROUTING;

  /** Lower-case name, as in {@code nft}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True where the outgoing link is already chosen. */
  boolean routed() {
    return this == FORWARD || this == OUTPUT || this == POSTROUTING;
  }
}
