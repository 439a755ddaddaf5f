package dev.plumbline.path.firewall;

import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Query;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Firewalls and packets for tests. */
final class Filters {
  private static final String LOCAL =
      "[{\"type\":\"local\",\"dst\":\"10.0.1.10\",\"dev\":\"ens5\",\"table\":\"local\","
          + "\"protocol\":\"kernel\",\"scope\":\"host\",\"prefsrc\":\"10.0.1.10\"}]";

  private static final Manifest MANIFEST = Manifest.named("test");

  private Filters() {}

  /** A host with address 10.0.1.10 whose recording holds these files: name, text, name, text. */
  static Firewall of(String... files) {
    Map<String, byte[]> contents = new TreeMap<>();
    contents.put("ip-j-route-all.json", LOCAL.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < files.length; i += 2) {
      contents.put(files[i], files[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return Firewall.of(Snapshot.of(Recording.of(MANIFEST, contents)));
  }

  static Firewall iptables(String... lines) {
    return of("iptables-save.txt", String.join("\n", lines) + "\n");
  }

  static Firewall nft(String json) {
    return of("nft-ruleset.json", json);
  }

  /** A TCP packet made here by a user, on its way out by ens5. */
  static Packet out(String to, int port, long uid) {
    Query query =
        Query.to(IpAddress.parse(to))
            .withPorts("tcp", OptionalInt.of(40000), OptionalInt.of(port))
            .withUid(uid);
    return Packet.of(query, IpAddress.parse("10.0.1.10"), Optional.of("ens5"), ConnectionState.NEW);
  }

  /** A TCP packet that came in by a link. */
  static Packet in(String link, String from, String to, int port) {
    Query query =
        Query.to(IpAddress.parse(to))
            .withIif(link)
            .withPorts("tcp", OptionalInt.of(40000), OptionalInt.of(port));
    return Packet.of(query, IpAddress.parse(from), Optional.empty(), ConnectionState.NEW);
  }

  static Packet reply(Packet packet) {
    return packet.withState(ConnectionState.ESTABLISHED).withConnectionMark(Mark.ANY);
  }
}
