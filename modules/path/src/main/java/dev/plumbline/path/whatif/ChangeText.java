package dev.plumbline.path.whatif;

import dev.plumbline.model.Address;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one change from the text of its command. */
final class ChangeText {
  private static final Pattern SETTING = Pattern.compile("[a-z0-9_]+([./][A-Za-z0-9_@-]+)+");

  private ChangeText() {}

  static Change parse(String text) throws ChangeException {
    if (text.lines().filter(l -> !l.isBlank()).count() > 1) {
      throw new ChangeException("One change a line.");
    }
    Words words = new Words(text);
    words.takeIf("sudo");
    String program = words.take("the beginning");
    return switch (program) {
      case "ip" -> ip(words, text.strip());
      case "sysctl" -> sysctl(words);
      default ->
          throw new ChangeException(
              "A change begins with ip rule, ip route, ip addr, ip link or sysctl -w, not with "
                  + program
                  + ".");
    };
  }

  private static Change ip(Words words, String text) throws ChangeException {
    Optional<Family> family = Optional.empty();
    while (words.peek().startsWith("-")) {
      String option = words.take("ip");
      family =
          switch (option) {
            case "-4" -> Optional.of(Family.V4);
            case "-6" -> Optional.of(Family.V6);
            default -> throw new ChangeException("ip takes -4 or -6 here, not " + option + ".");
          };
    }
    String object = words.take("ip");
    return switch (object) {
      case "rule", "ru" -> RuleWords.read(verb(words, "rule"), words, family, text);
      case "route", "r", "ro" -> RouteWords.read(verb(words, "route"), words, family, text);
      case "link", "l" -> link(words);
      case "addr", "address", "a" -> address(verb(words, "addr"), words, text);
      default ->
          throw new ChangeException(
              "ip rule, ip route, ip addr and ip link set are known, not " + object + ".");
    };
  }

  private static Change link(Words words) throws ChangeException {
    String verb = words.take("ip link");
    if (!verb.equals("set")) {
      throw new ChangeException("Of ip link, set LINK up and set LINK down are known.");
    }
    words.takeIf("dev");
    String name = words.take("ip link set");
    String state = words.take("ip link set " + name);
    boolean up = state.equals("up");
    if (words.more() || !up && !state.equals("down")) {
      throw new ChangeException("ip link set takes a link and up or down, nothing else.");
    }
    return new Change.OfLink(name, up);
  }

  private static Change.Verb verb(Words words, String object) throws ChangeException {
    String verb = words.take("ip " + object);
    Change.Verb found =
        switch (verb) {
          case "add", "a" -> Change.Verb.ADD;
          case "append" -> Change.Verb.APPEND;
          case "prepend" -> Change.Verb.PREPEND;
          case "replace" -> Change.Verb.REPLACE;
          case "change", "chg" -> Change.Verb.CHANGE;
          case "del", "delete", "d" -> Change.Verb.DELETE;
          default ->
              throw new ChangeException("add, del or replace is expected, not " + verb + ".");
        };
    boolean plain = found == Change.Verb.ADD || found == Change.Verb.DELETE;
    if (object.equals("rule") && !plain) {
      throw new ChangeException(
          "ip rule has no " + verb + ": delete the old rule and add the new one.");
    }
    if (object.equals("addr") && !plain && found != Change.Verb.REPLACE) {
      throw new ChangeException("ip addr has no " + verb + ".");
    }
    return found;
  }

  private static Change address(Change.Verb verb, Words words, String text) throws ChangeException {
    String own = words.take("addr " + verb.word());
    Optional<IpAddress> ip = Optional.empty();
    OptionalLong metric = OptionalLong.empty();
    int slash = own.indexOf('/');
    ip = IpAddress.tryParse(slash < 0 ? own : own.substring(0, slash));
    int length = Words.prefix("the address", own).length();
    String link = "";
    String scope = "global";
    Set<String> flags = new HashSet<>();
    while (words.more()) {
      String word = words.take("addr");
      switch (word) {
        case "dev" -> link = words.take(word);
        case "scope" -> scope = words.take(word);
        case "metric", "priority" -> metric = OptionalLong.of(words.number(word, 0xffffffffL));
        case "brd", "broadcast", "label" -> words.take(word);
        case "noprefixroute", "nodad" -> flags.add(word);
        default -> throw new ChangeException("ip addr does not know " + word + ".");
      }
    }
    if (link.isEmpty() || ip.isEmpty()) {
      throw new ChangeException("ip addr needs dev and the name of the interface.");
    }
    return new Change.OfAddress(
        verb,
        new Address(
            link, ip.get(), length, scope, Set.copyOf(flags), metric, "", Change.evidence(text)));
  }

  private static Change sysctl(Words words) throws ChangeException {
    words.takeIf("-w");
    String setting = words.take("sysctl");
    int equal = setting.indexOf('=');
    if (equal <= 0 || equal == setting.length() - 1 || words.more()) {
      throw new ChangeException("sysctl takes one name=value.");
    }
    String name = setting.substring(0, equal);
    if (!SETTING.matcher(name).matches()) {
      throw new ChangeException(name + " is no name of a setting.");
    }
    return new Change.OfSysctl(name.replace('/', '.'), setting.substring(equal + 1));
  }
}
