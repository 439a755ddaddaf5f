package dev.plumbline.model.parse.kernel;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.PolicyRule.Action;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Reading;
import dev.plumbline.model.parse.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules from the text of {@code ip rule show}. One file may hold the IPv4 and then the IPv6 list:
 * the second begins at the first line whose priority is lower than the one before.
 */
public final class RuleText {
  private static final Pattern RULE = Pattern.compile("\\s*(\\d{1,10}):\\s+(.*\\S)\\s*");

  private static final Pattern START = Pattern.compile("\\s*\\d{1,10}:\\s+(?:not )?from ");

  private static final Set<String> KEYWORDS =
      Set.of(
          ("not from to lookup table goto unreachable prohibit blackhole nop fwmark iif oif tos"
                  + " dsfield ipproto sport dport uidrange suppress_prefixlength suppress_prefixlen"
                  + " suppress_ifgroup proto protocol [unresolved] unresolved realms dscp flowlabel"
                  + " tun_id")
              .split(" "));

  private RuleText() {}

  /** A line of the list before its family is settled. */
  private record Draft(Line line, long priority, RuleDraft rule, boolean second) {}

  /** True for a line of this form. */
  public static boolean isRule(String line) {
    return START.matcher(line).lookingAt();
  }

  /** Reads all rules of the lines; {@code first} is the family where nothing else tells. */
  public static List<PolicyRule> read(Reading reading, List<Line> lines, Family first) {
    List<Draft> drafts = new ArrayList<>();
    long last = -1;
    boolean second = false;
    for (Line line : lines) {
      Matcher matcher = RULE.matcher(line.text());
      if (!matcher.matches()) {
        if (!line.blank() && !line.text().contains("...")) {
          reading.problem(
              line.file(), line.number(), "is no rule, skipped: " + line.evidence().text());
        }
        continue;
      }
      long priority = Long.parseLong(matcher.group(1));
      second |= priority < last;
      last = priority;
      drafts.add(new Draft(line, priority, draft(matcher.group(2)), second));
    }
    return rules(drafts, first);
  }

  private static List<PolicyRule> rules(List<Draft> drafts, Family first) {
    boolean two = drafts.stream().anyMatch(Draft::second);
    boolean onlySix =
        !two
            && drafts.stream().anyMatch(d -> d.rule().family().equals(Optional.of(Family.V6)))
            && drafts.stream().noneMatch(d -> d.rule().family().equals(Optional.of(Family.V4)));
    List<PolicyRule> rules = new ArrayList<>();
    int[] position = new int[2];
    for (Draft draft : drafts) {
      Family family = draft.rule().family().orElse(draft.second() || onlySix ? Family.V6 : first);
      rules.add(
          draft
              .rule()
              .rule(
                  family, position[family.ordinal()]++, draft.priority(), draft.line().evidence()));
    }
    return List.copyOf(rules);
  }

  private static RuleDraft draft(String text) {
    RuleDraft draft = new RuleDraft();
    boolean acted = false;
    Words words = Words.of(text);
    while (words.more()) {
      String word = words.take();
      switch (word) {
        case "not" -> draft.inverted = true;
        case "from" -> draft.from = prefix(word, words, draft);
        case "to" -> draft.to = prefix(word, words, draft);
        case "lookup", "table" -> {
          acted = words.more();
          draft.table = words.take();
          boolean l3mdev = draft.table.equals("[l3mdev-table]");
          draft.action = l3mdev ? Action.L3MDEV : Action.LOOKUP;
          draft.table = l3mdev ? "" : draft.table;
        }
        case "goto" -> {
          String target = words.take();
          draft.action = Action.GOTO;
          draft.gotoPriority = Json.number(target);
          acted = draft.gotoPriority.isPresent() || target.equals("none");
        }
        case "unreachable", "prohibit", "blackhole", "nop" -> {
          acted = true;
          draft.action = Action.valueOf(word.toUpperCase(Locale.ROOT));
        }
        default -> option(word, words, draft);
      }
    }
    if (!acted) {
      draft.action = Action.OTHER;
      draft.unknown.add("no action in: " + text);
    }
    return draft;
  }

  /** A prefix, noted as unknown when it is neither "all" nor one. */
  private static Optional<IpPrefix> prefix(String word, Words words, RuleDraft draft) {
    String text = words.take();
    Optional<IpPrefix> prefix = IpPrefix.tryParse(text);
    if (prefix.isEmpty() && !text.equals("all")) {
      draft.unknown.add(word + " " + text);
    }
    return prefix;
  }

  private static void option(String word, Words words, RuleDraft draft) {
    switch (word) {
      case "fwmark" -> draft.mark(words.take());
      case "iif" -> {
        draft.iif = Optional.of(words.take());
        draft.iifDetached = words.takeIf("[detached]");
      }
      case "oif" -> {
        draft.oif = Optional.of(words.take());
        draft.oifDetached = words.takeIf("[detached]");
      }
      case "tos", "dsfield" -> {
        String value = words.take();
        Tos.read(value)
            .ifPresentOrElse(t -> draft.tos = t, () -> draft.unknown.add(word + " " + value));
      }
      case "ipproto" -> draft.protocolSelector = Optional.of(words.take());
      case "sport" -> draft.sourcePort = draft.range(word, words.take());
      case "dport" -> draft.destinationPort = draft.range(word, words.take());
      case "uidrange" -> draft.uid = draft.range(word, words.take());
      case "suppress_prefixlength", "suppress_prefixlen" -> draft.suppress(word, words.take());
      case "suppress_ifgroup" -> draft.suppressGroup = Optional.of(words.take());
      case "proto", "protocol" -> draft.protocol = words.take();
      case "[unresolved]", "unresolved" -> draft.unresolved = true;
      case "realms" -> words.take(); // for accounting alone
      default -> unknown(word, words, draft);
    }
  }

  /** A part that is not understood reaches to the next word that is. */
  private static void unknown(String word, Words words, RuleDraft draft) {
    StringBuilder part = new StringBuilder(word);
    while (words.more() && !KEYWORDS.contains(words.peek())) {
      part.append(' ').append(words.take());
    }
    draft.unknown.add(part.toString());
  }
}
