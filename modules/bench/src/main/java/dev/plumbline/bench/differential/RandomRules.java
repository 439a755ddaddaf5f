package dev.plumbline.bench.differential;

import dev.plumbline.bench.differential.Command.Tool;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;

/** Rules with all selectors and actions, priorities close together so that some are equal. */
final class RandomRules {
  private final RandomHost host;
  private final Dice dice;

  RandomRules(RandomHost host, Dice dice) {
    this.host = host;
    this.dice = dice;
  }

  void rules(Places places) {
    Tool tool = places.family == Family.V4 ? Tool.IP4 : Tool.IP6;
    int count = dice.chance(6) ? dice.number(60, 200) : dice.skewed(dice.pick(4, 12, 30));
    for (int i = 0; i < count; i++) {
      host.add(tool, "rule add " + rule(places));
    }
    if (dice.chance(8)) {
      host.add(tool, "rule add pref " + dice.number(1, 60) + " lookup local");
    }
    if (dice.chance(10)) {
      host.add(tool, "rule del pref 0");
    }
    if (dice.chance(3)) {
      host.add(tool, "rule del pref 32766");
    }
    for (int i = dice.skewed(2); i > 0; i--) {
      host.add(tool, "rule del pref " + dice.number(1, 60));
    }
  }

  private String rule(Places places) {
    StringBuilder text = new StringBuilder(dice.chance(10) ? "not " : "");
    if (dice.chance(40)) {
      text.append("from ").append(prefix(places, true));
    } else {
      text.append("from all");
    }
    if (dice.chance(30)) {
      text.append(" to ").append(prefix(places, false));
    }
    links(text);
    fields(text);
    ports(places, text);
    if (!dice.chance(8)) {
      text.append(" pref ").append(dice.chance(80) ? dice.number(1, 60) : dice.number(1, 40000));
    }
    if (dice.chance(10)) {
      text.append(" protocol ").append(dice.pick("static", "kernel", "dhcp", "99"));
    }
    return text + " " + action();
  }

  private String prefix(Places places, boolean own) {
    if (own && dice.chance(60) && !places.own.isEmpty()) {
      return dice.pick(places.own).toString();
    }
    IpPrefix prefix = places.prefix();
    return prefix.length() == 0 ? "all" : Places.text(prefix);
  }

  private void links(StringBuilder text) {
    if (dice.chance(12)) {
      text.append(" iif ").append(dice.pick("lo", dice.pick(host.links), "absent0"));
    }
    if (dice.chance(12)) {
      text.append(" oif ").append(dice.pick(host.link(), dice.pick(host.links), "absent0"));
    }
  }

  private void fields(StringBuilder text) {
    if (dice.chance(18)) {
      text.append(" fwmark ")
          .append(dice.pick("0x1", "0x2", "0x80", "0x7", "0x0/0x80", "0x80/0x80", "0x1/0x3", "0"));
    }
    if (dice.chance(8)) {
      text.append(" tos ").append(dice.pick("0x08", "0x10", "0x04", "0x1c"));
    }
    if (dice.chance(8)) {
      text.append(" uidrange ").append(dice.pick("0-0", "1000-1000", "0-999", "1000-2000"));
    }
  }

  private void ports(Places places, StringBuilder text) {
    if (dice.chance(12)) {
      String icmp = places.family == Family.V4 ? "icmp" : "ipv6-icmp";
      text.append(" ipproto ").append(dice.pick("tcp", "udp", icmp, "sctp", "47"));
    }
    if (dice.chance(8)) {
      text.append(" sport ").append(dice.pick("1000", "1000-2000", "53"));
    }
    if (dice.chance(10)) {
      text.append(" dport ").append(dice.pick("443", "80-443", "53", "1-65535"));
    }
  }

  private String action() {
    int what = dice.number(0, 99);
    if (what < 5) {
      return "goto " + dice.number(1, 70);
    }
    if (what < 8) {
      return "nop";
    }
    if (what < 17) {
      return dice.pick("unreachable", "prohibit", "blackhole");
    }
    if (what < 19) {
      return "l3mdev";
    }
    String lookup = "lookup " + (dice.chance(15) ? "999" : RandomRoutes.table(dice));
    if (dice.chance(15)) {
      lookup += " suppress_prefixlength " + dice.pick(0, 0, 8, 24, 32);
    }
    if (dice.chance(10)) {
      lookup += " suppress_ifgroup " + dice.number(0, 3);
    }
    return lookup;
  }
}
