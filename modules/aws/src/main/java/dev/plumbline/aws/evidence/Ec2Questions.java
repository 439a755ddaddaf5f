package dev.plumbline.aws.evidence;

import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessExclusionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpnConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpnGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesRequest;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;

/** Every question that is put to EC2. Without VPCs it is put for the whole Region. */
final class Ec2Questions {
  private final Ec2Client ec2;

  Ec2Questions(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  /** The instance itself. */
  Question<DescribeInstancesRequest> instance(String id) {
    return Question.of(
        DescribeInstancesRequest.builder().filters(filter("instance-id", List.of(id))).build(),
        ec2::describeInstances);
  }

  /** The interface itself. */
  Question<DescribeNetworkInterfacesRequest> eni(String id) {
    return Question.of(
        DescribeNetworkInterfacesRequest.builder()
            .filters(filter("network-interface-id", List.of(id)))
            .build(),
        ec2::describeNetworkInterfaces);
  }

  /** Interfaces of one instance. */
  Question<DescribeNetworkInterfacesRequest> enisOf(String id) {
    return Question.of(
        DescribeNetworkInterfacesRequest.builder()
            .filters(filter("attachment.instance-id", List.of(id)))
            .build(),
        ec2::describeNetworkInterfaces);
  }

  /** Instances: a stopped one receives nothing. */
  Question<DescribeInstancesRequest> instances(Collection<String> vpcs) {
    return Question.of(
        DescribeInstancesRequest.builder().filters(in("vpc-id", vpcs)).build(),
        ec2::describeInstances);
  }

  /** Interfaces, those of gateways and endpoints too. */
  Question<DescribeNetworkInterfacesRequest> interfaces(Collection<String> vpcs) {
    return Question.of(
        DescribeNetworkInterfacesRequest.builder().filters(in("vpc-id", vpcs)).build(),
        ec2::describeNetworkInterfaces);
  }

  /** The VPCs themselves. */
  Question<DescribeVpcsRequest> vpcs(Collection<String> vpcs) {
    return Question.of(
        DescribeVpcsRequest.builder().filters(in("vpc-id", vpcs)).build(), ec2::describeVpcs);
  }

  /** Subnets. */
  Question<DescribeSubnetsRequest> subnets(Collection<String> vpcs) {
    return Question.of(
        DescribeSubnetsRequest.builder().filters(in("vpc-id", vpcs)).build(), ec2::describeSubnets);
  }

  /** Route tables. */
  Question<DescribeRouteTablesRequest> routeTables(Collection<String> vpcs) {
    return Question.of(
        DescribeRouteTablesRequest.builder().filters(in("vpc-id", vpcs)).build(),
        ec2::describeRouteTables);
  }

  /** Network ACLs. */
  Question<DescribeNetworkAclsRequest> acls(Collection<String> vpcs) {
    return Question.of(
        DescribeNetworkAclsRequest.builder().filters(in("vpc-id", vpcs)).build(),
        ec2::describeNetworkAcls);
  }

  /** Security groups. */
  Question<DescribeSecurityGroupsRequest> groups(Collection<String> vpcs) {
    return Question.of(
        DescribeSecurityGroupsRequest.builder().filters(in("vpc-id", vpcs)).build(),
        ec2::describeSecurityGroups);
  }

  /** Internet gateways. */
  Question<DescribeInternetGatewaysRequest> internetGateways(Collection<String> vpcs) {
    return Question.of(
        DescribeInternetGatewaysRequest.builder().filters(in("attachment.vpc-id", vpcs)).build(),
        ec2::describeInternetGateways);
  }

  /** Virtual private gateways. */
  Question<DescribeVpnGatewaysRequest> vpnGateways(Collection<String> vpcs) {
    return Question.of(
        DescribeVpnGatewaysRequest.builder().filters(in("attachment.vpc-id", vpcs)).build(),
        ec2::describeVpnGateways);
  }

  /** Endpoints. */
  Question<DescribeVpcEndpointsRequest> endpoints(Collection<String> vpcs) {
    return Question.of(
        DescribeVpcEndpointsRequest.builder().filters(in("vpc-id", vpcs)).build(),
        ec2::describeVpcEndpoints);
  }

  /** NAT gateways. */
  Question<DescribeNatGatewaysRequest> natGateways(Collection<String> vpcs) {
    return Question.of(
        DescribeNatGatewaysRequest.builder().filter(in("vpc-id", vpcs)).build(),
        ec2::describeNatGateways);
  }

  /** Peering connections. */
  Question<DescribeVpcPeeringConnectionsRequest> peerings() {
    return Question.of(
        DescribeVpcPeeringConnectionsRequest.builder().build(), ec2::describeVpcPeeringConnections);
  }

  /** Attachments of transit gateways of every kind, with what they are associated with. */
  Question<DescribeTransitGatewayAttachmentsRequest> attachments() {
    return Question.of(
        DescribeTransitGatewayAttachmentsRequest.builder().build(),
        ec2::describeTransitGatewayAttachments);
  }

  /** Attachments of VPCs, with their subnets and options. */
  Question<DescribeTransitGatewayVpcAttachmentsRequest> vpcAttachments() {
    return Question.of(
        DescribeTransitGatewayVpcAttachmentsRequest.builder().build(),
        ec2::describeTransitGatewayVpcAttachments);
  }

  /** Egress-only gateways; they cannot be asked for by VPC. */
  Question<DescribeEgressOnlyInternetGatewaysRequest> egressOnlyGateways() {
    return Question.of(
        DescribeEgressOnlyInternetGatewaysRequest.builder().build(),
        ec2::describeEgressOnlyInternetGateways);
  }

  /** VPN connections with the state of their tunnels. */
  Question<DescribeVpnConnectionsRequest> vpnConnections() {
    return Question.of(
        DescribeVpnConnectionsRequest.builder().build(), ec2::describeVpnConnections);
  }

  /** Elastic addresses. */
  Question<DescribeAddressesRequest> addresses() {
    return Question.of(DescribeAddressesRequest.builder().build(), ec2::describeAddresses);
  }

  /** Prefix lists, those of AWS too. */
  Question<DescribeManagedPrefixListsRequest> prefixLists() {
    return Question.of(
        DescribeManagedPrefixListsRequest.builder().build(), ec2::describeManagedPrefixLists);
  }

  /** Whether public access is blocked for the whole Region. */
  Question<DescribeVpcBlockPublicAccessOptionsRequest> publicAccess() {
    return Question.of(
        DescribeVpcBlockPublicAccessOptionsRequest.builder().build(),
        ec2::describeVpcBlockPublicAccessOptions);
  }

  /** What is excluded from that block. */
  Question<DescribeVpcBlockPublicAccessExclusionsRequest> publicAccessExclusions() {
    return Question.of(
        DescribeVpcBlockPublicAccessExclusionsRequest.builder().build(),
        ec2::describeVpcBlockPublicAccessExclusions);
  }

  /** Security groups by id. */
  Question<DescribeSecurityGroupsRequest> groupsById(Collection<String> ids) {
    return Question.of(
        DescribeSecurityGroupsRequest.builder().filters(filter("group-id", ids)).build(),
        ec2::describeSecurityGroups);
  }

  /** DHCP options: the names that hosts are told to ask. */
  Question<DescribeDhcpOptionsRequest> dhcpOptions(Collection<String> ids) {
    return Question.of(
        DescribeDhcpOptionsRequest.builder().dhcpOptionsIds(ids).build(), ec2::describeDhcpOptions);
  }

  /**
   * Whether names are resolved ({@code enableDnsSupport}) or given ({@code enableDnsHostnames}).
   */
  Question<DescribeVpcAttributeRequest> attribute(VpcAttributeName attribute, String vpc) {
    return Question.of(
        DescribeVpcAttributeRequest.builder().attribute(attribute).vpcId(vpc).build(),
        ec2::describeVpcAttribute,
        attribute.toString(),
        vpc);
  }

  /** What stands in a prefix list. */
  Question<GetManagedPrefixListEntriesRequest> entries(String list) {
    return Question.of(
        GetManagedPrefixListEntriesRequest.builder().prefixListId(list).build(),
        ec2::getManagedPrefixListEntries,
        list);
  }

  /** Routes of a transit gateway's table. */
  Question<SearchTransitGatewayRoutesRequest> transitRoutes(String table) {
    return Question.of(
        SearchTransitGatewayRoutesRequest.builder()
            .transitGatewayRouteTableId(table)
            .filters(filter("state", List.of("active", "blackhole")))
            .build(),
        ec2::searchTransitGatewayRoutes,
        table);
  }

  /**
   * What the instance wrote to its console.
   *
   * @param latest as of now, which only instances on Nitro can give
   */
  Question<GetConsoleOutputRequest> console(String id, boolean latest) {
    GetConsoleOutputRequest.Builder request = GetConsoleOutputRequest.builder().instanceId(id);
    return Question.of((latest ? request.latest(true) : request).build(), ec2::getConsoleOutput);
  }

  private static List<Filter> in(String name, Collection<String> vpcs) {
    return vpcs.isEmpty() ? List.of() : List.of(filter(name, vpcs));
  }

  private static Filter filter(String name, Collection<String> values) {
    return Filter.builder().name(name).values(values).build();
  }
}
