package dev.plumbline.path.firewall;

import tools.jackson.databind.JsonNode;

/** Works out expressions on marks: numbers, marks, and bit operations on them. */
final class NftMarks {
  private static final long ALL = 0xffffffffL;

  private NftMarks() {}

  /** The mark that an expression gives for a packet; unknown where it is not understood. */
  static Mark of(JsonNode value, Packet packet) {
    if (value.isIntegralNumber()) {
      return Mark.of(value.asLong());
    }
    if (value.path("meta").path("key").asString("").equals("mark")) {
      return packet.mark();
    }
    if (value.path("ct").path("key").asString("").equals("mark")) {
      return packet.connectionMark();
    }
    if (value.size() != 1 || !value.isObject()) {
      return Mark.ANY;
    }
    String operation = value.propertyNames().iterator().next();
    JsonNode sides = value.path(operation);
    Mark left = of(sides.path(0), packet);
    Mark right = of(sides.path(1), packet);
    return switch (operation) {
      case "|" -> or(left, right);
      case "&" -> and(left, right);
      case "^" -> new Mark(left.value() ^ right.value(), left.unknown() | right.unknown());
      default -> Mark.ANY;
    };
  }

  private static Mark or(Mark left, Mark right) {
    long unknown = (left.unknown() | right.unknown()) & ~left.value() & ~right.value();
    return new Mark(left.value() | right.value(), unknown);
  }

  private static Mark and(Mark left, Mark right) {
    long unknown =
        left.unknown() & (right.value() | right.unknown())
            | right.unknown() & (left.value() | left.unknown());
    return new Mark(left.value() & right.value() & ALL, unknown);
  }
}
