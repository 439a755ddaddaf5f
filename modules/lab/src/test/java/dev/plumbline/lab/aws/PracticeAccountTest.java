package dev.plumbline.lab.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.model.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.TargetNotConnectedException;
import software.amazon.awssdk.services.sts.StsClient;

/** The account of a practice instance, asked by the SDK's own clients. */
@Timeout(120)
class PracticeAccountTest {
  private static final StaticCredentialsProvider KEYS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret"));

  private static PracticeAws serve(Scenario scenario) throws IOException {
    return PracticeAws.start(scenario, scenario.recording(), PracticeAws.Setting.of(0, 1));
  }

  private static Ec2Client client(PracticeAws account) {
    return client(account, account.region());
  }

  private static Ec2Client client(PracticeAws account, String region) {
    return Ec2Client.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .endpointOverride(account.uri())
        .region(Region.of(region))
        .credentialsProvider(KEYS)
        .build();
  }

  private static SsmClient agents(PracticeAws account, String region) {
    return SsmClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .endpointOverride(account.uri())
        .region(Region.of(region))
        .credentialsProvider(KEYS)
        .build();
  }

  private static Scenario scenario(String id) {
    return PracticeLab.find(id).orElseThrow();
  }

  private static List<Instance> instances(List<Reservation> reservations) {
    return reservations.stream().flatMap(r -> r.instances().stream()).toList();
  }

