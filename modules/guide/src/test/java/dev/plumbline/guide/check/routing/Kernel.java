package dev.plumbline.guide.check.routing;

import dev.plumbline.guide.Host;
import java.util.ArrayList;

/** Practice instances whose kernel state is kept as text, so that tests can edit single lines. */
public final class Kernel {
  public static final String RULES = "ip-rule.txt";
  public static final String ROUTES = "ip-route-all.txt";
  public static final String ADDRESSES = "ip-addr.txt";

  private Kernel() {}

  /** Two ENIs, IPv4. */
  public static Host healthy() {
    return of("healthy-2-eni");
  }

  /** Four ENIs, dual stack, the first and the last in one subnet. */
  public static Host dualStack() {
    return of("healthy-4-eni-v6-prefix");
  }

  public static Host of(String practice) {
    return Host.practice(practice)
        .without(
            "ip-j-rule.json",
            "ip-j6-rule.json",
            "ip-j-route-all.json",
            "ip-j6-route-all.json",
            "ip-j-addr.json",
            "ip-route-main.txt",
            "route-get.jsonl");
  }

  /** Adds a rule to the IPv4 list, before main. */
  public static Host withRule(Host host, String rule) {
    return host.lines(
        RULES,
        lines -> {
          var changed = new ArrayList<>(lines);
          changed.add(1, rule);
          return changed;
        });
  }
}
