package dev.plumbline.guide.check.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Finding;
import dev.plumbline.model.Confidence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an instance needs although nobody asked for a flow. */
class NeedsTest {
  private static final String DNS =
      "{\"IpProtocol\":\"udp\",\"FromPort\":53,\"ToPort\":53,"
          + "\"IpRanges\":[{\"CidrIp\":\"10.0.0.0/16\"}]},";
  private final CloudHost host = new CloudHost();

  @Test
  void aDefaultRouteThatDropsIsNamedWithoutAnyName() {
    nothingPublic();
    assertThat(host.reported()).isEmpty();
    host.replace(
        CloudHost.TABLES,
        "\"NatGatewayId\":\"nat-1\",\"State\":\"active\"",
        "\"NatGatewayId\":\"nat-1\",\"State\":\"blackhole\"");
    Finding finding = only();
    assertThat(finding.id()).isEqualTo("vpc-no-route");
    assertThat(finding.subject()).isEqualTo("rtb-app");
    assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
  }

  @Test
  void noDefaultRouteAtAllMayBeMeant() {
    nothingPublic();
    host.replace(
        CloudHost.TABLES, "\"0.0.0.0/0\",\"NatGatewayId\"", "\"198.18.0.0/15\",\"NatGatewayId\"");
    assertThat(host.reported()).isEmpty();
  }

  @Test
  void aDefaultRouteToANatGatewayThatCannotCarryIsNamed() {
    nothingPublic();
    host.replace(CloudHost.NATS, "\"available\"", "\"failed\"");
    assertThat(only().id()).isEqualTo("vpc-target-state");
    CloudHost loop = new CloudHost();
    loop.replace(CloudHost.NAMES, "192.0.2.80 ", "10.0.3.50 ")
        .replace(CloudHost.TABLES, "\"GatewayId\":\"igw-1\"", "\"NatGatewayId\":\"nat-1\"");
    assertThat(loop.subjects("vpc-target-state")).containsExactly("rtb-app");
  }

  @Test
  void anAddressWithoutAPublicOneMayHaveNoNeedOfTheInternet() {
    nothingPublic();
    host.replace(CloudHost.TABLES, "\"NatGatewayId\":\"nat-1\"", "\"GatewayId\":\"igw-1\"");
    assertThat(host.reported()).isEmpty();
  }

  @Test
  void anEndpointOfTheAgentCountsAlsoWhereItsNameWasNotAsked() {
    host.without(CloudHost.NAMES)
        .replace(CloudHost.GROUPS, "\"CidrIp\":\"10.0.0.0/16\"", "\"CidrIp\":\"10.0.9.0/24\"");
    assertThat(host.subjects("vpc-endpoint")).containsExactly("ssm.eu-west-1.amazonaws.com");
    host.replace(CloudHost.ENDPOINTS, "\"PrivateDnsEnabled\":true", "\"PrivateDnsEnabled\":false");
    assertThat(host.reported()).as("an endpoint that answers for no name").isEmpty();
    host.replace(CloudHost.ENDPOINTS, "\"PrivateDnsEnabled\":false", "\"PrivateDnsEnabled\":true")
        .replace(CloudHost.ENDPOINTS, "eu-west-1.ssm\"", "eu-west-1.logs\"");
    assertThat(host.reported()).as("an endpoint that the agent does not need").isEmpty();
  }

  @Test
  void aNameServerOfTheVpcThatAGroupShutsOutIsNamedUnlessAnotherAnswers() {
    host.with("resolv.txt", "nameserver 10.0.3.50\n");
    assertThat(host.reported()).containsExactly("vpc-sg-blocked");
    host.with("resolv.txt", "nameserver 10.0.3.50\nnameserver 10.0.0.2\n");
    assertThat(host.reported()).as("the VPC's own answers").isEmpty();
    host.with("resolv.txt", "nameserver 10.0.3.50\n")
        .replace(CloudHost.GROUPS, "\"IpPermissions\":[{", "\"IpPermissions\":[" + DNS + "{");
    assertThat(host.reported()).as("a server that is let in").isEmpty();
  }

  @Test
  void anInstanceThatCannotBeReachedIsJudgedByItsFirstInterface() {
    host.unreachable("i-1");
    assertThat(host.reported()).isEmpty();
    host.replace(CloudHost.GROUPS, "\"CidrIp\":\"10.0.0.0/16\"", "\"CidrIp\":\"10.0.9.0/24\"")
        .replace(CloudHost.NATS, "\"available\"", "\"deleted\"");
    assertThat(host.reported())
        .containsExactlyInAnyOrder("vpc-endpoint", "vpc-sg-blocked", "vpc-target-state");
  }

  @Test
  void withoutAnInstanceThatWasAskedForNobodyNeedsAnything() {
    host.unreachable("i-2").replace(CloudHost.NATS, "\"available\"", "\"deleted\"");
    assertThat(host.reported()).isEmpty();
  }

  /** All names lead to the endpoint, so that no flow by name leaves the VPC. */
  private void nothingPublic() {
    host.replace(CloudHost.NAMES, "192.0.2.80 ", "10.0.3.50 ");
  }

  private Finding only() {
    List<Finding> all =
        host.diagnose().findings().stream().filter(f -> f.id().startsWith("vpc-")).toList();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}
