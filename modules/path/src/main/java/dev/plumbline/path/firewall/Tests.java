package dev.plumbline.path.firewall;

import java.util.List;
import java.util.OptionalInt;

/** Tests that iptables and nftables share. */
final class Tests {
  private Tests() {}

  static Step.Test protocol(String name) {
    return (p, _) -> p.protocol().map(own -> Truth.of(own.equals(name))).orElse(Truth.UNKNOWN);
  }

  static Truth port(OptionalInt port, List<Range> ranges) {
    if (port.isEmpty()) {
      return Truth.UNKNOWN;
    }
    return ranges.stream().map(r -> r.holds(port.getAsInt())).reduce(Truth.NO, Truth::or);
  }

  /** Owner of the socket: only packets made here have one. */
  static Step.Test uid(Range range) {
    return (p, _) -> {
      if (p.iif().isPresent()) {
        return Truth.NO;
      }
      return p.uid().isPresent() ? range.holds(p.uid().getAsLong()) : Truth.UNKNOWN;
    };
  }
}
