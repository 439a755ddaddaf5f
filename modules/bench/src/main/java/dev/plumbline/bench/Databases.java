package dev.plumbline.bench;

import dev.plumbline.model.Manifest;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Routing databases made up to be measured: the same ones every time. */
final class Databases {
  private Databases() {}

  /** A database of this many rules of single sources, and routes of table main. */
  static Snapshot of(int rules, int routes) {
    return Snapshot.of(recording(rules, routes));
  }

  /** The same as files, in the form of {@code ip -j}. */
  static Recording recording(int rules, int routes) {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("ip-j-rule.json", rules(rules).getBytes(StandardCharsets.UTF_8));
    files.put("ip-j-route-all.json", routes(routes).getBytes(StandardCharsets.UTF_8));
    files.put(
        "ip-j-addr.json",
        """
        [{"ifindex":2,"ifname":"eth0","flags":["UP","LOWER_UP"],"operstate":"UP","mtu":1500,
        "addr_info":[{"family":"inet","local":"10.0.1.10","prefixlen":24,"scope":"global"}]}]
        """
            .getBytes(StandardCharsets.UTF_8));
    Manifest manifest =
        new Manifest(
            "bench",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            List.of(),
            List.of(),
            "{}");
    return Recording.of(manifest, files);
  }

  private static String rules(int count) {
    StringBuilder json =
        new StringBuilder("[{\"priority\":0,\"src\":\"all\",\"table\":\"local\"},");
    for (int i = 0; i < count - 2; i++) {
      json.append("{\"priority\":").append(1000 + i).append(",\"src\":\"");
      json.append(address(0x0a010000 + i)).append("\",\"table\":\"").append(10001 + i % 15);
      json.append("\"},\n");
    }
    return json.append("{\"priority\":32766,\"src\":\"all\",\"table\":\"main\"}]").toString();
  }

  private static String routes(int count) {
    StringBuilder json = new StringBuilder("[{\"dst\":\"default\",\"gateway\":\"10.0.1.1\",");
    json.append("\"dev\":\"eth0\",\"protocol\":\"dhcp\",\"flags\":[]},\n");
    json.append("{\"type\":\"local\",\"dst\":\"10.0.1.10\",\"dev\":\"eth0\",\"table\":\"local\",");
    json.append("\"protocol\":\"kernel\",\"scope\":\"host\",\"flags\":[]},\n");
    for (int i = 0; i < count - 3; i++) {
      int length = 16 + i % 9;
      int shift = 32 - length;
      json.append("{\"dst\":\"").append(address(0x20000000 + (i / 9 << shift))).append('/');
      json.append(length).append("\",\"gateway\":\"10.0.1.").append(1 + i % 4);
      json.append("\",\"dev\":\"eth0\",\"protocol\":\"static\",\"flags\":[]},\n");
    }
    json.append("{\"dst\":\"10.0.1.0/24\",\"dev\":\"eth0\",\"protocol\":\"kernel\",");
    return json.append("\"scope\":\"link\",\"prefsrc\":\"10.0.1.10\",\"flags\":[]}]").toString();
  }

  private static String address(int value) {
    return (value >>> 24)
        + "."
        + (value >>> 16 & 255)
        + "."
        + (value >>> 8 & 255)
        + "."
        + (value & 255);
  }
}
