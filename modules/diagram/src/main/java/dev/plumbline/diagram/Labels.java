package dev.plumbline.diagram;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import java.util.Locale;

/**
 * Names shortened for narrow places: IPv6 addresses keep their last two groups, ENI ids the last
 * three characters, link names lose their middle. A prefix length, metric or priority is never cut.
 */
final class Labels {
  private static final int LINK_NAME = 15;

  private Labels() {}

  /** "1 rule", "4 rules". */
  static String count(int number, String thing) {
    return number == 1 ? "1 " + thing : number + " " + thing + "s";
  }

  /** With a capital letter, as a sentence begins. */
  static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  static String address(IpAddress address) {
    String text = address.toString();
    if (address.family() == Family.V4 || text.length() <= 15) {
      return text;
    }
    String bare = text.endsWith("::") ? text.substring(0, text.length() - 2) : text;
    int last = bare.lastIndexOf(':');
    int before = bare.lastIndexOf(':', last - 1);
    int from = before == last - 1 ? bare.lastIndexOf(':', before - 1) : before;
    return (text.startsWith("fe80:") ? "fe80::…" : "…") + text.substring(from + 1);
  }

  /** Like an address; the length is kept, and a host has none. */
  static String prefix(IpPrefix prefix) {
    if (prefix.length() == 0) {
      return prefix.family() == Family.V4 ? "0.0.0.0/0" : "::/0";
    }
    String short6 = address(prefix.address());
    return prefix.isHost() ? short6 : short6 + "/" + prefix.length();
  }

  /** {@code eni-0123456789abcdef0} as {@code eni-…ef0}. */
  static String id(String id) {
    int dash = id.indexOf('-');
    return dash < 0 || id.length() - dash <= 8
        ? id
        : id.substring(0, dash + 1) + "…" + id.substring(id.length() - 3);
  }

  static String link(String name) {
    return name.length() <= LINK_NAME
        ? name
        : name.substring(0, 7) + "…" + name.substring(name.length() - 6);
  }

  /** The beginning of a name that stands for many. */
  static String start(String name) {
    return name.length() <= 6 ? name : name.substring(0, 6) + "…";
  }
}
