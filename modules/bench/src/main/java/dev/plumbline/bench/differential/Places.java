package dev.plumbline.bench.differential;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses of one family that a database speaks of: few enough that rules, routes and
 * questions meet.
 */
final class Places {
  private static final List<String> SPECIAL4 =
      List.of(
          "169.254.169.254",
          "169.254.169.253",
          "127.0.0.1",
          "127.1.2.3",
          "224.0.0.1",
          "239.1.2.3",
          "255.255.255.255",
          "240.0.0.1",
          "0.0.0.0",
          "0.1.2.3");
  private static final List<String> SPECIAL6 =
      List.of(
          "fd00:ec2::254",
          "::1",
          "ff02::1",
          "ff0e::5",
          "fe80::1",
          "::",
          "64:ff9b::a00:1",
          "fec0::1");

  final Family family;
  private final Dice dice;
  private final List<IpAddress> known = new ArrayList<>();
  final List<IpAddress> own = new ArrayList<>();

  Places(Family family, Dice dice) {
    this.family = family;
    this.dice = dice;
    for (int i = 0; i < 12; i++) {
      known.add(fresh());
    }
  }

  /** An address from one of a few networks. */
  private IpAddress fresh() {
    if (family == Family.V4) {
      int network =
          dice.pick(
              0x0a000000, 0x0a000100, 0x0a010200, 0xac1f0000, 0xc6336400, 0xcb007100, 0x08080800);
      return new IpAddress(family, 0, (network & 0xffffffffL) + dice.number(0, 255));
    }
    long network = dice.pick(0x20010db800000000L, 0xfd00000000000000L, 0x2600_1f14_0000_0000L);
    return new IpAddress(family, network + dice.number(0, 3), dice.number(1, 255));
  }

  /** Makes an address known, so that others will speak of it. */
  void add(IpAddress address) {
    known.add(address);
  }

  /** An address that somebody spoke of, one beside it, or any other. */
  IpAddress any() {
    int what = dice.number(0, 99);
    if (what < 4) {
      return IpAddress.parse(dice.pick(family == Family.V4 ? SPECIAL4 : SPECIAL6));
    }
    if (what < 14) {
      return fresh();
    }
    if (what < 24 && !own.isEmpty()) {
      return dice.pick(own);
    }
    IpAddress address = dice.pick(known);
    return what < 60 ? address : near(address);
  }

  /** The address with one of its lower bits turned. */
  IpAddress near(IpAddress address) {
    return new IpAddress(
        family, address.high(), address.low() ^ 1L << dice.skewed(family == Family.V4 ? 23 : 63));
  }

  /** A prefix around an address somebody spoke of; what lies in it is spoken of from now on. */
  IpPrefix prefix() {
    IpAddress address = any();
    int bits = family.bits();
    int length =
        dice.chance(25)
            ? bits
            : dice.chance(60)
                ? bits - dice.skewed(family == Family.V4 ? 16 : 80)
                : dice.pick(0, 1, 4, 8, 16, 20, 23, 24, 28, 31);
    IpPrefix prefix = IpPrefix.of(address, length);
    if (known.size() < 400) {
      known.add(address);
    }
    return prefix;
  }

  /** The prefix as {@code ip} wants it. */
  static String text(IpPrefix prefix) {
    return prefix.length() == 0 ? "default" : prefix.address() + "/" + prefix.length();
  }
}
