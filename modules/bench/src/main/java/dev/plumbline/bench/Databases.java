package dev.plumbline.bench;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.Recording;
import dev.plumbline.path.Query;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Routing databases made up to be measured: the same ones every time. A host has 50 addresses on
 * one link, rules of single sources that lead to 15 tables, and all other routes in table main, of
 * lengths 18 to 26, in the order of a kernel's dump.
 */
public final class Databases {
  private static final int ADDRESSES = 50;
  private static final int TABLES = 15;
  private static final int SOURCES = 0x0a010000;

  private Databases() {}

  private record Entry(int address, int length) {
    int gateway() {
      return 1 + ((address >>> 32 - length) + length) % 4;
    }
  }

  /** Addresses of the host: the link's own, and those that rules are about. */
  public static List<IpAddress> addresses() {
    return IntStream.range(0, ADDRESSES)
        .mapToObj(i -> IpAddress.parse(i == 0 ? "10.0.1.10" : text(SOURCES + i)))
        .toList();
  }

  /** Questions to addresses inside random routes, every other one with a source. */
  public static Query[] queries(int routes, int count) {
    List<Entry> entries = entries(routes);
    Random random = new Random(3);
    Query[] queries = new Query[count];
    for (int i = 0; i < count; i++) {
      Entry entry = entries.get(random.nextInt(entries.size()));
      int to = entry.address() + random.nextInt(1 << 32 - entry.length());
      Query query = Query.to(new IpAddress(Family.V4, 0, Integer.toUnsignedLong(to)));
      queries[i] = i % 2 == 0 ? query : query.withFrom(IpAddress.parse("10.0.1.10"));
    }
    return queries;
  }

  /** The database as files, in the form of {@code ip -j}. */
  static Recording recording(int rules, int routes) {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("ip-j-rule.json", rules(rules).getBytes(StandardCharsets.UTF_8));
    files.put("ip-j-route-all.json", routes(routes).getBytes(StandardCharsets.UTF_8));
    files.put("ip-j-addr.json", addressFile().getBytes(StandardCharsets.UTF_8));
    Manifest manifest = Manifest.named("bench");
    return Recording.of(manifest, files);
  }

  /** The same as input of {@code ip -batch}, for an empty network namespace. */
  public static String commands(int rules, int routes) {
    StringBuilder batch = new StringBuilder("link add eth0 type veth peer name other\n");
    batch.append("link set other up\nlink set eth0 up\n");
    batch.append("addr add 10.0.1.10/24 dev eth0\n");
    addresses().stream().skip(1).forEach(a -> batch.append("addr add " + a + "/32 dev eth0\n"));
    for (int i = 0; i < rules - 2; i++) {
      batch.append("rule add pref ").append(1000 + i).append(" from ").append(text(SOURCES + i));
      batch.append(" table ").append(table(i)).append('\n');
    }
    batch.append("route add default via 10.0.1.1 dev eth0\n");
    for (int i = 0; i < TABLES; i++) {
      batch.append("route add default via 10.0.1.1 dev eth0 table ").append(table(i)).append('\n');
    }
    for (Entry entry : entries(routes)) {
      batch.append("route add ").append(text(entry.address())).append('/').append(entry.length());
      batch.append(" via 10.0.1.").append(entry.gateway()).append(" dev eth0 proto static\n");
    }
    return batch.toString();
  }

  private static List<Entry> entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Entry(0x20000000 + (i / 9 << 14 - i % 9), 18 + i % 9))
        .sorted(
            Comparator.<Entry>comparingLong(e -> Integer.toUnsignedLong(e.address()))
                .thenComparingInt(e -> -e.length()))
        .toList();
  }

  private static int table(int rule) {
    return 10001 + rule % TABLES;
  }

  private static String addressFile() {
    StringBuilder json =
        new StringBuilder(
            """
            [{"ifindex":2,"ifname":"eth0","flags":["UP","LOWER_UP"],"operstate":"UP","mtu":1500,
            "addr_info":[{"family":"inet","local":"10.0.1.10","prefixlen":24,"scope":"global"}\
            """);
    for (IpAddress address : addresses().subList(1, ADDRESSES)) {
      json.append(",\n{\"family\":\"inet\",\"local\":\"").append(address);
      json.append("\",\"prefixlen\":32,\"scope\":\"global\"}");
    }
    return json.append("]}]\n").toString();
  }

  private static String rules(int count) {
    StringBuilder json =
        new StringBuilder("[{\"priority\":0,\"src\":\"all\",\"table\":\"local\"},");
    for (int i = 0; i < count - 2; i++) {
      json.append("{\"priority\":").append(1000 + i).append(",\"src\":\"");
      json.append(text(SOURCES + i)).append("\",\"table\":\"").append(table(i)).append("\"},\n");
    }
    return json.append("{\"priority\":32766,\"src\":\"all\",\"table\":\"main\"}]").toString();
  }

  private static String routes(int count) {
    StringBuilder json = new StringBuilder("[");
    for (int i = 0; i < TABLES; i++) {
      json.append("{\"dst\":\"default\",\"gateway\":\"10.0.1.1\",\"dev\":\"eth0\",\"table\":\"");
      json.append(table(i)).append("\",\"flags\":[]},\n");
    }
    json.append("{\"dst\":\"default\",\"gateway\":\"10.0.1.1\",\"dev\":\"eth0\",");
    json.append("\"protocol\":\"dhcp\",\"flags\":[]},\n");
    json.append("{\"dst\":\"10.0.1.0/24\",\"dev\":\"eth0\",\"protocol\":\"kernel\",");
    json.append("\"scope\":\"link\",\"prefsrc\":\"10.0.1.10\",\"flags\":[]},\n");
    for (Entry entry : entries(count)) {
      json.append("{\"dst\":\"").append(text(entry.address())).append('/').append(entry.length());
      json.append("\",\"gateway\":\"10.0.1.").append(entry.gateway());
      json.append("\",\"dev\":\"eth0\",\"protocol\":\"static\",\"flags\":[]},\n");
    }
    String separator = "";
    for (IpAddress address : addresses()) {
      json.append(separator).append("{\"type\":\"local\",\"dst\":\"").append(address);
      json.append("\",\"dev\":\"eth0\",\"table\":\"local\",\"protocol\":\"kernel\",");
      json.append("\"scope\":\"host\",\"prefsrc\":\"10.0.1.10\",\"flags\":[]}");
      separator = ",\n";
    }
    return json.append("]").toString();
  }

  private static String text(int value) {
    return new IpAddress(Family.V4, 0, Integer.toUnsignedLong(value)).toString();
  }
}
