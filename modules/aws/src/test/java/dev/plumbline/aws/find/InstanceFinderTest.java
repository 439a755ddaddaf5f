package dev.plumbline.aws.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.Here;
import dev.plumbline.aws.StandIn;
import dev.plumbline.model.Cancellation;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstanceFinderTest {
  private final StandIn aws = new StandIn();
  private final AwsAccount ireland = Here.account(aws);
  private final AwsAccount frankfurt = ireland.in("eu-central-1");

  @AfterEach
  void stop() {
    aws.close();
  }

  private static String instance(int n) {
    return """
    {"InstanceId": "i-%017x", "State": {"Name": "%s"}, "PrivateIpAddress": "10.0.%d.%d",
     "PlatformDetails": "Linux/UNIX", "VpcId": "vpc-1",
     "Placement": {"AvailabilityZone": "eu-west-1a"},
     "NetworkInterfaces": [
       {"PrivateIpAddresses": [{"PrivateIpAddress": "10.0.%d.%d", "Primary": true,
         "Association": {"PublicIp": "203.0.113.%d"}}],
        "Ipv6Addresses": [{"Ipv6Address": "2001:db8::%x"}]},
       {"PrivateIpAddresses": [{"PrivateIpAddress": "10.1.%d.%d", "Primary": true}]}],
     "Tags": [{"Key": "Name", "Value": "web-%d"}, {"Key": "team", "Value": "Shop"}]}
    """
        .formatted(
            n,
            n == 3 ? "stopped" : "running",
            n / 256,
            n % 256,
            n / 256,
            n % 256,
            n % 256,
            n,
            n / 256,
            n % 256,
            n);
  }

  private static String page(int from, int to, String more) {
    return "{\"Reservations\": [{\"OwnerId\": \"111122223333\", \"Instances\": ["
        + IntStream.range(from, to)
            .mapToObj(InstanceFinderTest::instance)
            .collect(Collectors.joining(","))
        + "]}]"
        + more
        + "}";
  }

  private void threeInstances() {
    aws.answer(
        "ec2:DescribeInstances",
        c ->
            StandIn.ok(
                c.action(),
                c.form().containsKey("NextToken")
                    ? page(3, 4, "")
                    : page(1, 3, ", \"NextToken\": \"n\"")));
    aws.answer(
        "ssm:DescribeInstanceInformation",
        c ->
            StandIn.ok(
                c.action(),
                c.json().has("NextToken")
                    ? "{\"InstanceInformationList\": [{\"InstanceId\": \"i-%017x\",".formatted(2)
                        + " \"PingStatus\": \"ConnectionLost\","
                        + " \"LastPingDateTime\": 1763366400}]}"
                    : "{\"InstanceInformationList\": [{\"InstanceId\": \"i-%017x\",".formatted(1)
                        + " \"PingStatus\": \"Online\", \"PlatformName\": \"Amazon Linux\","
                        + " \"PlatformVersion\": \"2023\"}], \"NextToken\": \"n\"}"));
  }

  private InstanceList list(AwsAccount... places) {
    InstanceList list = new InstanceList();
    InstanceFinder.list(List.of(places), list, Cancellation.none());
    return list;
  }

  @Test
  void everyPageOfEveryPlaceIsListedWithItsAgents() {
    threeInstances();
    InstanceList list = list(ireland, frankfurt);
    assertThat(list.size()).isEqualTo(6);
    assertThat(list.placesDone()).isEqualTo(2);
    assertThat(list.failures()).isEmpty();
    List<FoundInstance> found =
        list.search("", false).stream().filter(i -> i.region().equals("eu-west-1")).toList();
    assertThat(found).extracting(FoundInstance::name).containsExactly("web-1", "web-2", "web-3");
    assertThat(found)
        .extracting(i -> i.agent().status())
        .containsExactly(SsmAgent.Status.ONLINE, SsmAgent.Status.LOST, SsmAgent.Status.ABSENT);
    assertThat(found.get(1).agent().words(Instant.ofEpochSecond(1763366400 + 3 * 3600)))
        .isEqualTo("SSM lost 3 h ago");
    assertThat(found.getFirst().interfaces()).isEqualTo(2);
    assertThat(found.getFirst().agent().platform()).isEqualTo("Amazon Linux 2023");
    assertThat(found.getFirst().privateAddresses()).containsExactly("10.0.0.1", "10.1.0.1");
  }

  @Test
  void searchLooksAtNameIdAddressesAndTags() {
    threeInstances();
    InstanceList list = list(ireland);
    assertThat(list.search("WEB-2", false))
        .extracting(FoundInstance::name)
        .containsExactly("web-2");
    assertThat(list.search("10.1.0.3", false)).hasSize(1);
    assertThat(list.search("203.0.113.1", false)).hasSize(1);
    assertThat(list.search("2001:db8::2", false)).hasSize(1);
    assertThat(list.search("team=shop web", false)).hasSize(3);
    assertThat(list.search("team=shop", true)).hasSize(2);
    assertThat(list.search("%017x".formatted(2), false)).hasSize(1);
    assertThat(list.search("nothing", false)).isEmpty();
  }

  @Test
  void aMissingPermissionIsNamedAndTheRestIsListed() {
    threeInstances();
    aws.refuse("ssm:DescribeInstanceInformation", 400, "AccessDeniedException", "no");
    InstanceList list = list(ireland);
    assertThat(list.size()).isEqualTo(3);
    assertThat(list.failures())
        .singleElement()
        .satisfies(
            f -> assertThat(f.missingPermission()).contains("ssm:DescribeInstanceInformation"));
    assertThat(list.search("", false)).allMatch(i -> i.agent().status() == SsmAgent.Status.UNKNOWN);
  }

  @Test
  void anAddressOfAnyInterfaceIsFound() {
    aws.answer(
        "ec2:DescribeInstances",
        c ->
            StandIn.ok(
                c.action(),
                c.form()
                        .get("Filter.1.Name")
                        .equals("network-interface.addresses.association.public-ip")
                    ? page(1, 2, "")
                    : "{\"Reservations\": []}"));
    aws.answer("ssm:DescribeInstanceInformation", "{\"InstanceInformationList\": []}");
    Lookup lookup =
        InstanceFinder.find(
            Pasted.in("203.0.113.1").orElseThrow(), List.of(ireland), Cancellation.none());
    assertThat(lookup.found())
        .singleElement()
        .satisfies(i -> assertThat(i.name()).isEqualTo("web-1"));
    assertThat(lookup.others()).isEmpty();
    assertThat(lookup.found().getFirst().agent().status()).isEqualTo(SsmAgent.Status.ABSENT);
  }

  @Test
  void anAddressOfANatGatewayIsToldAsSuch() {
    aws.answer("ec2:DescribeInstances", "{\"Reservations\": []}");
    aws.answer(
        "ec2:DescribeNetworkInterfaces",
        c ->
            StandIn.ok(
                c.action(),
                c.form().get("Filter.1.Name").equals("addresses.private-ip-address")
                    ? "{\"NetworkInterfaces\": [{\"NetworkInterfaceId\": \"eni-1\","
                        + " \"Description\": \"Interface for NAT Gateway nat-1\"}]}"
                    : "{\"NetworkInterfaces\": []}"));
    Lookup lookup =
        InstanceFinder.find(
            Pasted.in("10.0.0.9").orElseThrow(), List.of(ireland), Cancellation.none());
    assertThat(lookup.others())
        .containsExactly(
            "10.0.0.9 is an address of eni-1 in eu-west-1, which belongs to no instance (Interface"
                + " for NAT Gateway nat-1).");
  }

  @Test
  void aRegionThatWasPastedIsAskedAlthoughItWasNotChosen() {
    aws.answer("ec2:DescribeInstances", page(1, 2, ""));
    Lookup lookup =
        InstanceFinder.find(
            Pasted.in("arn:aws:ec2:ap-south-1:111122223333:instance/i-00000000000000001")
                .orElseThrow(),
            List.of(ireland, frankfurt),
            Cancellation.none());
    assertThat(lookup.found())
        .singleElement()
        .satisfies(i -> assertThat(i.region()).isEqualTo("ap-south-1"));
    assertThat(aws.actions())
        .containsExactly("ec2:DescribeInstances", "ssm:DescribeInstanceInformation");
    assertThat(lookup.failures()).hasSize(1);
  }

  @Test
  void aPlaceThatCannotBeAskedIsSaidAndTheOthersAreAsked() {
    aws.refuse("ec2:DescribeInstances", 403, "UnauthorizedOperation", "no");
    Lookup lookup =
        InstanceFinder.find(
            Pasted.in("i-00000000000000001").orElseThrow(), List.of(ireland), Cancellation.none());
    assertThat(lookup.failures())
        .singleElement()
        .satisfies(f -> assertThat(f.missingPermission()).contains("ec2:DescribeInstances"));
  }

  @Test
  void itStopsWhenAskedTo() {
    Cancellation stop = new Cancellation();
    aws.answer("ssm:DescribeInstanceInformation", "{\"InstanceInformationList\": []}");
    aws.answer(
        "ec2:DescribeInstances",
        c -> {
          stop.request();
          return StandIn.ok(c.action(), page(1, 3, ", \"NextToken\": \"n\""));
        });
    assertThatThrownBy(() -> InstanceFinder.list(List.of(ireland), new InstanceList(), stop))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void regionsToChooseFromAreKnownWithoutAskingAndAskedForOfTheAccount() throws Exception {
    assertThat(AwsRegions.known()).contains("eu-west-1", "us-east-1").doesNotContain("aws-global");
    aws.answer(
        "ec2:DescribeRegions",
        "{\"Regions\": [{\"RegionName\": \"us-east-1\"}, {\"RegionName\": \"eu-west-1\"}]}");
    assertThat(AwsRegions.enabled(ireland)).containsExactly("eu-west-1", "us-east-1");
  }
}
