package dev.plumbline.aws.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.aws.Here;
import dev.plumbline.aws.Purpose;
import dev.plumbline.aws.StandIn;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is asked for, and of whom. */
class EvidenceScopeTest extends EvidenceCase {
  @Test
  void onlyRequestsOfTheListAreEverSentAndEachOfItIsNeeded() throws Exception {
    aRole();
    transitGateway();
    ObjectNode vpcs = (ObjectNode) Here.json(recorded("Vpcs"));
    ((ObjectNode) vpcs.at("/Vpcs/0")).put("DhcpOptionsId", "dopt-1");
    aws.answer("ec2:DescribeVpcs", vpcs.toString());
    collect();
    Set<String> expected = new HashSet<>(Purpose.READ.actions());
    expected.remove("ec2:DescribeRegions"); // for the picker
    assertThat(new HashSet<>(aws.actions())).isEqualTo(expected);
  }

  private void transitGateway() {
    aws.answer(
        "ec2:DescribeTransitGatewayAttachments",
        """
        {"TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-1",
          "TransitGatewayId": "tgw-1", "ResourceType": "vpc", "ResourceId": "%s",
          "Association": {"TransitGatewayRouteTableId": "tgw-rtb-1", "State": "associated"}}]}
        """
            .formatted(VPC));
    aws.answer(
        "ec2:DescribeTransitGatewayVpcAttachments",
        """
        {"TransitGatewayVpcAttachments": [
          {"TransitGatewayAttachmentId": "tgw-attach-1", "TransitGatewayId": "tgw-1",
            "VpcId": "%s"},
          {"TransitGatewayAttachmentId": "tgw-attach-2", "TransitGatewayId": "tgw-1",
            "VpcId": "vpc-2"},
          {"TransitGatewayAttachmentId": "tgw-attach-3", "TransitGatewayId": "tgw-9",
            "VpcId": "vpc-9"}]}
        """
            .formatted(VPC));
    aws.answer(
        "ec2:SearchTransitGatewayRoutes",
        "{\"Routes\": [{\"DestinationCidrBlock\": \"10.0.0.0/8\", \"State\": \"active\"}],"
            + " \"AdditionalRoutesAvailable\": false}");
  }

  @Test
  void vpcsAtTheSameTransitGatewayAndPeersOfTheAccountAreAskedForToo() throws Exception {
    transitGateway();
    aws.answer(
        "ec2:DescribeVpcPeeringConnections",
        """
        {"VpcPeeringConnections": [
          {"VpcPeeringConnectionId": "pcx-1",
            "RequesterVpcInfo": {"VpcId": "vpc-3", "OwnerId": "1", "Region": "eu-west-1"},
            "AccepterVpcInfo": {"VpcId": "%1$s", "OwnerId": "1", "Region": "eu-west-1"}},
          {"VpcPeeringConnectionId": "pcx-2",
            "RequesterVpcInfo": {"VpcId": "%1$s", "OwnerId": "1", "Region": "eu-west-1"},
            "AccepterVpcInfo": {"VpcId": "vpc-4", "OwnerId": "2", "Region": "eu-west-1"}},
          {"VpcPeeringConnectionId": "pcx-3",
            "RequesterVpcInfo": {"VpcId": "%1$s", "OwnerId": "1", "Region": "eu-west-1"},
            "AccepterVpcInfo": {"VpcId": "vpc-5", "OwnerId": "1", "Region": "us-east-1"}}]}
        """
            .formatted(VPC));
    AccountFiles files = collect();
    assertThat(files.commands().get("aws-ec2-describe-vpcs.json").command())
        .contains("Name=vpc-id,Values=" + VPC + ",vpc-3,vpc-2 ");
    assertThat(
            tree(files, "aws-ec2-search-transit-gateway-routes-tgw-rtb-1.json")
                .at("/Routes/0/DestinationCidrBlock")
                .asString(""))
        .isEqualTo("10.0.0.0/8");
  }

  @Test
  void aKindOfTargetThatIsYoungerThanTheProgramIsKept() throws Exception {
    aws.answer(
        "ec2:DescribeRouteTables",
        """
        {"RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "%s", "Associations": [{"Main": true}],
          "Routes": [{"DestinationCidrBlock": "0.0.0.0/0", "PortalArn": "arn:aws:x:y",
            "State": "active", "Hints": {"Fast": "true", "Names": ["a", "b"]}}]}]}
        """
            .formatted(VPC));
    AccountFiles files = collect();
    assertThat(tree(files, "aws-ec2-describe-route-tables.json").at("/RouteTables/0/Routes/0"))
        .isEqualTo(
            Here.json(
                "{\"DestinationCidrBlock\": \"0.0.0.0/0\", \"PortalArn\": \"arn:aws:x:y\","
                    + " \"State\": \"active\","
                    + " \"Hints\": {\"Fast\": true, \"Names\": [\"a\", \"b\"]}}"));
    assertThat(
            Snapshot.of(files.alone())
                .vpc()
                .routeTables()
                .orElse(List.of())
                .getFirst()
                .routes()
                .getFirst()
                .target())
        .isEqualTo("arn:aws:x:y");
  }

  private String recordedWithProfile() {
    ObjectNode all = (ObjectNode) Here.json(recorded("Instances"));
    ((ObjectNode) all.at("/Reservations/0/Instances/0"))
        .putObject("IamInstanceProfile")
        .put("Arn", "arn:aws:iam::111122223333:instance-profile/web/web-node")
        .put("Id", "AIPA");
    return all.toString();
  }

