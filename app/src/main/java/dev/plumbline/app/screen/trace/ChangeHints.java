package dev.plumbline.app.screen.trace;

import dev.plumbline.model.Family;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Expectation;
import dev.plumbline.path.ExpectedRule;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.IpText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Changes that are likely meant on a host, for the editor to complete; no controls. */
final class ChangeHints {
  static final ChangeHints NONE = new ChangeHints(List.of());

  private static final int SHOWN = 5;
  private static final int OF_A_KIND = 60;

  private final List<String> all;

  private ChangeHints(List<String> all) {
    this.all = all;
  }

  /** What is missing first, then what is there to be deleted, then settings. */
  static ChangeHints of(HostModel host) {
    Set<String> hints = new LinkedHashSet<>();
    Expectation.of(host).missingRules().forEach(r -> hints.add(add(r)));
    for (Family family : Family.values()) {
      host.snapshot().rules(family).orElse(List.of()).stream()
          .filter(r -> r.priority() > 0 && r.priority() < 32766)
          .limit(OF_A_KIND)
          .forEach(r -> hints.add(delete(r)));
      host.snapshot().routes(family).orElse(List.of()).stream()
          .filter(r -> r.unicast() && r.isDefault())
          .limit(OF_A_KIND)
          .forEach(
              r -> hints.add(ip(family) + "route del " + IpText.route(r) + " table " + r.table()));
    }
    host.enis().stream()
        .map(Eni::name)
        .limit(OF_A_KIND)
        .flatMap(
            link ->
                Stream.of("1", "2", "0")
                    .map(v -> "sysctl -w net.ipv4.conf." + link + ".rp_filter=" + v))
        .forEach(hints::add);
    host.enis().stream()
        .map(Eni::name)
        .limit(OF_A_KIND)
        .forEach(link -> hints.add("ip link set " + link + " down"));
    hints.addAll(
        List.of(
            "ip rule add from ADDRESS lookup TABLE priority NUMBER",
            "ip rule add to ADDRESS lookup TABLE priority NUMBER",
            "ip route add PREFIX via GATEWAY dev LINK table main",
            "ip route replace default via GATEWAY dev LINK metric NUMBER",
            "ip addr add ADDRESS/LENGTH dev LINK",
            "ip addr del ADDRESS/LENGTH dev LINK"));
    return new ChangeHints(List.copyOf(hints));
  }

  private static String ip(Family family) {
    return family == Family.V6 ? "ip -6 " : "ip ";
  }

  private static String add(ExpectedRule rule) {
    return ip(rule.family())
        + "rule add from "
        + (rule.source().isHost() ? rule.source().address() : rule.source())
        + " lookup "
        + rule.table()
        + (rule.priority().isPresent() ? " priority " + rule.priority().getAsLong() : "");
  }

  private static String delete(PolicyRule rule) {
    return ip(rule.family()) + "rule del priority " + rule.priority() + " " + IpText.rule(rule);
  }

  /** What could be meant by what is typed so far: every word occurs in it. */
  List<String> match(String typed) {
    List<String> words =
        new ArrayList<>(List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+")));
    return all.stream()
        .filter(h -> !h.equals(typed.strip()))
        .filter(h -> words.stream().allMatch(h.toLowerCase(Locale.ROOT)::contains))
        .limit(SHOWN)
        .toList();
  }
}
