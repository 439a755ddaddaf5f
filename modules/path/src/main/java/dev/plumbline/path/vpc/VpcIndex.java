package dev.plumbline.path.vpc;

import dev.plumbline.model.Captured;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.account.Endpoint;
import dev.plumbline.model.account.InstanceState;
import dev.plumbline.model.account.NatGateway;
import dev.plumbline.model.account.NetworkAcl;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.account.SecurityGroup;
import dev.plumbline.model.account.Subnet;
import dev.plumbline.model.account.Vpc;
import dev.plumbline.model.account.VpcRouteTable;
import dev.plumbline.model.account.VpcState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The account's objects by what they are looked up by. Immutable once made. */
public final class VpcIndex {
  private final VpcState state;
  private final Map<String, NetworkInterface> interfaces;
  private final Map<String, NetworkInterface> byAddress = new HashMap<>();
  private final Map<IpAddress, NetworkInterface> byPublic = new HashMap<>();
  private final Map<String, List<NetworkInterface>> delegated = new HashMap<>();
  private final Map<String, NetworkInterface> byInstance = new HashMap<>();
  private final Map<String, Subnet> subnets;
  private final Map<String, Vpc> vpcs;
  private final Map<String, VpcRouteTable> tables;
  private final Map<String, VpcRouteTable> tableOfSubnet = new HashMap<>();
  private final Map<String, VpcRouteTable> tableOfGateway = new HashMap<>();
  private final Map<String, VpcRouteTable> mainTable = new HashMap<>();
  private final Map<String, NetworkAcl> aclOfSubnet = new HashMap<>();
  private final Map<String, SecurityGroup> groups;
  private final Map<String, InstanceState> instances;
  private final Map<String, NatGateway> nats;
  private final Map<IpAddress, NatGateway> natByPublic = new HashMap<>();
  private final Map<String, NatGateway> natByPrivate = new HashMap<>();
  private final Map<String, Endpoint> endpoints;
  private final Map<String, Endpoint> endpointOfInterface = new HashMap<>();

  public VpcIndex(VpcState state) {
    this.state = state;
    interfaces = by(state.interfaces(), NetworkInterface::id);
    subnets = by(state.subnets(), Subnet::id);
    vpcs = by(state.vpcs(), Vpc::id);
    tables = by(state.routeTables(), VpcRouteTable::id);
    groups = by(state.groups(), SecurityGroup::id);
    instances = by(state.instances(), InstanceState::id);
    nats = by(state.natGateways(), NatGateway::id);
    endpoints = by(state.endpoints(), Endpoint::id);
    interfaces.values().forEach(this::add);
    for (VpcRouteTable table : tables.values()) {
      table.subnets().forEach(s -> tableOfSubnet.put(s, table));
      table.gateways().forEach(g -> tableOfGateway.put(g, table));
      if (table.main()) {
        mainTable.put(table.vpc(), table);
      }
    }
    for (NetworkAcl acl : state.acls().orElse(List.of())) {
      acl.subnets().forEach(s -> aclOfSubnet.put(s, acl));
    }
    for (NatGateway nat : nats.values()) {
      nat.addresses().forEach(a -> a.publicIp().ifPresent(ip -> natByPublic.put(ip, nat)));
      nat.addresses()
          .forEach(a -> a.privateIp().ifPresent(ip -> natByPrivate.put(key(nat.vpc(), ip), nat)));
    }
    for (Endpoint endpoint : endpoints.values()) {
      endpoint.interfaces().forEach(i -> endpointOfInterface.put(i, endpoint));
    }
  }

  private void add(NetworkInterface eni) {
    eni.addresses()
        .forEach(
            a -> {
              byAddress.put(key(eni.vpc(), a.ip()), eni);
              a.publicIp().ifPresent(ip -> byPublic.put(ip, eni));
            });
    if (!eni.prefixes().isEmpty()) {
      delegated.computeIfAbsent(eni.vpc(), _ -> new ArrayList<>()).add(eni);
    }
    eni.instance().ifPresent(i -> byInstance.putIfAbsent(i, eni));
  }

