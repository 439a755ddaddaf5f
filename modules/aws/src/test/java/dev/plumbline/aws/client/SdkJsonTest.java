package dev.plumbline.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.aws.Here;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpnConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputRequest;
import software.amazon.awssdk.services.ec2.model.TunnelOption;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpnConnection;
import software.amazon.awssdk.services.ec2.model.VpnConnectionOptions;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.StartSessionRequest;
import tools.jackson.databind.JsonNode;

class SdkJsonTest {
  @Test
  void anAnswerWithoutAnythingHasItsEmptyList() {
    assertThat(SdkJson.text(SdkJson.of(DescribeNatGatewaysResponse.builder().build())))
        .isEqualTo("{\n    \"NatGateways\": []\n}\n");
  }

  @Test
  void keysOfVpnTunnelsAreNotTakenAlong() {
    assertThat(
            SdkJson.text(
                SdkJson.of(
                    DescribeVpnConnectionsResponse.builder()
                        .vpnConnections(
                            VpnConnection.builder()
                                .vpnConnectionId("vpn-1")
                                .customerGatewayConfiguration("<pre_shared_key>canary<x>")
                                .options(
                                    VpnConnectionOptions.builder()
                                        .tunnelOptions(
                                            TunnelOption.builder()
                                                .preSharedKey("canary")
                                                .phase1LifetimeSeconds(1)
                                                .build())
                                        .build())
                                .build())
                        .build())))
        .contains("vpn-1", "Phase1LifetimeSeconds")
        .doesNotContain("canary");
  }

  @Test
  void itIsPrintedAsTheCommandLinePrints() {
    assertThat(
            SdkJson.text(
                SdkJson.of(
                    DescribeVpcEndpointsResponse.builder()
                        .vpcEndpoints(
                            VpcEndpoint.builder()
                                .vpcEndpointId("vpce-1")
                                .privateDnsEnabled(true)
                                .subnetIds("subnet-1", "subnet-2")
                                .policyDocument("{\"Version\": \"1\"}")
                                .creationTimestamp(Instant.parse("2026-09-19T05:11:05Z"))
                                .build())
                        .build())))
        .isEqualTo(
            """
            {
                "VpcEndpoints": [
                    {
                        "VpcEndpointId": "vpce-1",
                        "PolicyDocument": "{\\"Version\\": \\"1\\"}",
                        "SubnetIds": [
                            "subnet-1",
                            "subnet-2"
                        ],
                        "PrivateDnsEnabled": true,
                        "CreationTimestamp": "2026-09-19T05:11:05+00:00"
                    }
                ]
            }
            """);
  }

  @Test
  void timesKeepTheirFractionsAndBytesAreBase64() {
    assertThat(
            SdkJson.of(
                    InstanceInformation.builder()
                        .lastPingDateTime(Instant.parse("2026-11-17T08:00:02.123Z"))
                        .build())
                .path("LastPingDateTime")
                .asString(""))
        .isEqualTo("2026-11-17T08:00:02.123000+00:00");
    assertThat(
            SdkJson.of(
                    GenerateDataKeyResponse.builder()
                        .ciphertextBlob(SdkBytes.fromByteArray(new byte[] {1, 2, 3}))
                        .build())
                .path("CiphertextBlob")
                .asString(""))
        .isEqualTo("AQID");
  }

  @Test
  void whatAnAnswerDoesNotHoldIsLeftOutAndNewWordsAreKept() {
    assertThat(
            SdkJson.of(
                GetCommandInvocationResponse.builder().status("ANewWord").responseCode(-1).build()))
        .isEqualTo(Here.json("{\"ResponseCode\": -1, \"Status\": \"ANewWord\"}"));
  }

  @Test
  void policiesOfIamAreObjectsWhateverTheirForm() {
    assertThat(policy("%7B%22Version%22%3A%20%221%22%7D").isObject()).isTrue();
    assertThat(policy("{\"Version\": \"1\"}").isObject()).isTrue();
    assertThat(policy("%zz").asString("")).isEqualTo("%zz");
  }

  private static JsonNode policy(String text) {
    return SdkJson.of(GetRolePolicyResponse.builder().policyDocument(text).build())
        .path("PolicyDocument");
  }

  @Test
  void requestsHaveTheNamesOfTheCommandLine() {
    var request =
        DescribeInstancesRequest.builder()
            .filters(
                Filter.builder().name("tag:Name").values("a b", "c").build(),
                Filter.builder().name("vpc-id").values("vpc-1").build())
            .maxResults(5)
            .build();
    assertThat(CliNames.action(request)).isEqualTo("ec2:DescribeInstances");
    assertThat(CliNames.file(request)).isEqualTo("aws-ec2-describe-instances.json");
    assertThat(CliNames.file(request, "../x")).isEqualTo("aws-ec2-describe-instances-.._x.json");
    assertThat(CliNames.command(request, "eu-west-1"))
        .isEqualTo(
            "aws ec2 describe-instances --region eu-west-1 --filters 'Name=tag:Name,Values=a b,c'"
                + " Name=vpc-id,Values=vpc-1 --output json");
    assertThat(
            CliNames.command(
                GetConsoleOutputRequest.builder().instanceId("i-1").latest(true).build(), "r"))
        .isEqualTo(
            "aws ec2 get-console-output --region r --instance-id i-1 --latest --output json");
    assertThat(
            CliNames.command(
                StartSessionRequest.builder()
                    .target("i-1")
                    .parameters(Map.of("portNumber", List.of("22")))
                    .build(),
                "r"))
        .isEqualTo(
            "aws ssm start-session --region r --target i-1 --parameters portNumber=22"
                + " --output json");
  }
}
