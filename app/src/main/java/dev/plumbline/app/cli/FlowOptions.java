package dev.plumbline.app.cli;

import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Sender;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that describe one packet: {@code @Mixin FlowOptions}. */
public final class FlowOptions {
  @Option(names = "--to", paramLabel = "IP", description = "Destination.")
  private Optional<String> to = Optional.empty();

  @Option(names = "--from", paramLabel = "IP", description = "Source, where the socket is bound.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--iif", paramLabel = "DEV", description = "Interface the packet comes in by.")
  private Optional<String> iif = Optional.empty();

  @Option(names = "--oif", paramLabel = "DEV", description = "Interface the socket is bound to.")
  private Optional<String> oif = Optional.empty();

  @Option(names = "--mark", paramLabel = "N", description = "fwmark, decimal or 0x...")
  private Optional<String> mark = Optional.empty();

  @Option(names = "--tos", paramLabel = "N", description = "Type of service, decimal or 0x...")
  private Optional<String> tos = Optional.empty();

  @Option(names = "--proto", paramLabel = "P", description = "tcp, udp, icmp or a number.")
  private Optional<String> protocol = Optional.empty();

  @Option(names = "--sport", paramLabel = "N", description = "Source port.")
  private Optional<String> sourcePort = Optional.empty();

  @Option(names = "--dport", paramLabel = "N", description = "Destination port.")
  private Optional<String> destinationPort = Optional.empty();

  @Option(names = "--uid", paramLabel = "N", description = "User that owns the socket.")
  private Optional<String> uid = Optional.empty();

  @Option(
      names = "--connect",
      paramLabel = "tcp|udp|icmp",
      description =
          "What sends it. tcp and udp connect(): IPv4 looks up twice, which ip route get does not"
              + " show.")
  private Optional<String> connect = Optional.empty();

  /** True when a destination was given. */
  public boolean named() {
    return to.isPresent();
  }

  /**
   * The packet as described.
   *
   * @throws ParameterException (exit status 2) naming the value that cannot be read
   */
  public Flow flow(CommandLine command) {
    Map<String, String> keys = new LinkedHashMap<>();
    to.ifPresent(v -> keys.put("dst", v));
    from.ifPresent(v -> keys.put("from", v));
    iif.ifPresent(v -> keys.put("iif", v));
    oif.ifPresent(v -> keys.put("oif", v));
    mark.ifPresent(v -> keys.put("mark", v));
    tos.ifPresent(v -> keys.put("tos", v));
    protocol.ifPresent(v -> keys.put("ipproto", v));
    sourcePort.ifPresent(v -> keys.put("sport", v));
    destinationPort.ifPresent(v -> keys.put("dport", v));
    uid.ifPresent(v -> keys.put("uid", v));
    try {
      return FlowJson.flow(keys, connect);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, String.valueOf(e.getMessage()), e);
    }
  }

  static Sender sender(String name) {
    return Sender.ofProtocol(name)
        .orElseThrow(
            () -> new IllegalArgumentException("connect is tcp, udp or icmp, not " + name + "."));
  }
}
