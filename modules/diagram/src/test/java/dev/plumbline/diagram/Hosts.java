package dev.plumbline.diagram;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.Recording;
import dev.plumbline.model.RecordingException;
import dev.plumbline.model.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Hosts to draw: those of the practice lab, and made-up ones of any size. */
final class Hosts {
  private static final Manifest MANIFEST = Manifest.named("made-up");

  private Hosts() {}

  static Stream<String> lab() {
    return PracticeLab.scenarios().stream().map(Scenario::id);
  }

  static Snapshot lab(String id) {
    try {
      return Snapshot.of(PracticeLab.find(id).orElseThrow().recording());
    } catch (RecordingException e) {
      throw new AssertionError(id, e);
    }
  }

  /** A host from {@code ip} output as text, by file name. */
  static Snapshot of(Map<String, String> files) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    files.forEach((name, text) -> contents.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return Snapshot.of(Recording.of(MANIFEST, contents));
  }

  /** A healthy host of amazon-ec2-net-utils with so many ENIs, two addresses each. */
  static Snapshot enis(int count) {
    List<String> links = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    List<String> rules = new ArrayList<>(List.of("0:\tfrom all lookup local"));
    List<String> routes = new ArrayList<>();
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String name = "ens" + (5 + i);
      String net = "10.0." + i;
      int metric = 512 + i;
      int table = 10000 + i;
      links.add(link(i, name));
      addresses.add(address(i, name, net, metric));
      if (i > 0) {
        rules.add("%d:\tfrom %s.10 lookup %d proto static".formatted(table, net, table));
        rules.add("%d:\tfrom %s.11 lookup %d proto static".formatted(table, net, table));
      }
      routes.add(
          "default via %s.1 dev %s proto dhcp src %s.10 metric %d"
              .formatted(net, name, net, metric));
      routes.add(
          "%s.0/24 dev %s proto kernel scope link src %s.10 metric %d"
              .formatted(net, name, net, metric));
      routes.add(
          "%s.1 dev %s proto dhcp scope link src %s.10 metric %d"
              .formatted(net, name, net, metric));
      routes.add(
          "default via %s.1 dev %s table %d proto dhcp metric %d"
              .formatted(net, name, table, metric));
      routes.add("%s.0/24 dev %s table %d proto static scope link".formatted(net, name, table));
      routes.add(
          "local %s.10 dev %s table local proto kernel scope host src %s.10"
              .formatted(net, name, net));
      files.put(
          "run-systemd-network/70-" + name + ".network.d/eni.conf", eniConf(i, table, metric));
      if (i > 0) {
        files.put(
            "run-systemd-network/70-" + name + ".network.d/ec2net_policy_4.conf",
            policy(net, table));
      }
    }
    rules.add("32766:\tfrom all lookup main");
    rules.add("32767:\tfrom all lookup default");
    files.put("ip-j-link.json", "[" + String.join(",", links) + "]");
    files.put("ip-j-addr.json", "[" + String.join(",", addresses) + "]");
    files.put("ip-rule.txt", String.join("\n", rules) + "\n");
    files.put("ip-6-rule.txt", "0:\tfrom all lookup local\n32766:\tfrom all lookup main\n");
    files.put("ip-route-all.txt", String.join("\n", routes) + "\n");
    return of(files);
  }

  private static String mac(int i) {
    return "06:00:00:00:00:%02x".formatted(i);
  }

  private static String link(int i, String name) {
    return ("{\"ifindex\":%d,\"ifname\":\"%s\",\"flags\":[\"UP\",\"LOWER_UP\"],\"mtu\":9001,"
            + "\"operstate\":\"UP\",\"address\":\"%s\","
            + "\"altnames\":[\"eni-0000000000000%04x\",\"device-number-%d.0\"]}")
        .formatted(i + 2, name, mac(i), i, i);
  }

  private static String address(int i, String name, String net, int metric) {
    return ("{\"ifindex\":%d,\"ifname\":\"%s\",\"addr_info\":[{\"family\":\"inet\",\"local\":\"%s.10\","
                + "\"prefixlen\":24,\"metric\":%d,\"scope\":\"global\",\"dynamic\":true},"
                + "{\"family\":\"inet\",\"local\":\"%s.11\",\"prefixlen\":32,\"scope\":\"global\"}]}")
        .formatted(i + 2, name, net, metric, net);
  }

  private static String eniConf(int i, int table, int metric) {
    return """
    [Match]
    MACAddress=%s
    [DHCPv4]
    RouteMetric=%d
    [Route]
    Table=%d
    Gateway=_dhcp4
    [Route]
    Table=%d
    Destination=10.0.%d.0/24
    """
        .formatted(mac(i), metric, table, table, i);
  }

  private static String policy(String net, int table) {
    return """
    [RoutingPolicyRule]
    From=%s.10
    Priority=%d
    Table=%d
    [RoutingPolicyRule]
    From=%s.11
    Priority=%d
    Table=%d
    """
        .formatted(net, table, table, net, table, table);
  }

  /** A host on which a program made so many rules for one table, and two faults among them. */
  static Snapshot manyRules(int count) {
    StringBuilder rules =
        new StringBuilder("0:\tfrom all lookup local\n900:\tfrom 10.9.9.9 lookup 77\n");
    for (int i = 0; i < count; i++) {
      rules.append("%d:\tfrom 10.1.%d.%d lookup 2%n".formatted(1000 + i / 100, i / 250, i % 250));
    }
    rules.append("32766:\tfrom all lookup main\n");
    return of(
        Map.of(
            "ip-rule.txt",
            rules.toString(),
            "ip-route-all.txt",
            "default via 10.0.0.1 dev ens5 proto dhcp metric 512\n"
                + "default via 10.0.0.1 dev ens5 table 2\n"
                + "local 10.0.0.5 dev ens5 table local proto kernel scope host\n"));
  }
}
