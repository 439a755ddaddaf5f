package dev.plumbline.guide.check.networkd;

import dev.plumbline.model.Address;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.model.RouteEvent;
import dev.plumbline.path.Configured;
import dev.plumbline.path.HostModel;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what neither networkd nor the kernel made, in a state and in an event. */
final class Foreign {
  private static final Set<String> OWN = Set.of("static", "dhcp", "ra", "kernel");
  private static final Pattern OWN_TEXT =
      Pattern.compile("(?s).*\\bproto (static|dhcp|ra|kernel)\\b.*");
  private static final Pattern KERNEL_ROUTE =
      Pattern.compile("(?s)(local|broadcast|multicast|anycast) .*|.*\\btable local\\b.*|fe80:.*");
  private static final Pattern KERNEL_RULE =
      Pattern.compile("\\d+:\\s+from all lookup (local|main|default)\\s*");
  private static final Pattern OWN_ADDRESS =
      Pattern.compile("(?s).*\\b(dynamic|noprefixroute|scope (host|link))\\b.*");

  private Foreign() {}

  static boolean rule(PolicyRule rule) {
    boolean base =
        rule.selector().matchesEverything()
            && Set.of("local", "main", "default").contains(rule.table());
    return !OWN.contains(rule.protocol()) && !base;
  }

  static boolean route(Route route) {
    return route.unicast()
        && !OWN.contains(route.protocol())
        && !route.table().equals("local")
        && route.link().isPresent();
  }

  /** An address that no file, no lease and no metadata accounts for. */
  static boolean address(HostModel host, Address address) {
    return address.global()
        && host.isEni(address.link())
        && !address.flags().contains("dynamic")
        && host.enis().stream().noneMatch(e -> e.owns(address.ip()))
        && host.enis().stream()
            .noneMatch(
                e ->
                    LinkLog.of(host.snapshot(), e.name()).lines().stream()
                        .anyMatch(l -> l.message().contains("address " + address.ip() + "/")))
        && Configured.addresses(host.snapshot())
            .noneMatch(a -> a.prefix().equals(IpPrefix.host(address.ip())));
  }

  static boolean event(RouteEvent event) {
    return switch (event.kind()) {
      case "rule" ->
          !OWN_TEXT.matcher(event.text()).matches() && !KERNEL_RULE.matcher(event.text()).matches();
      case "route" ->
          !OWN_TEXT.matcher(event.text()).matches()
              && !KERNEL_ROUTE.matcher(event.text()).matches();
      case "address" -> !OWN_ADDRESS.matcher(event.text()).matches();
      default -> false;
    };
  }
}
