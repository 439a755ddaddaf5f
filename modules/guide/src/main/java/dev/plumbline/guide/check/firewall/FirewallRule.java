package dev.plumbline.guide.check.firewall;

import dev.plumbline.guide.Quoting;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.firewall.Rule;
import dev.plumbline.path.firewall.RuleWords;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule of a packet filter as people name it, and the commands that take it away. */
public final class FirewallRule {
  private static final Pattern HANDLE = Pattern.compile("^(\\S+) (\\S+) (\\S+) handle (\\d+): ");
  private static final Pattern OWNER = Pattern.compile("(! )?--uid-owner (\\S+)");
  private static final Pattern DESTINATION = Pattern.compile("(?:-d|daddr) ([0-9a-fA-F.:]+)");
  private static final Pattern PORT = Pattern.compile("(dport \\d+)");
  private static final Pattern SKUID = Pattern.compile("meta skuid (!= )?([\\w-]+)");

  private final Snapshot snapshot;
  private final Rule rule;

  public FirewallRule(Snapshot snapshot, Rule rule) {
    this.snapshot = snapshot;
    this.rule = rule;
  }

  /** True for a rule that iptables wrote and can take away. */
  private boolean iptables() {
    return rule.text().startsWith("-A ");
  }

  /** True when the end of a chain decided, not a rule. */
  private boolean policy() {
    return !iptables() && rule.text().startsWith("policy ");
  }

  private String table() {
    return rule.table().substring(rule.table().lastIndexOf(' ') + 1);
  }

  /** {@code filter OUTPUT rule 3}, {@code ip filter OUTPUT handle 4} or {@code ... policy}. */
  public String place() {
    if (policy()) {
      return table() + " " + rule.chain() + " policy";
    }
    return iptables()
        ? table() + " " + rule.chain() + " rule " + number()
        : handle()
            .map(m -> m.group(1) + " " + m.group(2) + " " + m.group(3) + " handle " + m.group(4))
            .orElse(rule.table() + " " + rule.chain());
  }

  /** The users it is for, such as {@code uid 1000-10000}; empty for a rule for everybody. */
  public Optional<String> owner() {
    Matcher owner = OWNER.matcher(rule.text());
    Matcher skuid = SKUID.matcher(rule.text());
    Matcher found = owner.find() ? owner : skuid.find() ? skuid : null;
    return Optional.ofNullable(found)
        .map(m -> "uid " + (m.group(1) == null ? "" : "other than ") + m.group(2));
  }

  /** Its place in its chain, counted from 1 as iptables does. */
  private int number() {
    int number = 0;
    String table = "filter";
    int line = 0;
    List<String> lines =
        snapshot.recording().text(rule.evidence().file()).orElse("").lines().toList();
    for (String text : lines) {
      line++;
      String bare = text.strip().replaceFirst("^\\[\\d+:\\d+] ", "");
      table = bare.startsWith("*") ? bare.substring(1).strip() : table;
      if (table.equals(table()) && bare.startsWith("-A " + rule.chain() + " ")) {
        number++;
      }
      if (line >= rule.evidence().line()) {
        break;
      }
    }
    return Math.max(1, number);
  }

  private Optional<Matcher> handle() {
    return Optional.of(HANDLE.matcher(rule.evidence().text())).filter(Matcher::find);
  }

  /** How to take it away, put it back and see that it helped. */
  public Remedy remedy(Step verify) {
    return iptables() ? iptablesRemedy(verify) : policy() ? open(verify) : nft(verify);
  }

  private Remedy iptablesRemedy(Step verify) {
    List<String> words = RuleWords.of(rule.text());
    String spec = words.stream().skip(2).map(Quoting::spec).collect(Collectors.joining(" "));
    String command = command();
    return Remedy.of(
        Step.repair(
            "Remove the rule",
            "Takes effect at once, for all that it matches. Somebody may want it: ask, and prefer a"
                + " narrower rule to none.",
            command + " -D " + Quoting.quote(rule.chain()) + " " + spec),
        verify,
        Step.undo(
            "Put it back where it was",
            "",
            command + " -I " + Quoting.quote(rule.chain()) + " " + number() + " " + spec),
        kept());
  }

  private String command() {
    String file = rule.evidence().file();
    String program =
        (file.startsWith("ip6") ? "ip6tables" : "iptables")
            + (rule.table().startsWith("legacy ") ? "-legacy" : "");
    return "sudo " + program + (table().equals("filter") ? "" : " -t " + Quoting.quote(table()));
  }

  /** What tells the rule from others: its destination, else its port, else its chain. */
  private String telling() {
    return Stream.of(DESTINATION, PORT)
        .map(p -> p.matcher(rule.text()))
        .filter(Matcher::find)
        .map(m -> m.group(1))
        .findFirst()
        .orElse(rule.chain());
  }

  private Step kept() {
    return Step.investigate(
        "Find where it is kept",
        "A rule that is loaded at boot or by a program comes back; remove it there too.",
        "sudo grep -rl "
            + Quoting.quote(telling())
            + " /etc/sysconfig/iptables /etc/iptables /etc/nftables.conf /etc/firewalld /etc/ufw");
  }

  private Remedy open(Step verify) {
    boolean nft = rule.evidence().file().startsWith("nft");
    String chain = rule.table() + " " + rule.chain();
    return Remedy.of(
        nft
            ? Step.repair(
                "Let the chain accept again",
                "Everything that no rule names passes then; a rule that accepts only this traffic"
                    + " is narrower.",
                "sudo nft chain " + words(chain) + " '{ policy accept; }'")
            : Step.repair(
                "Let the chain accept again",
                "Everything that no rule names passes then; a rule that accepts only this traffic"
                    + " is narrower.",
                command() + " -P " + Quoting.quote(rule.chain()) + " ACCEPT"),
        verify,
        nft
            ? Step.undo("Drop again", "", "sudo nft chain " + words(chain) + " '{ policy drop; }'")
            : Step.undo(
                "Drop again", "", command() + " -P " + Quoting.quote(rule.chain()) + " DROP"));
  }

  private static String words(String text) {
    return Arrays.stream(text.split(" ")).map(Quoting::quote).collect(Collectors.joining(" "));
  }

  private Remedy nft(Step verify) {
    String chain =
        handle()
            .map(m -> words(m.group(1) + " " + m.group(2) + " " + m.group(3)))
            .orElseGet(() -> words(rule.table() + " " + rule.chain()));
    String number = handle().map(m -> m.group(4)).orElse("");
    return Remedy.of(
        Step.repair(
            "Remove the rule",
            "Look at it with its handle first and keep the line, so that it can be added again. A"
                + " handle changes when the rules are loaded anew.",
            "sudo nft -a list chain " + chain,
            "sudo nft delete rule " + chain + " handle " + number),
        verify,
        Step.undo(
            "Put it back",
            "With the kept line in place of RULE, without its handle.",
            "sudo nft insert rule " + chain + " RULE"),
        kept());
  }
}
