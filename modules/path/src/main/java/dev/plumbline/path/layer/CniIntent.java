package dev.plumbline.path.layer;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Link;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Owner;
import dev.plumbline.path.Owners;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the VPC CNI set out to do, by its logs, and where those were not captured by what it left: a
 * rule to a table means that the table was filled, a host route that there is a pod. Source:
 * amazon-vpc-cni-k8s, log lines of ipamd and of the plugin.
 *
 * @param tables by number: the link whose table it is, where known, and who says so
 * @param pods by address: table of the pod's traffic, empty for the primary ENI or unknown
 */
record CniIntent(Map<String, Table> tables, Map<IpAddress, Pod> pods) {
  private static final Pattern ENI =
      Pattern.compile(
          "Setting up network for an ENI with IP address (\\S+), MAC address (\\S+), CIDR \\S+"
              + "(?: and)? route table (\\d+)");
  private static final Pattern TO =
      Pattern.compile(
          "(?:Successfully setup toContainer rule, containerAddr=|Added toContainer rule for"
              + " |Successfully setup container route, containerAddr=)([0-9a-f.:]+)/\\d+");
  private static final Pattern FROM =
      Pattern.compile(
          "Successfully setup fromContainer rule, containerAddr=([0-9a-f.:]+)/\\d+,"
              + " rtTable=(\\d+)");

  /** An ENI's table. */
  record Table(Optional<String> link, Evidence evidence) {}

  /** A pod. */
  record Pod(Optional<String> table, Evidence evidence) {}

  static CniIntent of(HostModel host, Owners owners) {
    Map<String, Table> tables = new LinkedHashMap<>();
    Map<IpAddress, Pod> pods = new LinkedHashMap<>();
    Snapshot snapshot = host.snapshot();
    lines(snapshot.recording(), "ipamd.log").forEach(l -> eni(snapshot, l, tables));
    lines(snapshot.recording(), "plugin.log").forEach(l -> pod(l, pods));
    for (PolicyRule rule : snapshot.rules().orElse(List.of())) {
      if (owners.of(rule).owner() == Owner.VPC_CNI && !rule.table().equals("main")) {
        Optional<String> link =
            snapshot.address(rule.selector().from().address()).map(a -> a.link());
        Table known = tables.get(rule.table());
        if (known == null || known.link().isEmpty()) {
          tables.put(rule.table(), new Table(link, rule.evidence()));
        }
      }
    }
    for (Route route : snapshot.routes().orElse(List.of())) {
      boolean ofPod = route.link().filter(HostModel::podLink).isPresent();
      if (ofPod && route.destination().isHost()) {
        pods.putIfAbsent(
            route.destination().address(), new Pod(Optional.empty(), route.evidence()));
      }
    }
    return new CniIntent(tables, pods);
  }

  private static Stream<Evidence> lines(Recording recording, String file) {
    String[] lines = recording.text(file).orElse("").split("\n");
    return IntStream.range(0, lines.length)
        .mapToObj(i -> new Evidence(file, i + 1, lines[i].strip()));
  }

  private static void eni(Snapshot snapshot, Evidence line, Map<String, Table> tables) {
    Matcher match = ENI.matcher(line.text());
    if (match.find()) {
      String mac = match.group(2);
      Optional<String> link =
          snapshot.links().orElse(List.of()).stream()
              .filter(l -> l.mac().equalsIgnoreCase(mac))
              .map(Link::name)
              .findFirst();
      tables.put(match.group(3), new Table(link, line));
    }
  }

  private static void pod(Evidence line, Map<IpAddress, Pod> pods) {
    Matcher to = TO.matcher(line.text());
    if (to.find()) {
      IpAddress.tryParse(to.group(1))
          .ifPresent(a -> pods.putIfAbsent(a, new Pod(Optional.empty(), line)));
    }
    Matcher from = FROM.matcher(line.text());
    if (from.find()) {
      IpAddress.tryParse(from.group(1))
          .ifPresent(a -> pods.put(a, new Pod(Optional.of(from.group(2)), line)));
    }
  }
}
