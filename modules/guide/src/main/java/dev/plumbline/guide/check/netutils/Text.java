package dev.plumbline.guide.check.netutils;

import dev.plumbline.model.IpPrefix;

/** How addresses and prefixes are written in findings. */
final class Text {
  private Text() {}

  /** A host prefix without its length, others in full. */
  static String of(IpPrefix prefix) {
    return prefix.isHost() ? prefix.address().toString() : prefix.toString();
  }
}
