package dev.plumbline.guide.check.imds;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.path.firewall.RuleWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address translation of the metadata or credential addresses, as kube2iam, kiam and the agent of
 * ECS install it.
 */
final class Interceptors {
  private static final List<String> FILES =
      List.of("iptables-save.txt", "iptables-nat.txt", "iptables-legacy-save.txt");
  private static final List<IpAddress> TAKEN =
      List.of(ImdsFacts.IMDS, IpAddress.parse("169.254.170.2"));
  private static final Pattern TARGET = Pattern.compile("(?:(\\d[\\d.]*))?:?(\\d{1,5})?");

  private Interceptors() {}

  /**
   * A rule that sends requests elsewhere.
   *
   * @param taken the address that is taken over
   * @param to where to; empty for the host itself
   * @param port absent where the port stays
   */
  record Interceptor(IpAddress taken, String to, Optional<Integer> port, Evidence evidence) {}

  static List<Interceptor> of(CheckContext context) {
    List<Interceptor> found = new ArrayList<>();
    for (String file : FILES) {
      String text = context.snapshot().recording().text(file).orElse("");
      String table = file.contains("nat") ? "nat" : "filter";
      int number = 0;
      for (String line : text.lines().toList()) {
        number++;
        if (line.startsWith("*")) {
          table = line.substring(1).strip();
        } else if (table.equals("nat") && line.contains("169.254.")) {
          read(new Evidence(file, number, line.strip())).ifPresent(found::add);
        }
      }
    }
    return List.copyOf(found);
  }

  private static Optional<Interceptor> read(Evidence evidence) {
    List<String> words = RuleWords.of(evidence.text());
    Optional<IpAddress> taken =
        after(words, "-d")
            .flatMap(IpPrefix::tryParse)
            .flatMap(p -> TAKEN.stream().filter(t -> p.isHost() && p.contains(t)).findFirst());
    Optional<String> to = after(words, "--to-destination").or(() -> after(words, "--to-ports"));
    if (taken.isEmpty() || to.isEmpty() || negated(words, "-d")) {
      return Optional.empty();
    }
    boolean local = words.contains("REDIRECT");
    Matcher target = TARGET.matcher(local ? ":" + to.get() : to.get());
    if (!target.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Interceptor(
            taken.get(),
            Optional.ofNullable(target.group(1)).orElse(""),
            Optional.ofNullable(target.group(2)).map(Integer::valueOf),
            evidence));
  }

  private static boolean negated(List<String> words, String option) {
    int at = words.indexOf(option);
    return at > 0 && words.get(at - 1).equals("!");
  }

  private static Optional<String> after(List<String> words, String option) {
    int at = words.indexOf(option);
    return at < 0 || at + 1 >= words.size() ? Optional.empty() : Optional.of(words.get(at + 1));
  }
}