  static Stream<Scenario> scenarios() {
    return PracticeLab.scenarios().stream();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyPracticeInstanceLivesInAnAccount(Scenario scenario) throws IOException {
    Recording account = PracticeAccount.of(scenario, scenario.recording());
    assertThat(PracticeAccount.instance(account)).isPresent();
    assertThat(account.files()).contains("aws-ssm-describe-instance-information.json");
  }

  @Test
  void whatTheCaseHoldsIsAnsweredMemberByMember() throws IOException {
    try (PracticeAws account = serve(scenario("ssm-healthy"));
        Ec2Client ec2 = client(account)) {
      Instance instance = instances(ec2.describeInstances().reservations()).getFirst();
      assertThat(instance.instanceId()).isEqualTo("i-0a93c17be52d408f6");
      assertThat(instance.privateIpAddress()).isEqualTo("10.0.1.10");
      assertThat(instance.metadataOptions().httpPutResponseHopLimit()).isEqualTo(2);
      assertThat(instance.networkInterfaces().getFirst().groups().getFirst().groupName())
          .isEqualTo("app");
      assertThat(instance.iamInstanceProfile().arn()).endsWith("instance-profile/app-role");
      assertThat(account.region()).isEqualTo("eu-west-1");
    }
  }

  @Test
  void theInstanceIsInOneOfTheRegionsAndInNoOther() throws IOException {
    try (PracticeAws account = serve(scenario("secondary-rules-missing"));
        Ec2Client ec2 = client(account);
        Ec2Client elsewhere = client(account, "eu-central-1");
        SsmClient ssm = agents(account, account.region());
        SsmClient ssmElsewhere = agents(account, "eu-central-1")) {
      assertThat(ec2.describeRegions().regions())
          .extracting(r -> r.regionName())
          .contains(account.region(), "eu-central-1");
      assertThat(elsewhere.describeInstances().reservations()).isEmpty();
      assertThat(ssm.describeInstanceInformation().instanceInformationList())
          .singleElement()
          .satisfies(
              agent ->
                  assertThat(agent.lastPingDateTime())
                      .isBetween(Instant.now().minusSeconds(600), Instant.now()));
      assertThat(ssmElsewhere.describeInstanceInformation().instanceInformationList()).isEmpty();
      assertThatThrownBy(() -> ssmElsewhere.startSession(r -> r.target(account.instanceId())))
          .isInstanceOf(TargetNotConnectedException.class);
    }
  }

  @Test
  void theConsoleIsAnsweredInBase64AsTheServiceDoes() throws IOException {
    try (PracticeAws account = serve(scenario("secondary-rules-missing"));
        Ec2Client ec2 = client(account)) {
      String output =
          ec2.getConsoleOutput(r -> r.instanceId(account.instanceId()).latest(true)).output();
      assertThat(new String(Base64.getDecoder().decode(output), StandardCharsets.UTF_8))
          .contains("ip-10-0-1-25 login:");
    }
  }

  @Test
  void aCaseWithoutAnswersGetsAnAccountAroundItsMetadata() throws IOException {
    try (PracticeAws account = serve(scenario("secondary-rules-missing"));
        Ec2Client ec2 = client(account)) {
      Instance instance = instances(ec2.describeInstances().reservations()).getFirst();
      assertThat(instance.instanceId()).isEqualTo(account.instanceId()).startsWith("i-0");
      assertThat(instance.networkInterfaces())
          .extracting(e -> e.networkInterfaceId())
          .containsExactly(
              "eni-00000000000000b05", "eni-00000000000000b06", "eni-00000000000000b07");
      assertThat(ec2.describeSubnets().subnets())
          .extracting(s -> s.cidrBlock())
          .containsExactlyInAnyOrder("10.0.1.0/24", "10.0.2.0/24", "10.0.48.0/20");
      assertThat(ec2.describeRouteTables().routeTables().getFirst().routes())
          .anyMatch(r -> "0.0.0.0/0".equals(r.destinationCidrBlock()));
    }
  }

  @Test
  void idsFiltersAndPagesChooseAsTheServiceDoes() throws IOException {
    try (PracticeAws account = serve(scenario("secondary-rules-missing"));
        Ec2Client ec2 = client(account)) {
      assertThat(ec2.describeNetworkInterfacesPaginator(r -> r.maxResults(1)).networkInterfaces())
          .hasSize(3);
      assertThat(
              ec2.describeNetworkInterfaces(
                      r -> r.filters(filter("addresses.private-ip-address", "10.0.50.29")))
                  .networkInterfaces())
          .extracting(e -> e.networkInterfaceId())
          .containsExactly("eni-00000000000000b07");
      assertThat(
              instances(
                  ec2.describeInstances(r -> r.filters(filter("tag:Name", "*rules*")))
                      .reservations()))
          .hasSize(1);
      assertThat(
              ec2.describeInstances(r -> r.filters(filter("instance-state-name", "stopped")))
                  .reservations())
          .isEmpty();
      assertThatThrownBy(() -> ec2.describeInstances(r -> r.instanceIds("i-0123456789abcdef0")))
          .isInstanceOfSatisfying(
              Ec2Exception.class,
              e ->
                  assertThat(e.awsErrorDetails().errorCode())
                      .isEqualTo("InvalidInstanceID.NotFound"));
      assertThatThrownBy(() -> ec2.describeSubnets(r -> r.filters(filter("nonsense", "x"))))
          .hasMessageContaining("filter 'nonsense'");
    }
  }

  private static Filter filter(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }

  @Test
  void whatTheCaseDoesNotHoldMayNotBeSeen() throws IOException {
    try (PracticeAws account = serve(scenario("ssm-healthy"));
        Ec2Client ec2 = client(account)) {
      assertThatThrownBy(() -> ec2.describeRouteTables())
          .isInstanceOfSatisfying(
              Ec2Exception.class,
              e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnauthorizedOperation"));
      assertThatThrownBy(() -> ec2.terminateInstances(r -> r.instanceIds("i-1")))
          .hasMessageContaining("ec2:TerminateInstances");
    }
  }

  @Test
  void theCallerHasAnIdentity() throws IOException {
    try (PracticeAws account = serve(scenario("ssm-healthy"));
        StsClient sts =
            StsClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(account.uri())
                .region(Region.of(account.region()))
                .credentialsProvider(KEYS)
                .build()) {
      assertThat(sts.getCallerIdentity().account()).isEqualTo("111122223333");
      assertThat(
              sts.assumeRole(r -> r.roleArn("arn:aws:iam::1:role/x").roleSessionName("me"))
                  .credentials()
                  .accessKeyId())
          .startsWith("ASIA");
    }
  }
}
