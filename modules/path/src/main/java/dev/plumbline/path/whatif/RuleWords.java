package dev.plumbline.path.whatif;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.PolicyRule.Action;
import dev.plumbline.model.PolicyRule.Range;
import dev.plumbline.model.PolicyRule.Selector;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The arguments of {@code ip rule add} and {@code del}. */
final class RuleWords {
  private static final long MOST = 0xffffffffL;
  private static final int TOS_BITS = 0x1e;

  private boolean inverted;
  private Optional<IpPrefix> from = Optional.empty();
  private Optional<IpPrefix> to = Optional.empty();
  private Optional<String> iif = Optional.empty();
  private Optional<String> oif = Optional.empty();
  private OptionalLong mark = OptionalLong.empty();
  private long mask = MOST;
  private int tos;
  private Optional<String> carried = Optional.empty();
  private Optional<Range> sourcePort = Optional.empty();
  private Optional<Range> destinationPort = Optional.empty();
  private Optional<Range> uid = Optional.empty();
  private OptionalLong priority = OptionalLong.empty();
  private Optional<Action> action = Optional.empty();
  private String table = "";
  private OptionalLong target = OptionalLong.empty();
  private OptionalInt suppressLength = OptionalInt.empty();
  private Optional<String> suppressGroup = Optional.empty();
  private String protocol = "";

  private RuleWords() {}

  static Change read(Change.Verb verb, Words words, Optional<Family> said, String text)
      throws ChangeException {
    RuleWords rule = new RuleWords();
    while (words.more()) {
      rule.word(words);
    }
    Family family = Words.family(said, rule.from.or(() -> rule.to).map(IpPrefix::family));
    if (verb == Change.Verb.ADD && rule.action.isEmpty()) {
      // ip rule add without an action looks up main
      rule.action = Optional.of(Action.LOOKUP);
      rule.table = "main";
    }
    return new Change.OfRule(
        verb, rule.made(family, text), rule.priority.isPresent(), rule.action.isPresent());
  }

  private void word(Words words) throws ChangeException {
    String word = words.take("rule");
    switch (word) {
      case "not" -> inverted = true;
      case "from" -> from = words.prefix(word);
      case "to" -> to = words.prefix(word);
      case "iif", "dev" -> iif = Optional.of(words.take(word));
      case "oif" -> oif = Optional.of(words.take(word));
      case "fwmark" -> mark(words);
      case "tos", "dsfield" -> tos = tos(words, word);
      case "ipproto" -> carried = Optional.of(words.take(word));
      case "sport" -> sourcePort = Optional.of(range(words, word, 65535));
      case "dport" -> destinationPort = Optional.of(range(words, word, 65535));
      case "uidrange" -> uid = Optional.of(range(words, word, MOST));
      case "priority", "pref", "preference", "order" ->
          priority = OptionalLong.of(words.number(word, MOST));
      case "suppress_prefixlength", "sup_pl" ->
          suppressLength = OptionalInt.of((int) words.number(word, 128));
      case "suppress_ifgroup", "sup_group" -> suppressGroup = Optional.of(words.take(word));
      case "protocol", "proto" -> protocol = words.take(word);
      default -> action(word, words);
    }
  }

  private void action(String word, Words words) throws ChangeException {
    switch (word) {
      case "lookup", "table" -> {
        action = Optional.of(Action.LOOKUP);
        table = words.table(word);
      }
      case "goto" -> {
        action = Optional.of(Action.GOTO);
        target = OptionalLong.of(words.number(word, MOST));
      }
      case "type" -> action(words.take(word), words);
      case "unreachable", "prohibit", "blackhole", "nop", "l3mdev" ->
          action = Optional.of(Action.valueOf(word.toUpperCase(Locale.ROOT)));
      default -> throw new ChangeException("ip rule does not know " + word + ".");
    }
  }

  private void mark(Words words) throws ChangeException {
    String[] parts = words.take("fwmark").split("/", 2);
    mark = OptionalLong.of(new Words(parts[0]).number("fwmark", MOST));
    mask = parts.length > 1 ? new Words(parts[1]).number("fwmark", MOST) : MOST;
  }

  private static int tos(Words words, String key) throws ChangeException {
    int value = (int) words.number(key, 255);
    if ((value & ~TOS_BITS) != 0) {
      throw new ChangeException("Invalid tos: the kernel takes bits of 0x1e alone.");
    }
    return value;
  }

  private static Range range(Words words, String key, long most) throws ChangeException {
    String[] ends = words.take(key).split("-", 2);
    long first = new Words(ends[0]).number(key, most);
    long last = ends.length > 1 ? new Words(ends[1]).number(key, most) : first;
    if (last < first) {
      throw new ChangeException(key + " ends before it begins: " + first + "-" + last);
    }
    return new Range(first, last);
  }

  private PolicyRule made(Family family, String text) {
    return new PolicyRule(
        family,
        0,
        priority.orElse(0),
        new Selector(
            inverted,
            from.orElse(IpPrefix.all(family)),
            to.orElse(IpPrefix.all(family)),
            iif,
            false,
            oif,
            false,
            mark,
            mask,
            tos,
            carried,
            sourcePort,
            destinationPort,
            uid,
            List.of()),
        action.orElse(Action.NOP),
        table,
        target,
        suppressLength,
        suppressGroup,
        protocol,
        false,
        Change.evidence(text));
  }
}
