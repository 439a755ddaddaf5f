package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.HostModel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A CNI node: its ENIs, pods and the CNI's rules. Rules and tables by the shape that
 * amazon-vpc-cni-k8s gives them; a rule with protocol static is networkd's.
 *
 * @param local addresses of the host itself
 */
record CniFacts(
    CheckContext context,
    SetUp setUp,
    List<NodeEni> enis,
    List<KnownPod> pods,
    Set<IpAddress> local) {
  static CniFacts of(CheckContext context) {
    Snapshot snapshot = context.snapshot();
    SetUp setUp = SetUp.of(snapshot);
    Set<IpAddress> local = local(snapshot);
    return new CniFacts(
        context,
        setUp,
        new NodeEnis(context.host(), setUp).read(),
        KnownPods.of(snapshot, local),
        local);
  }

  private static Set<IpAddress> local(Snapshot snapshot) {
    Set<IpAddress> local = new HashSet<>();
    snapshot.addresses().orElse(List.of()).forEach(a -> local.add(a.ip()));
    for (Family family : Family.values()) {
      snapshot
          .table(family, "local")
          .filter(r -> r.type().equals("local") && r.destination().isHost())
          .forEach(r -> local.add(r.destination().address()));
    }
    return local;
  }

  Snapshot snapshot() {
    return context.snapshot();
  }

  HostModel host() {
    return context.host();
  }

  Recording recording() {
    return snapshot().recording();
  }

  Optional<NodeEni> eni(String link) {
    return enis.stream().filter(e -> e.name().equals(link)).findFirst();
  }

  List<PolicyRule> rules(Family family) {
    return snapshot().rules(family).orElse(List.of());
  }

  /** {@code 512: to POD lookup main}. */
  Stream<PolicyRule> toPod(Family family) {
    return rules(family).stream()
        .filter(r -> r.priority() == 512 && r.table().equals("main") && ownProtocol(r))
        .filter(r -> r.selector().to().isHost());
  }

  /** True where pods have IPv6 addresses only: nothing of IPv4 is the CNI's then. */
  boolean onlyIpv6() {
    return toPod(Family.V6).findAny().isPresent() && toPod(Family.V4).findAny().isEmpty();
  }

  /** {@code 1536: from POD [to CIDR] lookup N}. */
  Stream<PolicyRule> fromPod(Family family) {
    return rules(family).stream()
        .filter(r -> r.priority() == 1536 && ownProtocol(r))
        .filter(r -> r.selector().from().isHost() && r.action() == PolicyRule.Action.LOOKUP);
  }

  /** {@code 32765: from ADDRESS lookup N} as the CNI makes it for an ENI. */
  Stream<PolicyRule> fromEni(Family family) {
    return rules(family).stream()
        .filter(r -> r.priority() == 32765 && ownProtocol(r))
        .filter(r -> r.selector().from().isHost() && r.action() == PolicyRule.Action.LOOKUP)
        .filter(r -> !r.table().matches("100\\d\\d"));
  }

  /** The rule of the mark, {@code 1024: fwmark 0x80/0x80 lookup main}. */
  Optional<PolicyRule> markRule(Family family) {
    return rules(family).stream()
        .filter(r -> r.selector().mark().isPresent())
        .filter(r -> r.selector().mark().getAsLong() == 0x80 && r.selector().mask() == 0x80)
        .findFirst();
  }

  private static boolean ownProtocol(PolicyRule rule) {
    return !rule.protocol().equals("static") && !rule.protocol().equals("kernel");
  }

  boolean hasToRule(IpAddress pod) {
    return rules(pod.family()).stream()
        .anyMatch(r -> r.table().equals("main") && r.selector().to().equals(IpPrefix.host(pod)));
  }

  boolean hasFromRule(IpAddress pod) {
    return rules(pod.family()).stream()
        .anyMatch(r -> r.priority() < 32000 && r.selector().from().equals(IpPrefix.host(pod)));
  }

  /** Addresses of a link, by the kernel's list or else by its table local. */
  Stream<IpAddress> addressesOf(String link) {
    return addressesOf(snapshot(), link);
  }

  static Stream<IpAddress> addressesOf(Snapshot snapshot, String link) {
    if (snapshot.addresses().optional().isPresent()) {
      return snapshot.addressesOf(link).map(a -> a.ip());
    }
    return Stream.of(Family.values())
        .flatMap(f -> snapshot.table(f, "local"))
        .filter(r -> r.type().equals("local") && r.link().filter(link::equals).isPresent())
        .filter(r -> r.destination().isHost())
        .map(r -> r.destination().address());
  }

  /** Why it is not known which addresses links have; empty when it is. */
  Optional<String> unknownAddresses() {
    boolean local =
        unknownTable(Family.V4, "local").isEmpty()
            && snapshot().table(Family.V4, "local").findAny().isPresent();
    return local ? Optional.empty() : Need.ADDRESSES.whole().lacking(snapshot());
  }

  /** The same of one link, whose own listing may be all that was captured. */
  Optional<String> unknownAddresses(String link) {
    String own = "ip-addr-" + link + ".txt";
    boolean whole = recording().has(own) && !recording().manifest().incomplete().contains(own);
    return whole ? Optional.empty() : unknownAddresses();
  }

  /** Why nothing is known of a table, or empty when its content is. */
  Optional<String> unknownTable(Family family, String table) {
    Captured<List<Route>> routes = snapshot().routes(family);
    if (routes.complete()) {
      return Optional.empty();
    }
    String prefix = family == Family.V4 ? "" : "6-";
    String own =
        table.equals("main") && family == Family.V4
            ? "ip-route-main.txt"
            : "ip-" + prefix + "route-table-" + table + ".txt";
    boolean whole = recording().has(own) && !recording().manifest().incomplete().contains(own);
    if (whole) {
      return Optional.empty();
    }
    return switch (routes) {
      case Captured.Missing<?> missing -> Optional.of(missing.sentence());
      case Captured.Known<?> known ->
          Optional.of(String.join(", ", known.files()) + ": does not show all of table " + table);
    };
  }

  boolean hasDefault(Family family, String table) {
    return snapshot().table(family, table).anyMatch(Route::isDefault);
  }

  /**
   * The CNI's table of a secondary ENI: what its 32765 rule names, what ipamd said, device number
   * plus one, else the one that it filled.
   */
  Optional<String> table(NodeEni eni) {
    return fromEni(Family.V4)
        .filter(r -> addressesOf(eni.name()).anyMatch(a -> a.equals(r.selector().from().address())))
        .map(PolicyRule::table)
        .findFirst()
        .or(() -> setUp.tableOf(host(), eni.name()))
        .or(
            () ->
                eni.card() == 0 && eni.device().isPresent()
                    ? Optional.of(Integer.toString(eni.device().getAsInt() + 1))
                    : filled(eni));
  }

  /** The low table whose default by the ENI nobody took from DHCP. */
  private Optional<String> filled(NodeEni eni) {
    return snapshot().routes().orElse(List.of()).stream()
        .filter(r -> r.isDefault() && r.table().matches("[2-9]|1[0-6]"))
        .filter(r -> r.link().filter(eni.name()::equals).isPresent())
        .filter(r -> !r.protocol().equals("dhcp"))
        .map(Route::table)
        .findFirst();
  }

  /** The ENI whose table this is. */
  Optional<NodeEni> eniOfTable(String table) {
    return enis.stream()
        .filter(e -> !e.primary())
        .filter(e -> table(e).filter(table::equals).isPresent())
        .findFirst()
        .or(
            () ->
                snapshot()
                    .table(Family.V4, table)
                    .filter(Route::isDefault)
                    .flatMap(r -> r.link().stream())
                    .flatMap(l -> eni(l).stream())
                    .findFirst());
  }

  /** What shows that the CNI set an ENI's table up: its rules or its log. */
  List<Evidence> claims(NodeEni eni, String table) {
    return Stream.concat(
            Stream.concat(fromEni(Family.V4), fromPod(Family.V4))
                .filter(r -> r.table().equals(table))
                .map(PolicyRule::evidence),
            setUp.of(host(), eni.name()).map(SetUp.Line::evidence).stream())
        .toList();
  }

  /** iptables-save, or the file of one table; empty when neither was captured. */
  Optional<String> iptables() {
    return Stream.of("iptables-save.txt", "iptables-nat.txt")
        .filter(this::answered)
        .flatMap(f -> recording().text(f).stream())
        .reduce((a, b) -> a + "\n" + b);
  }

  private boolean answered(String file) {
    return recording().has(file)
        && recording().command(file).map(c -> c.exit().orElse(0)).orElse(0) == 0;
  }

  /** The first line of a file that contains all words. */
  Optional<Evidence> line(String file, String... words) {
    return recording().text(file).flatMap(text -> Text.line(file, text, words));
  }

  /** The first such line of the packet filter's files. */
  Optional<Evidence> filterLine(String... words) {
    return Stream.of("iptables-save.txt", "iptables-nat.txt", "nft-ruleset.txt", "nft-ruleset.json")
        .flatMap(f -> line(f, words).stream())
        .findFirst();
  }

  /** Whether the CNI should keep the rule of the mark; empty where nothing tells. */
  Optional<Boolean> markWanted() {
    Optional<Boolean> nodePorts =
        snapshot()
            .eks()
            .on("AWS_VPC_CNI_NODE_PORT_SUPPORT")
            .or(() -> snapshot().eks().on("AWS_VPC_K8S_CNI_NODE_PORT_SUPPORT"));
    Optional<Boolean> external = snapshot().eks().on("AWS_VPC_K8S_CNI_EXTERNALSNAT");
    if (nodePorts.filter(on -> on).isPresent() || external.filter(on -> !on).isPresent()) {
      return Optional.of(true);
    }
    if (nodePorts.isPresent() && external.isPresent()) {
      return Optional.of(false);
    }
    return iptables().map(t -> t.contains("AWS, primary ENI") || t.contains("AWS-SNAT-CHAIN-0"));
  }
}
