package dev.plumbline.path.firewall;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** The options of iptables matches as tests (iptables(8), iptables-extensions(8)). */
final class IptablesMatches {
  private static final Step.Test UNKNOWN = (_, _) -> Truth.UNKNOWN;
  private static final Step.Test YES = (_, _) -> Truth.YES;

  private final Family family;
  private final Locality locality;

  IptablesMatches(Family family, Locality locality) {
    this.family = family;
    this.locality = locality;
  }

  /**
   * The test of an option; unknown ones cannot be told.
   *
   * @param module the last {@code -m} before it
   * @param rule all words of the rule
   */
  Step.Test of(String module, String option, List<String> arguments, List<String> rule) {
    String value = arguments.isEmpty() ? "" : arguments.getFirst();
    return switch (option) {
      case "-s", "--source" -> address(value, Packet::source);
      case "-d", "--destination" -> address(value, Packet::destination);
      case "-p", "--protocol" -> protocol(value);
      case "-i", "--in-interface" -> (p, _) -> link(p.iif().orElse(""), value);
      case "-o", "--out-interface" -> (p, hook) -> out(p, hook, value);
      case "--dport", "--destination-port", "--dports" -> ports(value, Packet::destinationPort);
      case "--sport", "--source-port", "--sports" -> ports(value, Packet::sourcePort);
      case "--ports" -> either(value);
      case "--uid-owner" -> Tests.uid(Range.of(value, "-"));
      case "--ctstate", "--state" -> state(value);
      case "--mark" -> module.equals("connmark") ? mark(value, true) : mark(value, false);
      case "--dst-type" ->
          type(value, Packet::destination, rule.contains("--limit-iface-in"), rule);
      case "--src-type" -> type(value, Packet::source, rule.contains("--limit-iface-in"), rule);
      case "--limit-iface-in", "--limit-iface-out" -> YES;
      case "--src-range" -> range(value, Packet::source);
      case "--dst-range" -> range(value, Packet::destination);
      case "--tcp-flags" -> arguments.size() == 2 ? flags(value, arguments.get(1)) : UNKNOWN;
      default -> UNKNOWN;
    };
  }

  private Step.Test address(String text, Function<Packet, IpAddress> of) {
    Optional<IpPrefix> prefix = prefix(text);
    return prefix.isEmpty() ? UNKNOWN : (p, _) -> Truth.of(prefix.get().contains(of.apply(p)));
  }

  /** A prefix with a length or, as older versions write it, with a mask. */
  private static Optional<IpPrefix> prefix(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || text.indexOf('.', slash) < 0) {
      return IpPrefix.tryParse(text);
    }
    Optional<IpAddress> mask = IpAddress.tryParse(text.substring(slash + 1));
    return mask.filter(m -> Long.bitCount(m.low()) + Long.numberOfTrailingZeros(m.low()) == 32)
        .flatMap(m -> IpPrefix.tryParse(text.substring(0, slash) + "/" + Long.bitCount(m.low())));
  }

  private Step.Test protocol(String text) {
    if (text.equals("all") || text.equals("0")) {
      return YES;
    }
    return Tests.protocol(Protocols.name(text, family));
  }

  /** A link name; a {@code +} at the end stands for any rest. */
  private static Truth link(String name, String pattern) {
    return Truth.of(
        pattern.endsWith("+")
            ? name.startsWith(pattern.substring(0, pattern.length() - 1))
            : name.equals(pattern));
  }

  private static Truth out(Packet packet, Hook hook, String pattern) {
    return packet.oif().isEmpty() && hook.routed()
        ? Truth.UNKNOWN
        : link(packet.oif().orElse(""), pattern);
  }

  private static Step.Test ports(String text, Function<Packet, OptionalInt> port) {
    List<Range> ranges = Arrays.stream(text.split(",")).map(t -> Range.of(t, ":")).toList();
    return (p, _) -> Tests.port(port.apply(p), ranges);
  }

  private static Step.Test either(String text) {
    Step.Test source = ports(text, Packet::sourcePort);
    Step.Test destination = ports(text, Packet::destinationPort);
    return (p, hook) -> source.of(p, hook).or(destination.of(p, hook));
  }

  private static Step.Test state(String text) {
    List<String> states = List.of(text.toLowerCase(Locale.ROOT).split(","));
    boolean translated = states.contains("snat") || states.contains("dnat");
    return (p, _) ->
        states.contains(p.state().word()) ? Truth.YES : translated ? Truth.UNKNOWN : Truth.NO;
  }

  private static Step.Test mark(String text, boolean connection) {
    Optional<long[]> mark = MarkText.valueAndMask(text);
    return mark.isEmpty()
        ? UNKNOWN
        : (p, _) -> (connection ? p.connectionMark() : p.mark()).is(mark.get()[0], mark.get()[1]);
  }

  private Step.Test type(
      String text, Function<Packet, IpAddress> of, boolean byIif, List<String> rule) {
    if (rule.contains("--limit-iface-out")) {
      return UNKNOWN;
    }
    return (p, _) ->
        Arrays.stream(text.split(","))
            .map(t -> locality.is(of.apply(p), t, byIif ? p.iif() : Optional.empty()))
            .reduce(Truth.NO, Truth::or);
  }

  private static Step.Test range(String text, Function<Packet, IpAddress> of) {
    int dash = text.indexOf('-');
    Optional<IpAddress> first = IpAddress.tryParse(dash < 0 ? text : text.substring(0, dash));
    Optional<IpAddress> last = IpAddress.tryParse(text.substring(dash + 1));
    return first.isEmpty() || last.isEmpty()
        ? UNKNOWN
        : (p, _) ->
            Truth.of(
                of.apply(p).compareTo(first.get()) >= 0 && of.apply(p).compareTo(last.get()) <= 0);
  }

  /** A first packet is a SYN; every later one carries ACK. */
  private static Step.Test flags(String mask, String set) {
    List<String> looked = List.of(mask.split(","));
    List<String> wanted = List.of(set.split(","));
    boolean syn = wanted.equals(List.of("SYN")) && looked.contains("SYN");
    boolean noSyn = set.equals("NONE") && !looked.contains("SYN");
    boolean noAck = looked.contains("ACK") && !wanted.contains("ACK");
    return (p, _) ->
        switch (p.state()) {
          case NEW -> Truth.of(syn || noSyn);
          case ESTABLISHED -> noAck ? Truth.NO : Truth.UNKNOWN;
          default -> Truth.UNKNOWN;
        };
  }
}
