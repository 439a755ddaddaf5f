package dev.plumbline.model.parse.kernel;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.PolicyRule.Action;
import dev.plumbline.model.PolicyRule.Range;
import dev.plumbline.model.PolicyRule.Selector;
import dev.plumbline.model.parse.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** A rule while it is read, from JSON or text: the fields that are not the default. */
final class RuleDraft {
  /** What {@code ip -d rule} prints for a rule that names no protocol. */
  private static final String UNSPECIFIED = "unspec";

  private static final long FULL_MASK = 0xffffffffL;
  private static final int MOST_BITS = 128;

  boolean inverted;
  Optional<IpPrefix> from = Optional.empty();
  Optional<IpPrefix> to = Optional.empty();
  Optional<String> iif = Optional.empty();
  boolean iifDetached;
  Optional<String> oif = Optional.empty();
  boolean oifDetached;
  OptionalLong mark = OptionalLong.empty();
  long mask = FULL_MASK;
  int tos;
  Optional<String> protocolSelector = Optional.empty();
  Optional<Range> sourcePort = Optional.empty();
  Optional<Range> destinationPort = Optional.empty();
  Optional<Range> uid = Optional.empty();
  Action action = Action.NOP;
  String table = "";
  OptionalLong gotoPriority = OptionalLong.empty();
  OptionalInt suppressPrefixLength = OptionalInt.empty();
  Optional<String> suppressGroup = Optional.empty();
  String protocol = "";
  boolean unresolved;
  final List<String> unknown = new ArrayList<>();

  /** The family its addresses tell, if it has any. */
  Optional<Family> family() {
    return from.or(() -> to).map(IpPrefix::family);
  }

  /** Reads {@code 0x80/0x80} or {@code 0x80}. */
  void mark(String text) {
    int slash = text.indexOf('/');
    mark = Json.number(slash < 0 ? text : text.substring(0, slash));
    OptionalLong bits =
        slash < 0 ? OptionalLong.of(FULL_MASK) : Json.number(text.substring(slash + 1));
    mask = bits.orElse(FULL_MASK);
    if (mark.isEmpty() || bits.isEmpty()) {
      mark = OptionalLong.empty();
      unknown.add("fwmark " + text);
    }
  }

  /** Notes a part that is not understood, once. */
  void unknown(String key, JsonNode value) {
    String part = key + " " + (value.isString() ? value.stringValue() : value.toString());
    if (!unknown.contains(part)) {
      unknown.add(part);
    }
  }

  /** The prefix length up to which results are discarded, noted as unknown when it is none. */
  void suppress(String key, String text) {
    OptionalLong length = Json.number(text);
    if (length.orElse(-1) >= 0 && length.orElse(-1) <= MOST_BITS) {
      suppressPrefixLength = OptionalInt.of((int) length.orElse(0));
    } else {
      unknown.add(key + " " + text);
    }
  }

  /** A range, noted as unknown under {@code key} when it is none. */
  Optional<Range> range(String key, String text) {
    Optional<Range> range = range(text);
    if (range.isEmpty()) {
      unknown.add(key + " " + text);
    }
    return range;
  }

  /** Reads {@code 22} or {@code 22-30}. */
  private static Optional<Range> range(String text) {
    int dash = text.indexOf('-', 1);
    OptionalLong first = Json.number(dash < 0 ? text : text.substring(0, dash));
    OptionalLong last = dash < 0 ? first : Json.number(text.substring(dash + 1));
    return first.isPresent() && last.isPresent()
        ? Optional.of(new Range(first.getAsLong(), last.getAsLong()))
        : Optional.empty();
  }

  PolicyRule rule(Family family, int position, long priority, Evidence evidence) {
    Selector selector =
        new Selector(
            inverted,
            from.orElse(IpPrefix.all(family)),
            to.orElse(IpPrefix.all(family)),
            iif,
            iifDetached,
            oif,
            oifDetached,
            mark,
            mask,
            tos,
            protocolSelector,
            sourcePort,
            destinationPort,
            uid,
            List.copyOf(unknown));
    return new PolicyRule(
        family,
        position,
        priority,
        selector,
        action,
        TableNames.plain(table),
        gotoPriority,
        suppressPrefixLength,
        suppressGroup,
        protocol.equals(UNSPECIFIED) ? "" : protocol,
        unresolved,
        evidence);
  }
}
