package dev.plumbline.path;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;

/**
 * An address or delegated prefix that belongs to an ENI.
 *
 * @param prefix a host prefix for an address
 * @param origin who says so
 * @param evidence the line that says so
 */
public record Wanted(IpPrefix prefix, Origin origin, Evidence evidence) {
  /** Who says that it belongs to the ENI. */
  public enum Origin {
    /** Instance metadata, answered with status 200. */
    METADATA,
    /** A generated drop-in, where metadata was not captured or did not answer. */
    DROP_IN
  }

  public Family family() {
    return prefix.family();
  }

  /** True for a single address, false for a delegated prefix. */
  public boolean address() {
    return prefix.isHost();
  }
}
