package dev.plumbline.aws.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.Here;
import dev.plumbline.aws.Purpose;
import dev.plumbline.aws.StandIn;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class AccountEvidenceTest {
  private static final String VPC = "vpc-08c9315f2468af1d7";
  private final StandIn aws = new StandIn();
  private final String instance =
      Here.json(Here.resource("vpc/aws-ec2-describe-instances.json"))
          .at("/Reservations/0/Instances/0/InstanceId")
          .asString("");

  @BeforeEach
  void recordedAnswers() {
    for (String name :
        List.of(
            "Addresses",
            "EgressOnlyInternetGateways",
            "Instances",
            "InternetGateways",
            "ManagedPrefixLists",
            "NatGateways",
            "NetworkAcls",
            "NetworkInterfaces",
            "RouteTables",
            "SecurityGroups",
            "Subnets",
            "VpcEndpoints",
            "VpcPeeringConnections",
            "Vpcs",
            "VpnGateways")) {
      aws.answer("ec2:Describe" + name, recorded(name));
    }
    aws.answer(
        "ec2:DescribeVpcAttribute",
        c ->
            StandIn.ok(
                c.action(),
                Here.resource(
                    "vpc/aws-ec2-describe-vpc-attribute-"
                        + c.form().get("Attribute")
                        + "-"
                        + c.form().get("VpcId")
                        + ".json")));
    aws.refuse("ec2:GetManagedPrefixListEntries", 403, "UnauthorizedOperation", "no");
    aws.answer("ec2:DescribeTransitGatewayAttachments", "{\"TransitGatewayAttachments\": []}");
    aws.answer(
        "ec2:DescribeTransitGatewayVpcAttachments", "{\"TransitGatewayVpcAttachments\": []}");
    aws.answer("ec2:DescribeVpnConnections", "{\"VpnConnections\": []}");
    aws.answer("ec2:DescribeDhcpOptions", "{\"DhcpOptions\": []}");
    aws.answer(
        "ec2:DescribeVpcBlockPublicAccessOptions",
        "{\"VpcBlockPublicAccessOptions\": {\"InternetGatewayBlockMode\": \"off\"}}");
    aws.answer(
        "ec2:DescribeVpcBlockPublicAccessExclusions", "{\"VpcBlockPublicAccessExclusions\": []}");
    aws.answer(
        "ec2:GetConsoleOutput",
        "{\"InstanceId\": \"%s\", \"Timestamp\": \"2026-11-17T08:00:00.000Z\", \"Output\": \"%s\"}"
            .formatted(
                instance,
                Base64.getEncoder()
                    .encodeToString(
                        "Cloud-init v. 22\nDB_PASSWORD=hunter2\nlogin:"
                            .getBytes(StandardCharsets.UTF_8))));
    aws.answer(
        "ssm:DescribeInstanceInformation",
        "{\"InstanceInformationList\": [{\"InstanceId\": \"%s\", \"PingStatus\": \"Online\","
                .formatted(instance)
            + "\"LastPingDateTime\": 1763366402.5}]}");
    aws.answer(
        "ssm:GetConnectionStatus",
        "{\"Target\": \"%s\", \"Status\": \"connected\"}".formatted(instance));
  }

  private static String recorded(String name) {
    return Here.resource(
        "vpc/aws-ec2-describe-"
            + name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT)
            + ".json");
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  private AccountFiles collect() throws AwsException {
    return AccountEvidence.collect(
        Here.account(aws),
        Target.instance(instance),
        EvidenceProgress.silent(),
        Cancellation.none());
  }

  @Test
  void answersAreTheFilesThatTheCommandLineWouldHavePrinted() throws Exception {
    AccountFiles files = collect();
    Recording recorded = Recording.open(java.nio.file.Path.of("src/test/resources/vpc"));
    assertThat(files.files().keySet()).containsAll(recorded.files());
    for (String file : recorded.files()) {
      if (recorded.bytes(file).orElseThrow().length == 0) {
        assertThat(files.files().get(file)).as(file).isEmpty();
        continue;
      }
      assertThat(plain(tree(files, file)))
          .as(file)
          .isEqualTo(plain(Here.json(recorded.text(file).orElseThrow())));
    }
  }

  @Test
  void aRecordingOfTheAnswersIsReadLikeTheRecordedOne() throws Exception {
    Snapshot ours = Snapshot.of(collect().alone());
    Snapshot theirs = Snapshot.of(Recording.open(java.nio.file.Path.of("src/test/resources/vpc")));
    assertThat(ours.vpc().interfaces().complete()).isTrue();
    assertThat(ours.vpc().interfaces().orElse(List.of()))
        .hasSameSizeAs(theirs.vpc().interfaces().orElse(List.of()));
    assertThat(ours.vpc().routeTables().orElse(List.of()))
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*evidence.*")
        .isEqualTo(theirs.vpc().routeTables().orElse(List.of()));
    assertThat(ours.problems()).isEmpty();
  }

  @Test
  void commandsAreThoseThatAPersonCouldRun() throws Exception {
    AccountFiles files = collect();
    assertThat(files.commands().get("aws-ec2-describe-subnets.json").command())
        .isEqualTo(
            "aws ec2 describe-subnets --region eu-west-1 --filters Name=vpc-id,Values="
                + VPC
                + " --output json");
    assertThat(files.commands().get("aws-ssm-get-connection-status.json").command())
        .isEqualTo(
            "aws ssm get-connection-status --region eu-west-1 --target "
                + instance
                + " --output json");
    assertThat(files.commands().keySet()).isEqualTo(files.files().keySet());
  }

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
  void aRefusedRequestCostsItsOwnAnswerOnly() throws Exception {
    aws.refuse(
        "ec2:DescribeNetworkAcls",
        403,
        "UnauthorizedOperation",
        "You are not authorized to perform: ec2:DescribeNetworkAcls. User: alice. Encoded"
            + " authorization failure message: abcdef");
    aws.refuse("ssm:DescribeInstanceInformation", 400, "AccessDeniedException", "User: no");
    AccountFiles files = collect();
    assertThat(files.files().get("aws-ec2-describe-network-acls.json")).isEmpty();
    assertThat(files.commands().get("aws-ec2-describe-network-acls.json").exit()).hasValue(254);
    assertThat(files.commands().get("aws-ec2-describe-network-acls.json").stderr().orElseThrow())
        .startsWith(
            "An error occurred (UnauthorizedOperation) when calling the DescribeNetworkAcls"
                + " operation: You are not authorized")
        .doesNotContain("abcdef");
    assertThat(files.refused())
        .containsExactly(
            "ec2:DescribeNetworkAcls",
            "ec2:GetManagedPrefixListEntries",
            "ssm:DescribeInstanceInformation");
    assertThat(files.files().get("aws-ec2-describe-subnets.json")).isNotEmpty();
    Snapshot snapshot = Snapshot.of(files.alone());
    assertThat(snapshot.vpc().acls().optional()).isEmpty();
    assertThat(snapshot.vpc().subnets().optional()).isPresent();
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
  void pagesAreFollowedToTheEndAndThrottlingIsWaitedOut() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    JsonNode all = Here.json(recorded("Subnets")).path("Subnets");
    aws.answer(
        "ec2:DescribeSubnets",
        c -> {
          if (asked.incrementAndGet() == 2) {
            return StandIn.error(
                c.action(), 503, "RequestLimitExceeded", "Request limit exceeded.");
          }
          int at = Integer.parseInt(c.form().getOrDefault("NextToken", "0"));
          String next = at + 1 < all.size() ? ", \"NextToken\": \"" + (at + 1) + "\"" : "";
          return StandIn.ok(c.action(), "{\"Subnets\": [" + all.get(at) + "]" + next + "}");
        });
    AccountFiles files = collect();
    assertThat(plain(tree(files, "aws-ec2-describe-subnets.json").path("Subnets")))
        .isEqualTo(plain(all));
    assertThat(asked.get()).isEqualTo(all.size() + 1);
    assertThat(tree(files, "aws-ec2-describe-subnets.json").has("NextToken")).isFalse();
  }

  @Test
  void pagesThatCameBeforeAFailureAreKeptAsIncomplete() throws Exception {
    JsonNode all = Here.json(recorded("Subnets")).path("Subnets");
    aws.answer(
        "ec2:DescribeSubnets",
        c ->
            c.form().containsKey("NextToken")
                ? StandIn.error(c.action(), 400, "InvalidNextToken", "The token is not valid.")
                : StandIn.ok(
                    c.action(), "{\"Subnets\": [" + all.get(0) + "], \"NextToken\": \"x\"}"));
    AccountFiles files = collect();
    assertThat(tree(files, "aws-ec2-describe-subnets.json").path("Subnets").size()).isEqualTo(1);
    assertThat(files.commands().get("aws-ec2-describe-subnets.json").cut()).isPresent();
    Snapshot snapshot = Snapshot.of(files.alone());
    assertThat(snapshot.vpc().subnets().optional()).isPresent();
    assertThat(snapshot.vpc().subnets().complete()).isFalse();
  }

  @Test
  void theConsoleIsPlainTextWithoutItsSecrets() throws Exception {
    AccountFiles files = collect();
    assertThat(tree(files, "aws-ec2-get-console-output.json").path("Output").asString(""))
        .startsWith("Cloud-init v. 22\n")
        .contains("DB_PASSWORD=***")
        .endsWith("login:");
  }

  @Test
  void whereTheLatestConsoleIsNotSupportedTheLastOneIsAskedFor() throws Exception {
    var usual =
        StandIn.ok("ec2:GetConsoleOutput", "{\"InstanceId\": \"i-1\", \"Output\": \"YQ==\"}");
    aws.answer(
        "ec2:GetConsoleOutput",
        c ->
            c.form().containsKey("Latest")
                ? StandIn.error(c.action(), 400, "UnsupportedOperation", "not on Nitro")
                : usual);
    AccountFiles files = collect();
    assertThat(tree(files, "aws-ec2-get-console-output.json").path("Output").asString(""))
        .isEqualTo("a");
    assertThat(files.commands().get("aws-ec2-get-console-output.json").exit()).isEmpty();
  }

  @Test
  void timesOfSystemsManagerArePrintedAsTheCommandLineDoes() throws Exception {
    assertThat(
            tree(collect(), "aws-ssm-describe-instance-information.json")
                .at("/InstanceInformationList/0/LastPingDateTime")
                .asString(""))
        .isEqualTo("2025-11-17T08:00:02.500000+00:00");
  }

  @Test
  void anInstanceThatIsNotThereIsSaid() {
    aws.answer("ec2:DescribeInstances", "{\"Reservations\": []}");
    aws.answer("ec2:DescribeNetworkInterfaces", "{\"NetworkInterfaces\": []}");
    assertThatThrownBy(this::collect)
        .isInstanceOf(AwsException.class)
        .hasMessage(
            instance
                + " is not in eu-west-1. It is in another Region or account, or it was"
                + " terminated.");
  }

  @Test
  void anEndedSignInEndsTheWhole() {
    aws.refuse("ec2:DescribeNetworkInterfaces", 400, "RequestExpired", "Request has expired.");
    aws.refuse("ec2:DescribeInstances", 400, "RequestExpired", "Request has expired.");
    assertThatThrownBy(this::collect)
        .isInstanceOfSatisfying(
            AwsException.class, e -> assertThat(e.kind()).isEqualTo(AwsException.Kind.SIGN_IN));
    assertThat(aws.actions())
        .containsOnly("ec2:DescribeNetworkInterfaces", "ec2:DescribeInstances");
  }

  @Test
  void itStopsWhenAskedTo() {
    Cancellation stop = new Cancellation();
    aws.answer(
        "ec2:DescribeSubnets",
        c -> {
          stop.request();
          return StandIn.ok(c.action(), "{\"Subnets\": []}");
        });
    assertThatThrownBy(
            () ->
                AccountEvidence.collect(
                    Here.account(aws), Target.instance(instance), EvidenceProgress.silent(), stop))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void theAccountsSideIsPutBesideTheHostsRecording() throws Exception {
    aws.refuse("ec2:DescribeSubnets", 403, "UnauthorizedOperation", "no");
    Recording host =
        Recording.open(java.nio.file.Path.of("src/test/resources/vpc"))
            .with("ip-j-link.json", "[]".getBytes(StandardCharsets.UTF_8));
    AccountFiles files = collect();
    Recording both = files.with(host);
    assertThat(both.files()).containsAll(files.files().keySet()).contains("ip-j-link.json");
    assertThat(both.name()).isEqualTo(host.name());
    assertThat(both.command("aws-ec2-describe-subnets.json").orElseThrow().exit()).hasValue(254);
    assertThat(both.manifest().notes()).anyMatch(n -> n.contains("ec2:DescribeSubnets"));
    assertThat(files.alone().manifest().raw())
        .isEqualTo(
            "{\"region\": \"eu-west-1\", \"account\": \"111122223333\", \"instance\": \""
                + instance
                + "\"}");
  }

  @Test
  void progressCountsEveryAnswer() throws Exception {
    List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    AccountFiles files =
        AccountEvidence.collect(
            Here.account(aws),
            Target.instance(instance),
            (d, total, file, problem) -> {
              done.add(d);
              assertThat(d).isLessThanOrEqualTo(total);
            },
            Cancellation.none());
    assertThat(done).hasSizeGreaterThanOrEqualTo(files.files().size());
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

  private static JsonNode tree(AccountFiles files, String file) {
    return Here.json(new String(files.files().get(file), StandardCharsets.UTF_8));
  }

  /** Without empty lists inside, which the service itself sends or not as it likes. */
  private static JsonNode plain(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object
          .properties()
          .forEach(
              e -> {
                if (!(e.getValue() instanceof ArrayNode list && list.isEmpty())) {
                  copy.set(e.getKey(), plain(e.getValue()));
                }
              });
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.values().forEach(v -> copy.add(plain(v)));
      return copy;
    }
    return node;
  }
}
