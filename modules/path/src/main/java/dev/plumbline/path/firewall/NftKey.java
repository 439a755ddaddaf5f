package dev.plumbline.path.firewall;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** The left sides of nftables matches: what of a packet is compared, and how. */
final class NftKey {
  private static final Step.Test UNKNOWN = (_, _) -> Truth.UNKNOWN;

  private final Locality locality;

  NftKey(Locality locality) {
    this.locality = locality;
  }

  /** What a left side takes for granted about the packet. */
  static Optional<Step.Test> presupposed(JsonNode left) {
    JsonNode bare = left.has("&") ? left.path("&").path(0) : left;
    return switch (bare.path("payload").path("protocol").asString("")) {
      case "ip", "icmp" -> Optional.of((p, _) -> Truth.of(p.family() == Family.V4));
      case "ip6", "icmpv6" -> Optional.of((p, _) -> Truth.of(p.family() == Family.V6));
      case "tcp" -> Optional.of(Tests.protocol("tcp"));
      case "udp" -> Optional.of(Tests.protocol("udp"));
      case "sctp" -> Optional.of(Tests.protocol("sctp"));
      default -> Optional.empty();
    };
  }

  /** Whether the key has this value, or lies in this prefix or range. */
  Step.Test test(JsonNode left, JsonNode value) {
    JsonNode range = value.path("range");
    if (range.isArray() && range.path(0).isNumber()) {
      return range(left, range.path(0).asLong(), range.path(1).asLong());
    }
    String text = value.asString("");
    if (left.has("&")) {
      return masked(left.path("&"), value);
    }
    if (left.has("payload")) {
      return payload(left.path("payload"), value);
    }
    if (left.has("meta")) {
      return meta(left.path("meta").path("key").asString(""), value);
    }
    if (left.has("ct")) {
      return switch (left.path("ct").path("key").asString("")) {
        case "state" -> (p, _) -> Truth.of(p.state().word().equals(text));
        case "mark" -> mark(value, true);
        default -> UNKNOWN;
      };
    }
    return left.has("fib") ? fib(left.path("fib"), text) : UNKNOWN;
  }

  /** Whether a number lies in a range, both ends included. */
  Step.Test range(JsonNode left, long first, long last) {
    Range range = new Range(first, last, true);
    String field = left.path("payload").path("field").asString("");
    return switch (field) {
      case "dport" -> (p, _) -> Tests.port(p.destinationPort(), List.of(range));
      case "sport" -> (p, _) -> Tests.port(p.sourcePort(), List.of(range));
      default ->
          switch (left.path("meta").path("key").asString("")) {
            case "skuid" -> Tests.uid(range);
            case "mark" ->
                (p, _) -> p.mark().known() ? range.holds(p.mark().value()) : Truth.UNKNOWN;
            default -> UNKNOWN;
          };
    };
  }

  private static Step.Test payload(JsonNode payload, JsonNode value) {
    String text = value.asString("");
    return switch (payload.path("field").asString("")) {
      case "saddr" -> (p, _) -> address(p.source(), value);
      case "daddr" -> (p, _) -> address(p.destination(), value);
      case "sport" -> (p, _) -> port(p.sourcePort(), value);
      case "dport" -> (p, _) -> port(p.destinationPort(), value);
      case "protocol", "nexthdr" ->
          (p, hook) -> Tests.protocol(Protocols.name(text, p.family())).of(p, hook);
      default -> UNKNOWN;
    };
  }

  private static Truth address(IpAddress address, JsonNode value) {
    JsonNode range = value.path("range");
    if (range.isArray()) {
      Optional<IpAddress> first = IpAddress.tryParse(range.path(0).asString(""));
      Optional<IpAddress> last = IpAddress.tryParse(range.path(1).asString(""));
      return first.isEmpty() || last.isEmpty()
          ? Truth.UNKNOWN
          : Truth.of(address.compareTo(first.get()) >= 0 && address.compareTo(last.get()) <= 0);
    }
    JsonNode prefix = value.path("prefix");
    String text =
        prefix.isObject()
            ? prefix.path("addr").asString("") + "/" + prefix.path("len").asInt(-1)
            : value.asString("");
    return IpPrefix.tryParse(text).map(p -> Truth.of(p.contains(address))).orElse(Truth.UNKNOWN);
  }

  private static Truth port(OptionalInt port, JsonNode value) {
    if (port.isEmpty()) {
      return Truth.UNKNOWN;
    }
    return value.isNumber() ? Truth.of(port.getAsInt() == value.asInt()) : service(port, value);
  }

  /** Ports that nft writes by name; others of them cannot be told. */
  private static Truth service(OptionalInt port, JsonNode value) {
    int number =
        switch (value.asString("")) {
          case "ssh" -> 22;
          case "domain" -> 53;
          case "http" -> 80;
          case "https" -> 443;
          default -> -1;
        };
    return number < 0 ? Truth.UNKNOWN : Truth.of(port.getAsInt() == number);
  }

  private static Step.Test meta(String key, JsonNode value) {
    String text = value.asString("");
    return switch (key) {
      case "iif", "iifname" -> (p, _) -> link(p.iif().orElse(""), text);
      case "oif", "oifname" ->
          (p, hook) ->
              p.oif().isEmpty() && hook.routed() ? Truth.UNKNOWN : link(p.oif().orElse(""), text);
      case "l4proto" -> (p, hook) -> Tests.protocol(Protocols.name(text, p.family())).of(p, hook);
      case "nfproto" -> (p, _) -> Truth.of(text.equals("ipv" + p.family().number()));
      case "mark" -> mark(value, false);
      case "skuid" -> uid(value);
      default -> UNKNOWN;
    };
  }

  private static Truth link(String name, String pattern) {
    return Truth.of(
        pattern.endsWith("*")
            ? name.startsWith(pattern.substring(0, pattern.length() - 1))
            : name.equals(pattern));
  }

  private static Step.Test mark(JsonNode value, boolean connection) {
    return value.isNumber()
        ? (p, _) -> (connection ? p.connectionMark() : p.mark()).is(value.asLong(), 0xffffffffL)
        : UNKNOWN;
  }

  private static Step.Test uid(JsonNode value) {
    if (value.isNumber()) {
      return Tests.uid(new Range(value.asLong(), value.asLong(), true));
    }
    boolean root = value.asString("").equals("root");
    return Tests.uid(new Range(0, 0, root));
  }

  private static Step.Test masked(JsonNode sides, JsonNode value) {
    return value.isNumber()
        ? (p, _) -> {
          Mark left = NftMarks.of(sides.path(0), p);
          Mark mask = NftMarks.of(sides.path(1), p);
          return mask.known() ? left.is(value.asLong(), mask.value()) : Truth.UNKNOWN;
        }
        : UNKNOWN;
  }

  private Step.Test fib(JsonNode fib, String type) {
    List<String> flags = fib.path("flags").values().stream().map(f -> f.asString("")).toList();
    boolean known = fib.path("result").asString("").equals("type") && !flags.contains("oif");
    if (!known) {
      return UNKNOWN;
    }
    return (p, _) ->
        locality.is(
            flags.contains("saddr") ? p.source() : p.destination(),
            type.toUpperCase(Locale.ROOT),
            flags.contains("iif") ? p.iif() : Optional.empty());
  }
}
