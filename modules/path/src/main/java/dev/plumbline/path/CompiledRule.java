package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.PolicyRule.Selector;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule with its selector as numbers (kernel, fib_rule_match and fib4_rule_match). */
final class CompiledRule {
  /** What a selector says to a packet. */
  enum Match {
    NO,
    YES,
    /** All that is understood fits, and there is more. */
    MAYBE
  }

  /** No rule to go on with: the target of a goto is missing, or lies behind. */
  static final int NO_TARGET = -1;

  final PolicyRule rule;
  final int target;
  final @Nullable RouteTable table;
  private final Selector selector;
  private final long fromHigh;
  private final long fromLow;
  private final long toHigh;
  private final long toLow;
  private final int protocol;
  private final boolean plain;
  private final int tosMask;

  CompiledRule(PolicyRule rule, int target, @Nullable RouteTable table) {
    this.rule = rule;
    this.target = target;
    this.table = table;
    this.selector = rule.selector();
    this.fromHigh = PrefixIndex.high(selector.from().address());
    this.fromLow = PrefixIndex.low(selector.from().address());
    this.toHigh = PrefixIndex.high(selector.to().address());
    this.toLow = PrefixIndex.low(selector.to().address());
    this.protocol = selector.protocol().map(Protocols::number).orElse(0);
    this.plain = onlyAddresses(selector) && rule.action() != PolicyRule.Action.L3MDEV;
    this.tosMask = selector.from().family() == Family.V4 ? 0x1c : 0xfc;
  }

  private static boolean onlyAddresses(Selector s) {
    Selector bare = Selector.from(s.from());
    return new Selector(
            s.inverted(),
            s.from(),
            bare.to(),
            s.iif(),
            s.iifDetached(),
            s.oif(),
            s.oifDetached(),
            s.mark(),
            s.mask(),
            s.tos(),
            s.protocol(),
            s.sourcePort(),
            s.destinationPort(),
            s.uid(),
            s.unknown())
        .equals(bare);
  }

  Match match(Packet packet) {
    if (plain) {
      return from(packet) && to(packet) ? Match.YES : Match.NO;
    }
    boolean fits = from(packet) && to(packet) && links(packet) && fields(packet) && flow(packet);
    if (fits && !selector.unknown().isEmpty()) {
      return Match.MAYBE;
    }
    return fits != selector.inverted() ? Match.YES : Match.NO;
  }

  private boolean from(Packet packet) {
    IpPrefix from = selector.from();
    return from.length() == 0
        || (packet.sourced() || !packet.six())
            && PrefixIndex.holds(
                fromHigh, fromLow, from.length(), packet.fromHigh(), packet.fromLow());
  }

  private boolean to(Packet packet) {
    return PrefixIndex.holds(
        toHigh, toLow, selector.to().length(), packet.toHigh(), packet.toLow());
  }

  private boolean links(Packet packet) {
    return !selector.iifDetached()
        && !selector.oifDetached()
        && (selector.iif().isEmpty() || is(selector.iif().get(), packet.iif(), packet.domain()))
        && (selector.oif().isEmpty() || is(selector.oif().get(), packet.oif(), packet.domain()))
        && (rule.action() != PolicyRule.Action.L3MDEV || !packet.domain().isEmpty());
  }

  /** A VRF stands for its links. */
  private static boolean is(String wanted, String link, String domain) {
    return wanted.equals(link) || wanted.equals(domain);
  }

  private boolean fields(Packet packet) {
    Query query = packet.query();
    return (selector.mark().isEmpty()
            || ((query.mark() ^ selector.mark().getAsLong()) & selector.mask()) == 0)
        && (selector.tos() == 0 || selector.tos() == (query.tos() & tosMask))
        && (selector.uid().isEmpty() || selector.uid().get().contains(query.uid()));
  }

  private boolean flow(Packet packet) {
    return (protocol == 0 || protocol == packet.protocol())
        && (selector.sourcePort().isEmpty()
            || selector.sourcePort().get().contains(packet.sourcePort()))
        && (selector.destinationPort().isEmpty()
            || selector.destinationPort().get().contains(packet.destinationPort()));
  }

  /** Why the rule does not take the packet, in a sentence. */
  String refusal(Packet packet) {
    if (selector.inverted()) {
      return "The selector fits, and the rule takes all others.";
    }
    if (!from(packet)) {
      return packet.sourced()
          ? "Source " + packet.query().from().get() + " is not in " + selector.from() + "."
          : "There is no source yet, so from " + selector.from() + " does not match.";
    }
    if (!to(packet)) {
      return "Destination " + packet.query().to() + " is not in " + selector.to() + ".";
    }
    return links(packet) ? otherRefusal(packet) : linkRefusal(packet);
  }

  private String linkRefusal(Packet packet) {
    if (selector.iifDetached() || selector.oifDetached()) {
      return "Its link is gone.";
    }
    Optional<String> iif = selector.iif();
    if (iif.isPresent() && !is(iif.get(), packet.iif(), packet.domain())) {
      return packet.iif().equals("lo")
          ? "The packet is made here and does not come in by " + iif.get() + "."
          : "The packet comes in by " + packet.iif() + ", not by " + iif.get() + ".";
    }
    return selector
        .oif()
        .filter(o -> !is(o, packet.oif(), packet.domain()))
        .map(o -> "The packet is not bound to " + o + ".")
        .orElse("No VRF is involved.");
  }

  private String otherRefusal(Packet packet) {
    Query query = packet.query();
    if (selector.mark().isPresent()
        && ((query.mark() ^ selector.mark().getAsLong()) & selector.mask()) != 0) {
      return "Mark 0x" + Long.toHexString(query.mark()) + " does not fit.";
    }
    if (selector.tos() != 0 && selector.tos() != (query.tos() & tosMask)) {
      return "Its type of service is another.";
    }
    if (selector.uid().isPresent() && !selector.uid().get().contains(query.uid())) {
      return "User " + query.uid() + " is not in its range.";
    }
    if (protocol != 0 && protocol != packet.protocol()) {
      return "The protocol is not " + selector.protocol().orElse("") + ".";
    }
    return selector.sourcePort().filter(r -> !r.contains(packet.sourcePort())).isPresent()
        ? "The source port does not fit."
        : "The destination port does not fit.";
  }
}