  private void aRole() {
    aws.answer("ec2:DescribeInstances", recordedWithProfile());
    aws.answer(
        "iam:GetInstanceProfile",
        """
        {"InstanceProfile": {"InstanceProfileName": "web-node", "Path": "/web/",
          "Arn": "arn:aws:iam::111122223333:instance-profile/web/web-node",
          "InstanceProfileId": "AIPA", "CreateDate": "2026-01-02T03:04:05Z",
          "Roles": [{"RoleName": "web", "Arn": "arn:aws:iam::111122223333:role/web", "Path": "/",
            "RoleId": "AROA", "CreateDate": "2026-01-02T03:04:05Z"}]}}
        """);
    aws.answer(
        "iam:GetRole",
        """
        {"Role": {"RoleName": "web", "Arn": "arn:aws:iam::111122223333:role/web", "Path": "/",
          "RoleId": "AROA", "CreateDate": "2026-01-02T03:04:05Z",
          "AssumeRolePolicyDocument": "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%7D%5D%7D"}}
        """);
    aws.answer(
        "iam:ListAttachedRolePolicies",
        c ->
            StandIn.ok(
                c.action(),
                c.form().containsKey("Marker")
                    ? "{\"AttachedPolicies\": [{\"PolicyName\": \"b\", \"PolicyArn\":"
                        + " \"arn:aws:iam::111122223333:policy/bbbbbbbbb\"}], \"IsTruncated\":"
                        + " false}"
                    : "{\"AttachedPolicies\": [{\"PolicyName\": \"a\", \"PolicyArn\":"
                        + " \"arn:aws:iam::aws:policy/aaaaaaaaa\"}], \"IsTruncated\": true,"
                        + " \"Marker\": \"m\"}"));
    aws.answer("iam:ListRolePolicies", "{\"PolicyNames\": [\"in\"], \"IsTruncated\": false}");
    aws.answer(
        "iam:GetRolePolicy",
        "{\"RoleName\": \"web\", \"PolicyName\": \"in\", \"PolicyDocument\": \"%7B%7D\"}");
    aws.answer("iam:GetPolicy", "{\"Policy\": {\"DefaultVersionId\": \"v3\"}}");
    aws.answer(
        "iam:GetPolicyVersion",
        "{\"PolicyVersion\": {\"VersionId\": \"v3\", \"Document\": \"%7B%22Version%22%3A1%7D\"}}");
    aws.answer(
        "iam:SimulatePrincipalPolicy",
        "{\"EvaluationResults\": [{\"EvalActionName\": \"ssm:GetManifest\","
            + " \"EvalDecision\": \"implicitDeny\"}], \"IsTruncated\": false}");
  }

  @Test
  void theRoleItsTrustAndItsPoliciesAreReadAsObjects() throws Exception {
    aRole();
    AccountFiles files = collect();
    assertThat(
            tree(files, "aws-iam-get-role.json")
                .at("/Role/AssumeRolePolicyDocument/Statement/0/Effect")
                .asString(""))
        .isEqualTo("Allow");
    assertThat(tree(files, "aws-iam-get-role.json").at("/Role/CreateDate").asString(""))
        .isEqualTo("2026-01-02T03:04:05+00:00");
    assertThat(tree(files, "aws-iam-list-attached-role-policies.json"))
        .isEqualTo(
            Here.json(
                "{\"AttachedPolicies\": [{\"PolicyName\": \"a\", \"PolicyArn\":"
                    + " \"arn:aws:iam::aws:policy/aaaaaaaaa\"}, {\"PolicyName\": \"b\","
                    + " \"PolicyArn\": \"arn:aws:iam::111122223333:policy/bbbbbbbbb\"}]}"));
    assertThat(files.files())
        .containsKeys(
            "aws-iam-get-policy-version-a.json",
            "aws-iam-get-policy-version-b.json",
            "aws-iam-get-role-policy-in.json",
            "aws-iam-simulate-principal-policy.json");
    assertThat(
            tree(files, "aws-iam-get-policy-version-a.json")
                .at("/PolicyVersion/Document/Version")
                .asInt(0))
        .isEqualTo(1);
  }

  @Test
  void withoutPermissionToFindItsVpcTheWholeRegionIsAskedFor() throws Exception {
    aws.refuse("ec2:DescribeInstances", 403, "UnauthorizedOperation", "no");
    aws.refuse("ec2:DescribeNetworkInterfaces", 403, "UnauthorizedOperation", "no");
    AccountFiles files = collect();
    assertThat(files.commands().get("aws-ec2-describe-subnets.json").command())
        .isEqualTo("aws ec2 describe-subnets --region eu-west-1 --output json");
    assertThat(files.files().get("aws-ec2-describe-instances.json")).isEmpty();
  }

  @Test
  void anInterfaceWithoutAnInstanceHasItsNetworkSide() throws Exception {
    JsonNode all = Here.json(recorded("NetworkInterfaces")).path("NetworkInterfaces");
    JsonNode endpoint =
        all.values().stream()
            .filter(n -> !n.path("Attachment").has("InstanceId"))
            .findFirst()
            .orElseThrow();
    aws.answer(
        "ec2:DescribeNetworkInterfaces",
        c ->
            StandIn.ok(
                c.action(),
                String.valueOf(c.form()).contains("network-interface-id")
                    ? "{\"NetworkInterfaces\": [" + endpoint + "]}"
                    : recorded("NetworkInterfaces")));
    AccountFiles files =
        AccountEvidence.collect(
            Here.account(aws),
            Target.eni(endpoint.path("NetworkInterfaceId").asString("")),
            EvidenceProgress.silent(),
            Cancellation.none());
    assertThat(files.instance()).isEmpty();
    assertThat(files.files()).containsKey("aws-ec2-describe-route-tables.json");
    assertThat(files.files()).doesNotContainKey("aws-ssm-get-connection-status.json");
  }
}
