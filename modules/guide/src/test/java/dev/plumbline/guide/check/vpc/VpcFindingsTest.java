package dev.plumbline.guide.check.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Finding;
import org.junit.jupiter.api.Test;

class VpcFindingsTest {
  private static final String DENY =
      "{\"RuleNumber\":50,\"Egress\":%s,\"RuleAction\":\"deny\",\"Protocol\":\"6\","
          + "\"CidrBlock\":\"192.0.2.80/32\",\"PortRange\":{\"From\":%d,\"To\":%d}},";

  private final CloudHost host = new CloudHost();

  @Test
  void aHealthyVpcIsSilent() {
    assertThat(host.reported()).isEmpty();
  }

  @Test
  void aGroupWithoutAnEgressRuleForTheFlowIsNamed() {
    host.replace(CloudHost.GROUPS, "\"CidrIp\":\"0.0.0.0/0\"", "\"CidrIp\":\"10.0.0.0/16\"");
    Finding finding =
        host.diagnose().findings().stream()
            .filter(f -> f.id().equals("vpc-sg-blocked"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.subject()).isEqualTo("sg-app");
    assertThat(finding.evidence().getFirst().file()).isEqualTo(CloudHost.GROUPS);
    assertThat(finding.remedy().repairCommands().getFirst())
        .startsWith("aws ec2 authorize-security-group-egress");
  }

  @Test
  void aGroupThatAllowsTheAddressOfTheServiceIsInOrder() {
    host.replace(
        CloudHost.GROUPS,
        "{\"CidrIp\":\"0.0.0.0/0\"}",
        "{\"CidrIp\":\"10.0.0.0/16\"},{\"CidrIp\":\"192.0.2.80/32\"}");
    assertThat(host.reported()).isEmpty();
  }

  @Test
  void anAclThatDeniesTheFlowIsNamed() {
    host.replace(
        CloudHost.ACLS, "\"Entries\":[", "\"Entries\":[" + DENY.formatted("true", 443, 443));
    assertThat(host.subjects("vpc-nacl-blocked")).containsExactly("acl-1");
    assertThat(host.subjects("vpc-nacl-ephemeral")).isEmpty();
  }

  @Test
  void anAclThatDeniesAnotherPortIsInOrder() {
    host.replace(CloudHost.ACLS, "\"Entries\":[", "\"Entries\":[" + DENY.formatted("true", 80, 80));
    assertThat(host.reported()).isEmpty();
  }

  @Test
  void anAclThatLetsSomeRepliesInLosesConnections() {
    host.replace(
        CloudHost.ACLS, "\"Entries\":[", "\"Entries\":[" + DENY.formatted("false", 1024, 40000));
    assertThat(host.reported()).containsExactly("vpc-nacl-ephemeral");
    assertThat(host.subjects("vpc-nacl-ephemeral")).containsExactly("acl-1");
  }

  @Test
  void anAclThatDeniesPortsNoClientTakesIsInOrder() {
    host.replace(
        CloudHost.ACLS, "\"Entries\":[", "\"Entries\":[" + DENY.formatted("false", 0, 1023));
    assertThat(host.reported()).isEmpty();
  }

  @Test
  void aTableWithoutARouteIsNamedAndSoIsABlackhole() {
    host.replace(
        CloudHost.TABLES, "\"0.0.0.0/0\",\"NatGatewayId\"", "\"0.0.0.0/1\",\"NatGatewayId\"");
    assertThat(host.subjects("vpc-no-route")).containsExactly("rtb-app");
    CloudHost dead = new CloudHost();
    dead.replace(
        CloudHost.TABLES,
        "\"NatGatewayId\":\"nat-1\",\"State\":\"active\"",
        "\"NatGatewayId\":\"nat-1\",\"State\":\"blackhole\"");
    assertThat(dead.reported()).containsExactly("vpc-no-route");
  }

  @Test
  void aBlackholeThatNothingNeedsIsInOrder() {
    host.replace(
        CloudHost.TABLES,
        "{\"DestinationCidrBlock\":\"0.0.0.0/0\",\"NatGatewayId\"",
        "{\"DestinationCidrBlock\":\"198.51.100.0/24\",\"NatGatewayId\":\"nat-0\","
            + "\"State\":\"blackhole\"},"
            + "{\"DestinationCidrBlock\":\"0.0.0.0/0\",\"NatGatewayId\"");
    assertThat(host.reported()).isEmpty();
  }

  @Test
  void anAddressWithoutAPublicOneCannotLeaveByTheInternetGateway() {
    host.replace(CloudHost.TABLES, "\"NatGatewayId\":\"nat-1\"", "\"GatewayId\":\"igw-1\"");
    assertThat(host.subjects("vpc-internet-exit")).containsExactly("10.0.2.10");
    host.replace(
        CloudHost.INTERFACES,
        "\"PrivateIpAddress\":\"10.0.2.10\"",
        "\"PrivateIpAddress\":\"10.0.2.10\",\"Association\":{\"PublicIp\":\"203.0.113.9\"}");
    assertThat(host.reported()).as("with a public address").isEmpty();
  }

  @Test
  void aNatGatewayThatFailedOrHasNoWayOutIsNamedByTheTableThatLeadsToIt() {
    host.replace(CloudHost.NATS, "\"available\"", "\"failed\"");
    assertThat(host.reported()).containsExactly("vpc-target-state");
    assertThat(host.subjects("vpc-target-state")).containsExactly("rtb-app");
    CloudHost inner = new CloudHost();
    inner.replace(CloudHost.TABLES, "\"0.0.0.0/0\",\"GatewayId\"", "\"0.0.0.0/1\",\"GatewayId\"");
    assertThat(inner.subjects("vpc-target-state")).containsExactly("rtb-app");
    assertThat(inner.subjects("vpc-no-route")).isEmpty();
  }

  @Test
  void aNatGatewayThatNoNeededRouteTakesMayFail() {
    host.replace(CloudHost.NATS, "\"available\"", "\"failed\"")
        .replace(CloudHost.TABLES, "\"NatGatewayId\":\"nat-1\"", "\"GatewayId\":\"igw-1\"")
        .replace(
            CloudHost.INTERFACES,
            "\"PrivateIpAddress\":\"10.0.2.10\"",
            "\"PrivateIpAddress\":\"10.0.2.10\",\"Association\":{\"PublicIp\":\"203.0.113.9\"}");
    assertThat(host.reported()).isEmpty();
  }

  @Test
  void anEndpointWhoseGroupLacks443ExplainsTheGroup() {
    host.replace(CloudHost.GROUPS, "\"CidrIp\":\"10.0.0.0/16\"", "\"CidrIp\":\"10.0.9.0/24\"");
    assertThat(host.subjects("vpc-endpoint")).containsExactly("ssm.eu-west-1.amazonaws.com");
    Finding group =
        host.diagnose().findings().stream()
            .filter(f -> f.id().equals("vpc-sg-blocked"))
            .findFirst()
            .orElseThrow();
    assertThat(group.subject()).isEqualTo("sg-ep");
    assertThat(group.because()).contains("vpc-endpoint");
  }

  @Test
  void anEndpointThatIsPendingCannotBeUsedAndOneOfAnotherServiceMayBe() {
    host.replace(CloudHost.ENDPOINTS, "\"available\"", "\"pending\"");
    assertThat(host.reported()).containsExactly("vpc-endpoint");
    host.replace(CloudHost.NAMES, "10.0.3.50 ", "192.0.2.81 ")
        .replace(CloudHost.ENDPOINTS, "eu-west-1.ssm\"", "eu-west-1.kms\"");
    assertThat(host.reported()).isEmpty();
  }

  @Test
  void aNameThatResolvesPubliclyBesideItsEndpointIsNamedOnceTheReasonIsKnown() {
    host.replace(CloudHost.NAMES, "10.0.3.50 ", "192.0.2.81 ");
    assertThat(host.subjects("vpc-endpoint-dns")).isEmpty();
    assertThat(host.open("vpc-endpoint-dns")).singleElement().asString().contains("enableDns");
    host.replace(CloudHost.ENDPOINTS, "\"PrivateDnsEnabled\":true", "\"PrivateDnsEnabled\":false");
    assertThat(host.subjects("vpc-endpoint-dns")).containsExactly("ssm.eu-west-1.amazonaws.com");
    assertThat(new CloudHost().subjects("vpc-endpoint-dns")).isEmpty();
  }

  @Test
  void anAddressOfTheGuestThatTheAccountDoesNotGiveIsForeign() {
    host.replace(
        "ip-j-addr.json",
        "\"scope\":\"global\"}]",
        "\"scope\":\"global\"},{\"family\":\"inet\",\"local\":\"10.0.2.77\",\"prefixlen\":24,"
            + "\"scope\":\"global\"}]");
    assertThat(host.subjects("vpc-address-foreign")).containsExactly("10.0.2.77");
    host.replace(
        CloudHost.INTERFACES,
        "\"PrivateIpAddress\":\"10.0.2.10\"}",
        "\"PrivateIpAddress\":\"10.0.2.10\"},{\"PrivateIpAddress\":\"10.0.2.77\"}");
    assertThat(host.subjects("vpc-address-foreign")).as("as the account gives it").isEmpty();
  }

  @Test
  void anAddressThatIsNotOfTheSendingInterfaceIsDroppedByTheSourceCheck() {
    host.replace("ip-j-addr.json", "\"local\":\"10.0.2.10\"", "\"local\":\"10.0.2.66\"");
    host.replace("ip-j-route-all.json", "10.0.2.10", "10.0.2.66");
    assertThat(host.subjects("vpc-source-dest-check")).containsExactly("eni-1");
    host.replace(
        CloudHost.INTERFACES,
        "\"SourceDestCheck\":true,\"Groups\":[{\"GroupId\":\"sg-app\"}]",
        "\"SourceDestCheck\":false,\"Groups\":[{\"GroupId\":\"sg-app\"}]");
    assertThat(host.subjects("vpc-source-dest-check")).as("a router").isEmpty();
  }

  @Test
  void whatTheAccountDidNotShowIsOpenAndNotReported() {
    host.without(CloudHost.GROUPS);
    assertThat(host.reported()).isEmpty();
    assertThat(host.open("vpc-sg-blocked")).singleElement().asString().contains(CloudHost.GROUPS);
    CloudHost unasked = new CloudHost().without(CloudHost.NAMES);
    assertThat(unasked.open("vpc-no-route")).singleElement().asString().contains(CloudHost.NAMES);
  }
}
