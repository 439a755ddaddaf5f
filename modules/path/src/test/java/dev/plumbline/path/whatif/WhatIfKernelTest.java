package dev.plumbline.path.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.model.Address;
import dev.plumbline.model.Family;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.IpText;
import dev.plumbline.path.trace.Tracer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tables that a change leads to, beside those of a kernel that made it, in a network namespace
 * of its own; skipped where that is not allowed.
 */
class WhatIfKernelTest {
  private static final String FILE = "=== ";

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor(60, TimeUnit.SECONDS) ? text : "";
  }

  private static boolean allowed() throws InterruptedException {
    try {
      return run("unshare", "-n", "bash", "-c", "ip link set lo up && echo yes").contains("yes");
    } catch (IOException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip addr add 10.0.1.99/24 dev eth0",
        "ip addr add 10.7.0.1/16 dev eth1",
        "ip addr add 10.0.1.99/32 dev eth1",
        "ip addr add 10.7.0.1/31 dev eth1",
        "ip addr add 10.7.0.1/16 dev eth1 noprefixroute",
        "ip addr add 2001:db8:7::1/64 dev eth1",
        "ip addr add 2001:db8:7::1/128 dev eth1",
        "ip addr del 10.0.1.10/24 dev eth0",
        "ip addr del 10.0.1.11/24 dev eth0",
        "ip addr del 10.0.2.10/24 dev eth1",
        "ip addr del 10.0.2.10/24 dev eth1; ip addr add 10.0.2.10/24 dev eth1",
        "sysctl -w net.ipv4.conf.eth0.promote_secondaries=1; ip addr del 10.0.1.10/24 dev eth0",
        "ip addr del 2001:db8:1::10/64 dev eth0",
        "ip route add 192.0.2.0/24 via 10.0.1.1",
        "ip route add 192.0.2.0/24 dev eth1",
        "ip route add 192.0.2.7 via 10.0.2.1 dev eth1 src 10.0.2.10 metric 50 table 77",
        "ip route add 192.0.2.0/24 via 192.0.9.1 dev eth1 onlink",
        "ip route add blackhole 192.0.2.0/24",
        "ip route add default table 9 nexthop via 10.0.1.1 weight 2 nexthop via 10.0.2.1",
        "ip route append 198.51.100.0/24 via 10.0.2.1",
        "ip route prepend 198.51.100.0/24 via 10.0.2.1",
        "ip route replace 198.51.100.0/24 via 10.0.2.1",
        "ip route replace default via 10.0.2.1 dev eth1",
        "ip route change 198.51.100.0/24 via 10.0.2.1",
        "ip route del 198.51.100.0/24",
        "ip route del default metric 512",
        "ip route del default table 10001",
        "ip -6 route add 2001:db8:9::/48 via 2001:db8:1::1",
        "ip -6 route append 2001:db8:8::/48 via 2001:db8:2::1",
        "ip -6 route replace 2001:db8:8::/48 via 2001:db8:2::1",
        "ip -6 route del 2001:db8:8::/48",
        "ip rule add from 10.0.2.10 lookup 10001",
        "ip rule add from 10.0.2.0/24 to 10.0.0.0/8 lookup main priority 50",
        "ip rule add fwmark 0x80/0x80 iif lo prohibit priority 9000",
        "ip rule add not from 10.0.2.10 goto 32766 priority 10001",
        "ip rule del priority 10001",
        "ip rule del from 10.0.2.11 lookup 10001",
        "ip -6 rule add from 2001:db8:2::10 lookup 10001 priority 10001",
        "ip link set eth1 down",
        "ip link set eth0 down",
        "ip link set eth1 down; ip link set eth1 up",
        "ip link set eth0 down; ip link set eth1 down; ip link set eth0 up",
        "sysctl -w net.ipv4.conf.eth1.rp_filter=2",
        "sysctl -w net.ipv4.ip_forward=1"
      })
  void aChangeLeadsToTheTablesThatTheKernelHasAfterIt(String commands) throws Exception {
    assumeTrue(allowed(), "needs the right to make a network namespace");
    String[] states = states(commands);
    List<Change> changes = new ArrayList<>();
    for (String command : commands.split("; ")) {
      changes.add(Change.parse(command));
    }

    WhatIf tried = WhatIf.of(Tracer.of(snapshot(states[0])), changes);

    assertThat(tables(tried.after().snapshot()))
        .containsExactlyInAnyOrderElementsOf(tables(snapshot(states[1])));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip addr add 10.7.0.1/16 dev eth1",
        "ip addr del 10.0.2.10/24 dev eth1",
        "ip addr del 2001:db8:1::10/64 dev eth0",
        "ip route replace default via 10.0.2.1 dev eth1",
        "ip route replace 198.51.100.0/24 via 10.0.2.1",
        "ip route append 198.51.100.0/24 via 10.0.2.1",
        "ip route del 198.51.100.0/24",
        "ip route del 203.0.113.0/24",
        "ip -6 route append 2001:db8:8::/48 via 2001:db8:2::1",
        "ip rule add from 10.0.2.0/24 to 10.0.0.0/8 lookup main priority 50",
        "ip rule del priority 10001",
        "ip link set eth1 down",
        "sysctl -w net.ipv4.conf.eth1.rp_filter=2",
        "ip rule del from 10.0.2.10 lookup 10001; ip route del default table 10001"
      })
  void theCommandsThatUndoAChangeLeadTheKernelBack(String commands) throws Exception {
    assumeTrue(allowed(), "needs the right to make a network namespace");
    Snapshot before = snapshot(states(commands)[0]);
    List<Change> changes = new ArrayList<>();
    for (String command : commands.split("; ")) {
      changes.add(Change.parse(command));
    }
    List<String> undo = WhatIf.of(Tracer.of(before), changes).undo();

    String there = states(commands + "; " + String.join("; ", undo))[1];

    assertThat(tables(snapshot(there)))
        .as(String.join("; ", undo))
        .containsExactlyInAnyOrderElementsOf(tables(before));
  }

  /** The states of the host before and after commands. */
  private static String[] states(String commands) throws Exception {
    Path script = Path.of(WhatIfKernelTest.class.getResource("host.sh").toURI()).toAbsolutePath();
    String output = run("unshare", "-n", "bash", script.toString(), commands);
    String[] states = output.split("(?m)^=== changed\n");
    assertThat(states).as(output).hasSize(2);
    return states;
  }

  private static Snapshot snapshot(String state) {
    Map<String, byte[]> files = new TreeMap<>();
    for (String part : state.split("(?m)^" + FILE)) {
      int end = part.indexOf('\n');
      if (end > 0) {
        files.put(part.substring(0, end), part.substring(end + 1).getBytes(StandardCharsets.UTF_8));
      }
    }
    Manifest manifest = Manifest.named("test");
    return Snapshot.of(Recording.of(manifest, files));
  }

  /** What decides where packets go, a line each; rules with their place. */
  private static List<String> tables(Snapshot snapshot) {
    List<String> lines = new ArrayList<>();
    for (Family family : Family.values()) {
      int place = 0;
      for (PolicyRule rule : snapshot.rules(family).orElse(List.of())) {
        lines.add(++place + " " + rule(rule));
      }
      snapshot.routes(family).orElse(List.of()).forEach(r -> lines.add(route(r)));
    }
    snapshot.addresses().orElse(List.of()).forEach(a -> lines.add(text(a)));
    snapshot.links().orElse(List.of()).forEach(l -> lines.add(l.name() + " up " + l.up()));
    snapshot
        .sysctls()
        .orElse(Map.of())
        .forEach(
            (name, setting) -> {
              if (name.endsWith(".rp_filter") || name.endsWith(".forwarding")) {
                lines.add(name + " = " + setting.value());
              }
            });
    return lines;
  }

  private static String rule(PolicyRule rule) {
    return "rule " + rule.family() + " " + rule.priority() + " " + IpText.rule(rule);
  }

  private static String route(Route route) {
    List<String> dead =
        route.nextHops().stream()
            .filter(h -> h.flags().contains("dead"))
            .map(Route.NextHop::link)
            .toList();
    return "route "
        + route.family()
        + " "
        + route.table()
        + " "
        + IpText.route(route).replaceFirst(" metric 0\\b", "")
        + (dead.isEmpty() ? "" : " dead " + dead);
  }

  private static String text(Address address) {
    return "address %s %s/%d %s%s"
        .formatted(
            address.link(),
            address.ip(),
            address.prefixLength(),
            address.scope(),
            address.flags().contains("secondary") ? " secondary" : "");
  }
}
