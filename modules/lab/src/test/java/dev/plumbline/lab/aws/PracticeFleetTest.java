package dev.plumbline.lab.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** A whole practice account as the SDK sees it. */
class PracticeFleetTest {
  private static final StaticCredentialsProvider KEYS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("practice", "practice"));

  private static PracticeFleet fleet;

  @BeforeAll
  static void start() throws Exception {
    fleet = PracticeFleet.start();
  }

  @AfterAll
  static void stop() throws Exception {
    fleet.close();
  }

  private static Ec2Client ec2(String region) {
    return Ec2Client.builder()
        .endpointOverride(fleet.uri())
        .region(Region.of(region))
        .credentialsProvider(KEYS)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static SsmClient ssm(String region) {
    return SsmClient.builder()
        .endpointOverride(fleet.uri())
        .region(Region.of(region))
        .credentialsProvider(KEYS)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static List<Instance> instances(String region) {
    try (Ec2Client client = ec2(region)) {
      return client.describeInstances().reservations().stream()
          .flatMap(r -> r.instances().stream())
          .toList();
    }
  }

  private static List<String> all() {
    return PracticeFleet.regions().stream()
        .flatMap(r -> instances(r).stream())
        .map(Instance::instanceId)
        .toList();
  }

  @Test
  void idsAreDifferentAndAPracticeInstanceIsBehindEachButTheDatabase() {
    assertThat(all()).hasSizeGreaterThan(9).doesNotHaveDuplicates();
    assertThat(all()).filteredOn(id -> fleet.scenario(id).isPresent()).hasSize(12);
  }

  @Test
  void aRegionListsItsOwnInstancesAlone() {
    assertThat(instances("us-west-2"))
        .hasSize(9)
        .allSatisfy(i -> assertThat(i.placement().availabilityZone()).startsWith("us-west-2"));
    assertThat(instances("eu-west-1")).hasSize(2);
    try (Ec2Client client = ec2("eu-west-1")) {
      assertThat(client.describeRegions().regions())
          .extracting(software.amazon.awssdk.services.ec2.model.Region::regionName)
          .containsExactlyElementsOf(PracticeFleet.regions());
    }
  }

  @Test
  void agentsAreToldExceptWhereTheyMayNotBeAskedFor() {
    try (SsmClient client = ssm("us-west-2")) {
      assertThat(client.describeInstanceInformation().instanceInformationList())
          .extracting(InstanceInformation::pingStatusAsString)
          .hasSize(7)
          .containsOnly("Online", "ConnectionLost");
    }
    try (SsmClient client = ssm("eu-central-1")) {
      assertThatThrownBy(client::describeInstanceInformation)
          .isInstanceOf(SsmException.class)
          .hasMessageContaining("ssm:DescribeInstanceInformation");
    }
  }

  @Test
  void aSessionStartsOnAnInstanceThatIsConnectedAndOnNoOther() {
    Instance first =
        instances("us-west-2").stream()
            .filter(i -> i.state().nameAsString().equals("running"))
            .findFirst()
            .orElseThrow();
    try (SsmClient client = ssm("us-west-2")) {
      assertThat(client.startSession(r -> r.target(first.instanceId())).streamUrl())
          .startsWith("ws://127.0.0.1");
      assertThat(client.getConnectionStatus(r -> r.target(first.instanceId())).statusAsString())
          .isEqualTo("connected");
    }
    String unconnected = instances("eu-west-1").getFirst().instanceId();
    try (SsmClient client = ssm("eu-west-1")) {
      assertThatThrownBy(() -> client.startSession(r -> r.target(unconnected)))
          .hasMessageContaining("not connected");
    }
  }
}
