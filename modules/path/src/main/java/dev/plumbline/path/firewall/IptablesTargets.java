package dev.plumbline.path.firewall;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The targets of iptables (iptables-extensions(8)). */
final class IptablesTargets {
  /** Targets that change nothing a route or a rule looks at, and go on. */
  private static final Set<String> GO_ON =
      Set.of(
          "",
          "LOG",
          "NFLOG",
          "ULOG",
          "TRACE",
          "AUDIT",
          "TCPMSS",
          "TCPOPTSTRIP",
          "TTL",
          "HL",
          "CHECKSUM",
          "CLASSIFY",
          "SECMARK",
          "CONNSECMARK",
          "SET",
          "RATEEST",
          "TEE",
          "TOS",
          "DSCP",
          "ECN",
          "LED",
          "IDLETIMER");

  private static final Set<String> NOT_FOLLOWED =
      Set.of("QUEUE", "NFQUEUE", "SYNPROXY", "TPROXY", "HMARK", "CLUSTERIP", "MIRROR", "TARPIT");

  private IptablesTargets() {}

  static Step of(String name, List<String> options, Family family) {
    String text = ("-j " + name + " " + String.join(" ", options)).strip();
    return switch (name) {
      case "ACCEPT" -> new Step.End(Verdict.ACCEPT);
      case "DROP" -> new Step.End(Verdict.DROP);
      case "RETURN" -> new Step.Return();
      case "REJECT" ->
          new Step.Reject(
              Rejection.of(
                  value(options, "--reject-with").orElse("port-unreachable"), family == Family.V6));
      case "MARK" -> mark(options, text);
      case "CONNMARK" -> connectionMark(options, text);
      case "CT", "NOTRACK" ->
          name.equals("NOTRACK") || options.contains("--notrack")
              ? new Step.Alter(p -> p.withState(ConnectionState.UNTRACKED), "not tracked")
              : goOn(text);
      case "DNAT" -> destination(value(options, "--to-destination").orElse(""), text);
      case "REDIRECT" ->
          new Step.Redirect(
              port(value(options, "--to-ports").orElse("")), "redirected to the host");
      case "SNAT" ->
          new Step.Translate(
              false,
              value(options, "--to-source").flatMap(IpAddress::tryParse),
              OptionalInt.empty(),
              "source becomes " + value(options, "--to-source").orElse("another"));
      case "MASQUERADE" ->
          new Step.Translate(
              false,
              Optional.empty(),
              OptionalInt.empty(),
              "source becomes the address of the outgoing link");
      default ->
          GO_ON.contains(name)
              ? goOn(text)
              : NOT_FOLLOWED.contains(name) || name.equals("NETMAP")
                  ? new Step.Opaque(text)
                  : new Step.Jump(name, false);
    };
  }

  private static Step goOn(String text) {
    return new Step.Alter(p -> p, text);
  }

  private static Step mark(List<String> options, String text) {
    return value(options, "--set-xmark")
        .or(() -> value(options, "--set-mark"))
        .flatMap(MarkText::valueAndMask)
        .<Step>map(m -> new Step.Alter(p -> p.withMark(p.mark().set(m[0], m[1])), "mark " + hex(m)))
        .orElse(new Step.Opaque(text));
  }

  private static Step connectionMark(List<String> options, String text) {
    Optional<long[]> set =
        value(options, "--set-xmark")
            .or(() -> value(options, "--set-mark"))
            .flatMap(MarkText::valueAndMask);
    if (set.isPresent()) {
      long[] m = set.get();
      return new Step.Alter(
          p -> p.withConnectionMark(p.connectionMark().set(m[0], m[1])),
          "connection mark " + hex(m));
    }
    long packet = mask(options, "--nfmask");
    long kept = mask(options, "--ctmask");
    if (options.contains("--restore-mark")) {
      return new Step.Alter(
          p -> p.withMark(p.mark().copy(p.connectionMark(), kept, packet)),
          "mark restored from the connection");
    }
    return options.contains("--save-mark")
        ? new Step.Alter(
            p -> p.withConnectionMark(p.connectionMark().copy(p.mark(), packet, kept)),
            "mark saved in the connection")
        : new Step.Opaque(text);
  }

  private static Step destination(String to, String text) {
    String bare = to.startsWith("[") ? to.substring(1).replaceFirst("]", "") : to;
    int colon = to.startsWith("[") ? to.indexOf("]:") : to.indexOf(':');
    boolean hasPort = colon >= 0 && (to.startsWith("[") || to.indexOf('.') >= 0);
    String address =
        !hasPort ? bare : to.startsWith("[") ? to.substring(1, colon) : to.substring(0, colon);
    OptionalInt port = hasPort ? port(to.substring(to.lastIndexOf(':') + 1)) : OptionalInt.empty();
    return new Step.Translate(
        true,
        IpAddress.tryParse(address),
        port,
        "destination becomes " + (to.isEmpty() ? text : to));
  }

  /** A single port; of several, which one cannot be told. */
  private static OptionalInt port(String text) {
    Range range = Range.of(text, "-");
    return range.readable() && range.first() == range.last()
        ? OptionalInt.of((int) range.first())
        : OptionalInt.empty();
  }

  private static String hex(long[] mark) {
    String value = "0x" + Long.toHexString(mark[0]);
    return mark[1] == 0xffffffffL ? value : value + "/0x" + Long.toHexString(mark[1]);
  }

  private static long mask(List<String> options, String name) {
    return value(options, name).flatMap(MarkText::valueAndMask).map(m -> m[0]).orElse(0xffffffffL);
  }

  private static Optional<String> value(List<String> options, String name) {
    int at = options.indexOf(name);
    return at < 0 || at + 1 >= options.size() ? Optional.empty() : Optional.of(options.get(at + 1));
  }
}