  private static <T> Map<String, T> by(Captured<List<T>> list, Function<T, String> id) {
    Map<String, T> map = new HashMap<>();
    list.orElse(List.of()).forEach(t -> map.put(id.apply(t), t));
    return map;
  }

  private static String key(String vpc, IpAddress ip) {
    return vpc + " " + ip;
  }

  public VpcState state() {
    return state;
  }

  public Optional<NetworkInterface> eni(String id) {
    return Optional.ofNullable(interfaces.get(id));
  }

  /** The interface of a VPC that owns a private address. */
  Optional<NetworkInterface> owner(String vpc, IpAddress ip) {
    return Optional.ofNullable(byAddress.get(key(vpc, ip)))
        .or(
            () ->
                delegated.getOrDefault(vpc, List.of()).stream()
                    .filter(e -> e.owns(ip))
                    .findFirst());
  }

  /** The interface that a public address is associated with, in whatever VPC. */
  Optional<NetworkInterface> publicOwner(IpAddress ip) {
    return Optional.ofNullable(byPublic.get(ip));
  }

  Optional<NetworkInterface> ofInstance(String instance) {
    return Optional.ofNullable(byInstance.get(instance));
  }

  public Optional<Subnet> subnet(String id) {
    return Optional.ofNullable(subnets.get(id));
  }

  Optional<Subnet> subnetOf(String vpc, IpAddress ip) {
    return subnets.values().stream().filter(s -> s.vpc().equals(vpc) && s.contains(ip)).findFirst();
  }

  public Optional<Vpc> vpc(String id) {
    return Optional.ofNullable(vpcs.get(id));
  }

  public Optional<VpcRouteTable> table(String id) {
    return Optional.ofNullable(tables.get(id));
  }

  /** The table of a subnet: the one associated with it, else the main one of the VPC. */
  private Optional<VpcRouteTable> tableOf(String subnet, String vpc) {
    return Optional.ofNullable(tableOfSubnet.get(subnet))
        .or(() -> Optional.ofNullable(mainTable.get(vpc)));
  }

  /** The table for what comes in by a gateway (edge association). */
  Optional<VpcRouteTable> edgeTable(String gateway) {
    return Optional.ofNullable(tableOfGateway.get(gateway));
  }

  public Optional<NetworkAcl> aclOf(String subnet) {
    return Optional.ofNullable(aclOfSubnet.get(subnet));
  }

  public Optional<SecurityGroup> group(String id) {
    return Optional.ofNullable(groups.get(id));
  }

  Optional<InstanceState> instance(String id) {
    return Optional.ofNullable(instances.get(id));
  }

  public Optional<NatGateway> nat(String id) {
    return Optional.ofNullable(nats.get(id));
  }

  Optional<NatGateway> natOf(IpAddress publicIp) {
    return Optional.ofNullable(natByPublic.get(publicIp));
  }

  Optional<NatGateway> natOwning(String vpc, IpAddress privateIp) {
    return Optional.ofNullable(natByPrivate.get(key(vpc, privateIp)));
  }

  public Optional<Endpoint> endpoint(String id) {
    return Optional.ofNullable(endpoints.get(id));
  }

  Optional<Endpoint> endpointOfInterface(String eni) {
    return Optional.ofNullable(endpointOfInterface.get(eni));
  }

  /**
   * The table of a subnet; empty where a table that was not shown could be the one that is
   * associated with it.
   */
  public Optional<VpcRouteTable> surely(String subnet, String vpc) {
    return tableOf(subnet, vpc)
        .filter(t -> t.subnets().contains(subnet) || state.routeTables().complete());
  }

  /** Why an object cannot be judged: its section is missing, cut, or belongs to someone else. */
  public static String why(Captured<?> section, String object) {
    return switch (section) {
      case Captured.Missing<?> missing ->
          missing.why().contains(missing.file()) ? missing.why() : missing.sentence();
      case Captured.Known<?> known when !known.complete() ->
          String.join(", ", known.files()) + " is not whole and does not show " + object;
      case Captured.Known<?> known ->
          object
              + " is not in "
              + String.join(", ", known.files())
              + "; another account may own it";
    };
  }
}
