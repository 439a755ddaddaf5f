package dev.plumbline.aws.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;
import tools.jackson.databind.node.ObjectNode;

/** Asks for everything that decides about packets outside of the instance. */
final class NetworkSide {
  private static final String EC2 = "aws-ec2-describe-";

  private final Answers answers;
  private final Ec2Questions ask;
  private final String region;

  NetworkSide(Answers answers, Ec2Questions ask, String region) {
    this.answers = answers;
    this.ask = ask;
    this.region = region;
  }

  /**
   * Asks, a few questions at a time.
   *
   * @param vpc where the interface is; without it the whole Region is asked for
   */
  void collect(Optional<String> vpc) {
    answers.together(
        List.of(
            () -> answers.ask(ask.peerings()),
            () -> answers.ask(ask.attachments()),
            () -> answers.ask(ask.vpcAttachments())));
    Collection<String> vpcs =
        vpc.<Collection<String>>map(
                v ->
                    Neighbourhood.of(
                        v,
                        region,
                        tree("vpc-peering-connections"),
                        tree("transit-gateway-vpc-attachments")))
            .orElse(Set.of());
    answers.together(first(vpcs));
    answers.together(second());
  }

  private List<Answers.Work> first(Collection<String> vpcs) {
    List<Answers.Work> works = new ArrayList<>();
    works.add(() -> answers.ask(ask.vpcs(vpcs)));
    works.add(() -> answers.ask(ask.interfaces(vpcs)));
    works.add(() -> answers.ask(ask.instances(vpcs)));
    works.add(() -> answers.ask(ask.subnets(vpcs)));
    works.add(() -> answers.ask(ask.routeTables(vpcs)));
    works.add(() -> answers.ask(ask.acls(vpcs)));
    works.add(() -> answers.ask(ask.groups(vpcs)));
    works.add(() -> answers.ask(ask.internetGateways(vpcs)));
    works.add(() -> answers.ask(ask.egressOnlyGateways()));
    works.add(() -> answers.ask(ask.natGateways(vpcs)));
    works.add(() -> answers.ask(ask.vpnGateways(vpcs)));
    works.add(() -> answers.ask(ask.vpnConnections()));
    works.add(() -> answers.ask(ask.endpoints(vpcs)));
    works.add(() -> answers.ask(ask.addresses()));
    works.add(() -> answers.ask(ask.prefixLists()));
    works.add(() -> answers.ask(ask.publicAccess()));
    works.add(() -> answers.ask(ask.publicAccessExclusions()));
    for (String id : vpcs) {
      works.add(() -> answers.ask(ask.attribute(VpcAttributeName.ENABLE_DNS_SUPPORT, id)));
      works.add(() -> answers.ask(ask.attribute(VpcAttributeName.ENABLE_DNS_HOSTNAMES, id)));
    }
    return works;
  }

  /** What the first answers lead to. */
  private List<Answers.Work> second() {
    List<Answers.Work> works = new ArrayList<>();
    List<String> groups =
        Neighbourhood.otherGroups(tree("security-groups"), tree("network-interfaces"));
    if (!groups.isEmpty()) {
      works.add(() -> answers.ask(ask.groupsById(groups)));
    }
    for (String list : Neighbourhood.prefixLists(tree("route-tables"), tree("security-groups"))) {
      works.add(() -> answers.ask(ask.entries(list)));
    }
    for (String table :
        Tree.texts(
            Tree.each(tree("transit-gateway-attachments"), "TransitGatewayAttachments"),
            "Association",
            "TransitGatewayRouteTableId")) {
      works.add(() -> answers.ask(ask.transitRoutes(table)));
    }
    List<String> options = Tree.texts(Tree.each(tree("vpcs"), "Vpcs"), "DhcpOptionsId");
    List<String> named = options.stream().filter(o -> o.startsWith("dopt-")).toList();
    if (!named.isEmpty()) {
      works.add(() -> answers.ask(ask.dhcpOptions(named)));
    }
    return works;
  }

  private Optional<ObjectNode> tree(String name) {
    return answers.tree(EC2 + name + ".json");
  }
}
