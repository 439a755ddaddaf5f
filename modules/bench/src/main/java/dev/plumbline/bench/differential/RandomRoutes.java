package dev.plumbline.bench.differential;

import dev.plumbline.bench.differential.Command.Tool;
import dev.plumbline.bench.differential.RandomHost.Home;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import java.util.ArrayList;
import java.util.List;

/** Routes of all types in a handful of tables. */
final class RandomRoutes {
  static final List<String> TABLES =
      List.of("main", "local", "default", "100", "101", "102", "103", "10001", "10002", "70000");
  private final RandomHost host;
  private final Dice dice;

  RandomRoutes(RandomHost host, Dice dice) {
    this.host = host;
    this.dice = dice;
  }

  /** Next hop objects 1 to 8 and groups 20 to 23, in half of all hosts. */
  void nextHops() {
    if (dice.chance(50)) {
      return;
    }
    for (int id = 1; id <= 8; id++) {
      boolean four = id <= 4;
      String target =
          dice.chance(10) ? "blackhole" : leg(host.places(four ? Family.V4 : Family.V6), "");
      host.add(four ? Tool.IP4 : Tool.IP6, "nexthop add id " + id + " " + target);
    }
    for (int id = 20; id <= 23; id++) {
      int first = id < 22 ? 1 : 5;
      host.add(
          Tool.IP,
          "nexthop add id %d group %d,%d/%d,%d"
              .formatted(
                  id,
                  dice.number(first, first + 1),
                  dice.number(1, 5),
                  first + 2,
                  dice.number(1, 9)));
    }
  }

  void routes(Places places) {
    int count = dice.chance(6) ? dice.number(500, 2000) : dice.skewed(dice.pick(15, 60, 150));
    Tool tool = places.family == Family.V4 ? Tool.IP4 : Tool.IP6;
    if (dice.chance(75)) {
      host.add(tool, "route add default " + leg(places, ""));
    }
    List<Command> late = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Command route = new Command(tool, "route " + route(places));
      if (route.text().matches("route \\w+ local .*")) {
        late.add(route); // what a gateway was when its route was made, no recording tells
      } else {
        host.commands.add(route);
      }
    }
    host.commands.addAll(late);
    for (int i = dice.skewed(3); i > 0; i--) {
      host.add(tool, "route del " + Places.text(places.prefix()) + " table " + table());
    }
  }

  static String table(Dice dice) {
    return dice.chance(40) ? "main" : dice.pick(TABLES);
  }

  private String table() {
    return table(dice);
  }

  private String route(Places places) {
    boolean four = places.family == Family.V4;
    StringBuilder text = new StringBuilder(dice.pick("add", "add", "append", "prepend", "replace"));
    String type = type(four);
    text.append(' ').append(type);
    if (dice.chance(12)) {
      text.append("default");
    } else {
      text.append(Places.text(places.prefix()));
    }
    if (!four && dice.chance(12)) {
      IpPrefix source = places.prefix();
      text.append(" from ").append(source.length() == 0 ? "::/0" : Places.text(source));
    }
    if (four && dice.chance(10)) {
      text.append(" tos ").append(dice.pick("0x08", "0x10", "0x04", "0x1c", "0x18"));
    }
    text.append(" table ").append(table());
    if (dice.chance(45)) {
      text.append(" metric ").append(dice.pick(1, 10, 100, 512, 1024, 2000));
    }
    if (dice.chance(30)) {
      text.append(" proto ").append(dice.pick("static", "dhcp", "kernel", "ra", "186"));
    }
    target(places, type, text);
    // A plain IPv6 route among the legs of a multipath one is in no dump: it jumps over it. Nor are
    // preferences of legs after the first.
    boolean first = !four && (text.indexOf(" via ") < 0 || text.indexOf(" pref ") > 0);
    return first ? text.toString().replaceFirst("^\\w+", "add") : text.toString();
  }

  private String type(boolean four) {
    if (dice.chance(82)) {
      return "";
    }
    return four
        ? dice.pick(
            "unreachable ",
            "prohibit ",
            "blackhole ",
            "throw ",
            "throw ",
            "local ",
            "broadcast ",
            "multicast ")
        : dice.pick(
            "unreachable ",
            "prohibit ",
            "blackhole ",
            "throw ",
            "throw ",
            "local ",
            "anycast ",
            "multicast ");
  }

  private void target(Places places, String type, StringBuilder text) {
    if (type.matches("(unreachable|prohibit|blackhole|throw) ")) {
      return;
    }
    if (!type.isEmpty()) {
      text.append(" dev ").append(host.link());
      return;
    }
    boolean four = places.family == Family.V4;
    if (dice.chance(12)) {
      text.append(" nhid ")
          .append(four ? dice.pick(1, 2, 3, 4, 20, 21) : dice.pick(5, 6, 7, 8, 22));
      return;
    }
    if (four && dice.chance(15)) {
      text.append(" scope ").append(dice.pick("link", "global", "site"));
    }
    source(places, text);
    if (dice.chance(6)) {
      text.append(" mtu ").append(dice.pick("1400", "lock 1300"));
    }
    if (!four && dice.chance(12)) {
      text.append(" pref ").append(dice.pick("low", "medium", "high"));
    }
    if (dice.chance(15)) {
      for (int i = dice.number(1, 3); i >= 0; i--) {
        text.append(" nexthop ").append(leg(places, " weight " + dice.number(1, 5)));
      }
    } else {
      text.append(' ').append(leg(places, ""));
    }
  }

  private void source(Places places, StringBuilder text) {
    if (places.family == Family.V6) {
      if (!text.toString().contains(" metric ") && dice.chance(25) && !places.own.isEmpty()) {
        // A metric of its own: legs that are appended have sources that no dump shows.
        text.append(" metric ").append(dice.number(3000, 9999));
        text.append(" src ").append(dice.pick(places.own));
      }
    } else if (dice.chance(25) && !places.own.isEmpty()) {
      text.append(" src ").append(dice.pick(places.own));
    }
  }

  /** A gateway in a subnet of the link mostly, else one that needs {@code onlink}, or none. */
  private String leg(Places places, String weight) {
    List<Home> near = host.homes.stream().filter(h -> fits(h, places.family)).toList();
    int what = dice.number(0, 99);
    if (what < 65 && !near.isEmpty()) {
      Home home = dice.pick(near);
      IpAddress gateway = places.near(home.address());
      return "via " + gateway + " dev " + home.link() + weight;
    }
    if (what < 75) {
      String link = host.link();
      String via =
          places.family == Family.V4 && dice.chance(30) ? via6(link) : "via " + places.any();
      return via + " dev " + link + weight + " onlink";
    }
    if (what < 80 && places.family == Family.V4) {
      String link = host.link();
      return via6(link) + " dev " + link + weight;
    }
    if (what < 82 && places.family == Family.V6) {
      return "via fe80::" + dice.number(1, 5) + " dev " + host.link() + weight;
    }
    return "dev " + host.link() + weight;
  }

  private String via6(String link) {
    return "via inet6 "
        + host.homes.stream()
            .filter(h -> h.link().equals(link) && h.address().family() == Family.V6)
            .findFirst()
            .map(h -> host.v6.near(h.address()).toString())
            .orElse("fe80::9");
  }

  private static boolean fits(Home home, Family family) {
    return home.address().family() == family && home.subnet().length() < family.bits();
  }
}
