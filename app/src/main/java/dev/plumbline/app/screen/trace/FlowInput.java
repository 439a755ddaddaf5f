package dev.plumbline.app.screen.trace;

import dev.plumbline.model.IpAddress;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Sender;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A flow as it is typed; no controls.
 *
 * @param to destination address
 * @param from source address, empty for any
 * @param device link the socket is bound to, empty for any
 * @param mark decimal or 0x..., empty for none
 * @param protocol tcp, udp or icmp
 * @param port destination port, empty for none
 * @param connects a socket connects, which looks up twice
 */
record FlowInput(
    String to,
    String from,
    String device,
    String mark,
    Protocol protocol,
    String port,
    boolean connects) {

  /** What carries the flow. */
  enum Protocol {
    TCP(Sender.TCP),
    UDP(Sender.UDP),
    ICMP(Sender.ICMP);

    private final Sender sender;

    Protocol(Sender sender) {
      this.sender = sender;
    }

    /** Name in the words of {@code ip}. */
    String word() {
      return sender.protocol();
    }

    static Protocol of(Flow flow) {
      String name = flow.query().protocol().orElse(flow.sender().protocol());
      for (Protocol protocol : values()) {
        if (protocol.word().equals(name)) {
          return protocol;
        }
      }
      return TCP;
    }
  }

  /** What can be wrong. */
  enum Field {
    TO,
    FROM,
    MARK,
    PORT
  }

  static final FlowInput EMPTY = new FlowInput("", "", "", "", Protocol.TCP, "443", true);

  /** The flow as it would have been typed. */
  static FlowInput of(Flow flow) {
    Query query = flow.query();
    OptionalInt port = query.destinationPort();
    return new FlowInput(
        query.to().toString(),
        query.from().map(IpAddress::toString).orElse(""),
        query.oif().orElse(""),
        query.mark() == 0 ? "" : "0x" + Long.toHexString(query.mark()),
        Protocol.of(flow),
        port.isPresent() ? Integer.toString(port.getAsInt()) : "",
        flow.sender() != Sender.ROUTE_GET);
  }

  /** What keeps it from being traced, by field; empty when nothing does. */
  Map<Field, String> problems() {
    Map<Field, String> problems = new EnumMap<>(Field.class);
    if (to.isBlank()) {
      problems.put(Field.TO, "Say where the packet goes: an IPv4 or IPv6 address");
    } else if (address(to).isEmpty()) {
      problems.put(Field.TO, to.strip() + " is no IP address");
    }
    if (!from.isBlank()) {
      Optional<IpAddress> source = address(from);
      if (source.isEmpty()) {
        problems.put(Field.FROM, from.strip() + " is no IP address");
      } else if (address(to).filter(t -> t.family() != source.get().family()).isPresent()) {
        problems.put(
            Field.FROM, "Source and destination differ in family: IPv4 and IPv6 do not mix");
      }
    }
    if (!mark.isBlank() && number(mark, 0xffffffffL).isEmpty()) {
      problems.put(Field.MARK, "A mark is a number up to 0xffffffff, such as 0x80");
    }
    if (!port.isBlank() && protocol != Protocol.ICMP && number(port, 65535).isEmpty()) {
      problems.put(Field.PORT, "A port is a number from 0 to 65535");
    }
    return problems;
  }

  /** What to trace; empty while there are {@link #problems}. */
  Optional<Flow> flow() {
    return problems().isEmpty() ? address(to).map(this::flow) : Optional.empty();
  }

  private Flow flow(IpAddress destination) {
    Query query = Query.to(destination);
    Optional<IpAddress> source = address(from);
    query = source.isPresent() ? query.withFrom(source.get()) : query;
    query = device.isBlank() ? query : query.withOif(device.strip());
    query = query.withMark(number(mark, 0xffffffffL).orElse(0L));
    boolean ports = protocol != Protocol.ICMP && !port.isBlank();
    if (connects || ports) {
      OptionalInt none = OptionalInt.empty();
      OptionalInt to =
          ports ? OptionalInt.of(number(port, 65535).orElse(0L).intValue()) : OptionalInt.empty();
      query = query.withPorts(protocol.word(), none, to);
    }
    return connects ? Flow.of(query, protocol.sender) : Flow.routeGet(query);
  }

  private static Optional<IpAddress> address(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(IpAddress.parse(text.strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // what is no address is named in problems()
    }
  }

  private static Optional<Long> number(String text, long most) {
    try {
      return Optional.of(Long.decode(text.strip())).filter(n -> n >= 0 && n <= most);
    } catch (NumberFormatException e) {
      return Optional.empty(); // what is no number is named in problems()
    }
  }
}
