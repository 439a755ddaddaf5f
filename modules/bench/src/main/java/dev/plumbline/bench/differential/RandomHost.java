package dev.plumbline.bench.differential;

import dev.plumbline.bench.differential.Command.Tool;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import java.util.ArrayList;
import java.util.List;

/**
 * A host made up by chance, as the commands that build it. The same seed gives the same commands;
 * some of them the kernel will refuse, which is part of the game.
 */
final class RandomHost {
  private final Dice dice;
  final List<Command> commands = new ArrayList<>();
  final List<String> links = new ArrayList<>();
  final Places v4;
  final Places v6;

  /** An address of a link, with its subnet. */
  record Home(String link, IpAddress address, IpPrefix subnet) {
    /** The address with the length of its subnet. */
    String text() {
      return address + "/" + subnet.length();
    }
  }

  final List<Home> homes = new ArrayList<>();

  RandomHost(long seed) {
    this.dice = new Dice(seed);
    this.v4 = new Places(Family.V4, dice);
    this.v6 = new Places(Family.V6, dice);
    links();
    addresses();
    RandomRoutes routes = new RandomRoutes(this, dice);
    RandomRules rules = new RandomRules(this, dice);
    if (dice.chance(15)) {
      settings(dice.number(1, 3), true);
    }
    routes.nextHops();
    routes.routes(v4);
    routes.routes(v6);
    rules.rules(v4);
    rules.rules(v6);
    settings(dice.number(0, 8), false);
    if (dice.chance(25)) {
      changes();
    }
  }

  void add(Tool tool, String text) {
    commands.add(new Command(tool, text));
  }

  Places places(Family family) {
    return family == Family.V4 ? v4 : v6;
  }

  String link() {
    return dice.chance(3) ? "lo" : dice.pick(links);
  }

  private void links() {
    int count = dice.number(1, 6);
    for (int i = 0; i < count; i++) {
      String name = "eth" + i;
      links.add(name);
      add(
          Tool.IP,
          "link add %s address 02:00:00:00:01:%02x%s type veth peer name p%d netns PEER"
              .formatted(name, i, dice.chance(25) ? " group " + dice.number(1, 3) : "", i));
      if (!dice.chance(12)) {
        add(Tool.PEER, "link set p" + i + " up");
      }
    }
    if (!dice.chance(3)) {
      add(Tool.IP, "link set lo up");
    }
    for (String link : links) {
      if (!dice.chance(7)) {
        add(Tool.IP, "link set " + link + " up");
      }
    }
  }

  private void addresses() {
    for (int i = 0; i < links.size(); i++) {
      for (int k = dice.chance(8) ? 0 : dice.number(1, 4); k > 0; k--) {
        address4(links.get(i), i);
      }
      for (int k = dice.chance(15) ? 0 : dice.number(1, 4); k > 0; k--) {
        address6(links.get(i), i);
      }
    }
    if (dice.chance(15)) {
      address4("lo", 9);
    }
    if (dice.chance(10)) {
      address6("lo", 9);
    }
  }

  private void address4(String link, int number) {
    int third = dice.chance(15) ? 0 : dice.chance(80) ? number : number + 10;
    int base = dice.chance(8) ? 0xa9fe0000 : 0x0a000000;
    IpAddress address =
        new IpAddress(Family.V4, 0, (base & 0xffffffffL) + (third << 8) + dice.number(1, 40));
    int length = dice.pick(24, 24, 24, 24, 24, 26, 28, 16, 32, 30, 31, 8);
    String scope = dice.chance(85) ? "" : " scope " + dice.pick("link", "host", "global");
    String more = dice.chance(5) ? " noprefixroute" : dice.chance(5) ? " metric 77" : "";
    more += dice.chance(70) ? " brd +" : "";
    more += dice.chance(5) ? " valid_lft 90000 preferred_lft 0" : "";
    add(Tool.IP4, "addr add " + address + "/" + length + more + scope + " dev " + link);
    home(v4, link, address, length);
  }

  private void address6(String link, int number) {
    long network = dice.pick(0x20010db800000000L, 0x20010db800000000L, 0xfd00000000000000L);
    IpAddress address =
        dice.chance(5)
            ? new IpAddress(Family.V6, 0xfe80000000000000L, dice.number(1, 40))
            : new IpAddress(
                Family.V6, network + (dice.chance(15) ? 0 : number), dice.number(1, 300));
    int length = dice.pick(64, 64, 64, 128, 128, 80, 48);
    String more = dice.chance(8) ? " preferred_lft 0 valid_lft 90000" : "";
    more += dice.chance(5) ? " noprefixroute" : dice.chance(5) ? " metric 99" : "";
    more += dice.chance(4) ? " scope link" : "";
    add(Tool.IP6, "addr add " + address + "/" + length + " dev " + link + more + " nodad");
    home(v6, link, address, length);
  }

  private void home(Places places, String link, IpAddress address, int length) {
    places.add(address);
    places.own.add(address);
    places.add(places.near(address));
    homes.add(new Home(link, address, IpPrefix.of(address, length)));
  }

  /** Routes keep the source that route_localnet gave them when they were made. */
  private void settings(int count, boolean early) {
    for (int i = 0; i < count; i++) {
      String link = dice.pick("all", "all", "default", dice.pick(links), dice.pick(links), "lo");
      boolean six = dice.chance(20);
      String key =
          six
              ? dice.pick("forwarding", "forwarding", "ignore_routes_with_linkdown")
              : dice.pick(
                  "rp_filter",
                  "rp_filter",
                  "rp_filter",
                  "accept_local",
                  "forwarding",
                  "forwarding",
                  "src_valid_mark",
                  "route_localnet",
                  "ignore_routes_with_linkdown",
                  "promote_secondaries");
      int value = key.equals("rp_filter") ? dice.number(0, 2) : dice.number(0, 1);
      if (!link.equals("default") && (early || !key.equals("route_localnet"))) {
        add(Tool.SYSCTL, "net.ipv%d.conf.%s.%s=%d".formatted(six ? 6 : 4, link, key, value));
      }
    }
    if (dice.chance(20)) {
      add(Tool.SYSCTL, "net.ipv4.ip_forward=1");
    }
    if (dice.chance(10)) {
      add(Tool.SYSCTL, "net.ipv4.fib_multipath_hash_policy=" + dice.number(0, 2));
    }
  }

  /** What happens to a host in its life. */
  private void changes() {
    for (int i = dice.number(1, 3); i > 0; i--) {
      int what = dice.number(0, 5);
      if (what == 0) {
        add(Tool.IP, "link set " + dice.pick(links) + " down");
      } else if (what == 1) {
        add(Tool.PEER, "link set p" + dice.number(0, links.size() - 1) + " down");
      } else if (what == 2 && links.size() > 1) {
        add(Tool.IP, "link del " + links.getLast());
      } else if (what == 3) {
        String link = dice.pick(links);
        add(Tool.IP, "link set " + link + " down");
        add(Tool.IP, "link set " + link + " up");
      } else if (!homes.isEmpty() && dice.pick(homes) instanceof Home home) {
        if (home.address().family() == Family.V6) { // IPv4 gateways were judged by the address
          add(Tool.IP6, "addr del " + home.text() + " dev " + home.link());
        }
      }
    }
  }
}
