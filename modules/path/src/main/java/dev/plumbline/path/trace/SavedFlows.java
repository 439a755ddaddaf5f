package dev.plumbline.path.trace;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Lease;
import dev.plumbline.model.Recording;
import dev.plumbline.model.imds.ImdsAddress;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The flows that every case asks about, with the addresses that the recording names. What it does
 * not name is left out.
 */
public final class SavedFlows {
  private static final String SESSION = "ssh-connection.txt";
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final List<String> RESOLVERS = List.of("resolv.txt");
  private static final List<String> NAMES = List.of("getent-endpoints.txt", "getent-ssm.txt");

  private SavedFlows() {}

  public static List<SavedFlow> of(HostModel host) {
    List<SavedFlow> flows = new ArrayList<>();
    flows.add(imds("IMDS", ImdsAddress.V4));
    if (host.uses(Family.V6)) {
      flows.add(imds("IMDS over IPv6", ImdsAddress.V6));
    }
    dns(host).ifPresent(flows::add);
    endpoints(host.snapshot().recording())
        .forEach((name, at) -> flows.add(tcp("SSM endpoint " + name, at.address(), at.line())));
    sshReply(host.snapshot().recording()).ifPresent(flows::add);
    return List.copyOf(flows);
  }

  private static SavedFlow imds(String label, IpAddress address) {
    return new SavedFlow(label, flow(address, Sender.TCP, 80), Optional.empty());
  }

  private static SavedFlow tcp(String label, IpAddress to, Evidence line) {
    return new SavedFlow(label, flow(to, Sender.TCP, 443), Optional.of(line));
  }

  private static Flow flow(IpAddress to, Sender sender, int port) {
    return Flow.of(
        Query.to(to).withPorts(sender.protocol(), OptionalInt.empty(), OptionalInt.of(port)),
        sender);
  }

  /** An address with the line that names it. */
  private record Named(IpAddress address, Evidence line) {}

  /** The resolver of the host, else of a lease. */
  private static Optional<SavedFlow> dns(HostModel host) {
    return lines(host.snapshot().recording(), RESOLVERS).stream()
        .filter(e -> e.text().startsWith("nameserver"))
        .flatMap(e -> word(e, 1).stream())
        .filter(n -> !loopback(n.address()))
        .findFirst()
        .or(() -> leases(host).stream().findFirst())
        .map(
            n ->
                new SavedFlow("VPC DNS", flow(n.address(), Sender.UDP, 53), Optional.of(n.line())));
  }

  private static List<Named> leases(HostModel host) {
    return host.enis().stream()
        .flatMap(e -> e.lease().stream())
        .flatMap((Lease l) -> l.dns().stream().map(a -> new Named(a, l.evidence())))
        .toList();
  }

  private static boolean loopback(IpAddress address) {
    return address.family() == Family.V4
        ? address.low() >>> 24 == 127
        : address.high() == 0 && address.low() == 1;
  }

  /** First address of every SSM name in the captured name look-ups. */
  private static Map<String, Named> endpoints(Recording recording) {
    Map<String, Named> found = new LinkedHashMap<>();
    String name = "";
    for (Evidence line : lines(recording, NAMES)) {
      if (line.text().startsWith("== ")) {
        name = line.text().substring(3).strip();
      } else if (name.startsWith("ssm.") || name.startsWith("ssmmessages.")) {
        String key = name;
        word(line, 0).ifPresent(n -> found.putIfAbsent(key, n));
      }
    }
    return found;
  }

  /** The connection by which the host was captured, as the host sends on it. */
  static Optional<Query> session(Recording recording) {
    return sshReply(recording).map(saved -> saved.flow().query());
  }

  /** What the host sends back to whoever captured it over SSH: client, port, server, port. */
  private static Optional<SavedFlow> sshReply(Recording recording) {
    return lines(recording, List.of(SESSION)).stream()
        .flatMap(line -> reply(line).stream())
        .findFirst();
  }

  private static Optional<SavedFlow> reply(Evidence line) {
    String[] words = BLANKS.split(line.text().strip());
    Optional<Named> client = word(line, 0);
    Optional<Named> server = word(line, 2);
    if (words.length != 4
        || client.isEmpty()
        || server.isEmpty()
        || !words[1].matches("\\d{1,5}")
        || !words[3].matches("\\d{1,5}")) {
      return Optional.empty();
    }
    Query query =
        Query.to(client.get().address())
            .withFrom(server.get().address())
            .withPorts(
                Sender.TCP.protocol(),
                OptionalInt.of(Integer.parseInt(words[3])),
                OptionalInt.of(Integer.parseInt(words[1])));
    return Optional.of(
        new SavedFlow(SavedFlow.SSH_REPLY, Flow.of(query, Sender.TCP), Optional.of(line)));
  }

  private static Optional<Named> word(Evidence line, int at) {
    String[] words = BLANKS.split(line.text().strip());
    return at < words.length
        ? IpAddress.tryParse(words[at]).map(a -> new Named(a, line))
        : Optional.empty();
  }

  private static List<Evidence> lines(Recording recording, List<String> files) {
    List<Evidence> lines = new ArrayList<>();
    for (String file : files) {
      int number = 0;
      for (String line : recording.text(file).orElse("").lines().toList()) {
        number++;
        lines.add(new Evidence(file, number, line));
      }
    }
    return lines;
  }
}
