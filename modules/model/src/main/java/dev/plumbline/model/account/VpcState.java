package dev.plumbline.model.account;

import dev.plumbline.model.Captured;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the account's API said of VPCs: each section as captured; a refused call leaves its section
 * missing, and names the action in the reason.
 *
 * @param attributes of VPCs by {@code NAME-vpc-id}, such as {@code enableDnsSupport-vpc-1}
 * @param prefixLists by id; one that is only named by a rule has entries that are missing
 * @param transitRoutes by id of the transit gateway route table
 */
public record VpcState(
    Captured<List<InstanceState>> instances,
    Captured<List<NetworkInterface>> interfaces,
    Captured<List<Subnet>> subnets,
    Captured<List<Vpc>> vpcs,
    Map<String, Captured<Boolean>> attributes,
    Captured<List<VpcRouteTable>> routeTables,
    Captured<List<NetworkAcl>> acls,
    Captured<List<SecurityGroup>> groups,
    Map<String, PrefixList> prefixLists,
    Captured<List<Gateway>> internetGateways,
    Captured<List<Gateway>> egressOnlyGateways,
    Captured<List<Gateway>> vpnGateways,
    Captured<List<NatGateway>> natGateways,
    Captured<List<Endpoint>> endpoints,
    Captured<List<Peering>> peerings,
    Captured<List<VpnConnection>> vpnConnections,
    PublicAccess publicAccess,
    Captured<List<TransitAttachment>> transitAttachments,
    Map<String, Captured<List<TransitRoute>>> transitRoutes) {

  /** Nothing captured; every section would stand in {@code file}. */
  public static VpcState missing(String file) {
    return new VpcState(
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Map.of(),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Map.of(),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        PublicAccess.missing(),
        Captured.notIn(file),
        Map.of());
  }

  /** True where there is enough to look at a path: interfaces, and something that decides one. */
  public boolean present() {
    return interfaces instanceof Captured.Known
        && Stream.of(routeTables, groups, acls, subnets).anyMatch(c -> c instanceof Captured.Known);
  }
}
