package dev.plumbline.bench;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.account.AclEntry;
import dev.plumbline.model.account.Gateway;
import dev.plumbline.model.account.GroupRule;
import dev.plumbline.model.account.InstanceState;
import dev.plumbline.model.account.InterfaceAddress;
import dev.plumbline.model.account.NetworkAcl;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.account.SecurityGroup;
import dev.plumbline.model.account.Subnet;
import dev.plumbline.model.account.Traffic;
import dev.plumbline.model.account.Vpc;
import dev.plumbline.model.account.VpcRoute;
import dev.plumbline.model.account.VpcRouteTable;
import dev.plumbline.model.account.VpcState;
import dev.plumbline.model.account.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** A large VPC: 500 interfaces, 200 groups of 60 rules, 100 subnets with a table of 50 routes. */
final class Accounts {
  static final int INTERFACES = 500;
  static final int PORT = 5432;
  private static final int GROUPS = 200;
  private static final int RULES = 60;
  private static final int TABLES = 100;
  private static final int ROUTES = 50;
  private static final Evidence NOWHERE = Evidence.file("made-up.json");

  private Accounts() {}

  static VpcState large() {
    VpcState empty = VpcState.missing("made-up.json");
    return new VpcState(
        known(list(INTERFACES, i -> new InstanceState("i-" + i, "running", false, NOWHERE))),
        known(list(INTERFACES, Accounts::card)),
        known(list(TABLES, Accounts::subnet)),
        known(
            List.of(
                new Vpc(
                    "vpc-1",
                    "1",
                    List.of(IpPrefix.parse("10.0.0.0/16")),
                    List.of(),
                    "off",
                    NOWHERE))),
        Map.of(),
        known(list(TABLES, Accounts::table)),
        known(list(TABLES, Accounts::acl)),
        known(list(GROUPS, Accounts::group)),
        Map.of(),
        known(List.of(new Gateway("igw-1", Map.of("vpc-1", "available"), NOWHERE))),
        empty.egressOnlyGateways(),
        empty.vpnGateways(),
        empty.natGateways(),
        empty.endpoints(),
        empty.peerings(),
        empty.vpnConnections(),
        empty.publicAccess(),
        empty.transitAttachments(),
        Map.of());
  }

  static IpAddress address(int i) {
    return IpAddress.parse("10.0." + i % TABLES + "." + (10 + i / TABLES));
  }

  private static <T> List<T> list(int count, IntFunction<T> maker) {
    List<T> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(maker.apply(i));
    }
    return List.copyOf(list);
  }

  private static <T> Captured<T> known(T value) {
    return Captured.known(value, "made-up.json");
  }

  private static NetworkInterface card(int i) {
    return new NetworkInterface(
        "eni-" + i,
        "06:00:00:00:%02x:%02x".formatted(i / 256, i % 256),
        "vpc-1",
        "subnet-" + i % TABLES,
        new Zone("az" + i % 3, ""),
        "1",
        "interface",
        "in-use",
        "attached",
        Optional.of("i-" + i),
        OptionalInt.of(0),
        true,
        List.of("sg-" + i % GROUPS, "sg-" + (i + 7) % GROUPS, "sg-" + (i + 19) % GROUPS),
        List.of(new InterfaceAddress(address(i), Optional.empty())),
        List.of(),
        NOWHERE);
  }

  private static Subnet subnet(int i) {
    return new Subnet(
        "subnet-" + i,
        "vpc-1",
        new Zone("az" + i % 3, ""),
        "1",
        List.of(IpPrefix.parse("10.0." + i + ".0/24")),
        "off",
        NOWHERE);
  }

  private static VpcRouteTable table(int i) {
    List<VpcRoute> routes = new ArrayList<>();
    routes.add(route("10.0.0.0/16", "GatewayId", "local"));
    routes.add(route("0.0.0.0/0", "GatewayId", "igw-1"));
    for (int r = routes.size(); r < ROUTES; r++) {
      routes.add(route("172.16." + r + ".0/24", "TransitGatewayId", "tgw-1"));
    }
    return new VpcRouteTable(
        "rtb-" + i,
        "vpc-1",
        i == 0,
        List.of("subnet-" + i),
        List.of(),
        List.copyOf(routes),
        NOWHERE);
  }

  private static VpcRoute route(String to, String field, String target) {
    return new VpcRoute(to, Optional.of(IpPrefix.parse(to)), field, target, false, false, NOWHERE);
  }

  private static NetworkAcl acl(int i) {
    List<AclEntry> entries = new ArrayList<>();
    for (boolean egress : new boolean[] {true, false}) {
      for (int n = 1; n < 19; n++) {
        entries.add(entry(n, egress, false, "192.0.2." + n + "/32"));
      }
      entries.add(entry(100, egress, true, "0.0.0.0/0"));
    }
    return new NetworkAcl(
        "acl-" + i, "vpc-1", List.of("subnet-" + i), List.copyOf(entries), NOWHERE);
  }

  private static AclEntry entry(int number, boolean egress, boolean allow, String prefix) {
    return new AclEntry(
        number, egress, allow, IpPrefix.parse(prefix), new Traffic(Traffic.ALL, -1, -1), NOWHERE);
  }

  /** Half of the rules refer to groups; the last ones let everything out and the port in. */
  private static SecurityGroup group(int i) {
    List<GroupRule> rules = new ArrayList<>();
    for (int r = 0; r < RULES - 2; r++) {
      GroupRule.Peer peer =
          r % 2 == 0
              ? new GroupRule.Peer.Member("sg-" + (i + r) % GROUPS)
              : new GroupRule.Peer.Cidr(IpPrefix.parse("10.0." + r + ".0/24"));
      rules.add(new GroupRule(r % 5 == 0, new Traffic(6, 1000 + r, 1000 + r), peer, NOWHERE));
    }
    rules.add(open(true, new Traffic(Traffic.ALL, -1, -1), "0.0.0.0/0"));
    rules.add(open(false, new Traffic(6, PORT, PORT), "10.0.0.0/16"));
    return new SecurityGroup("sg-" + i, "", "vpc-1", "1", List.copyOf(rules), NOWHERE);
  }

  private static GroupRule open(boolean egress, Traffic traffic, String prefix) {
    return new GroupRule(egress, traffic, new GroupRule.Peer.Cidr(IpPrefix.parse(prefix)), NOWHERE);
  }
}
