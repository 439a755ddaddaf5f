package dev.plumbline.path;

import static dev.plumbline.path.TestHost.text;
import static dev.plumbline.path.TestHost.to;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceChoiceTest {
  private static final String ADDRESSES =
      """
      [{"ifname":"lo","flags":["UP","LOOPBACK"],"addr_info":[
         {"family":"inet","local":"127.0.0.1","prefixlen":8,"scope":"host"}]},
       {"ifname":"a","flags":["UP"],"addr_info":[
         {"family":"inet","local":"169.254.9.9","prefixlen":16,"scope":"link"},
         {"family":"inet","local":"10.0.1.10","prefixlen":24,"scope":"global"},
         {"family":"inet","local":"10.0.9.10","prefixlen":24,"scope":"global"},
         {"family":"inet","local":"10.0.9.11","prefixlen":24,"scope":"global","secondary":true},
         {"family":"inet6","local":"2001:db8:1::a","prefixlen":64,"scope":"global"},
         {"family":"inet6","local":"fd00:1::a","prefixlen":64,"scope":"global"},
         {"family":"inet6","local":"fe80::a","prefixlen":64,"scope":"link"}]},
       {"ifname":"b","flags":["UP"],"addr_info":[
         {"family":"inet6","local":"2001:db8:2::b","prefixlen":64,"scope":"global",
          "deprecated":true},
         {"family":"inet6","local":"2001:db8:2::c","prefixlen":64,"scope":"global"},
         {"family":"inet6","local":"2001:db8:2::d","prefixlen":64,"scope":"global"}]}]
      """;

  private static String source(String routes, String destination) {
    TestHost host = new TestHost().addresses(ADDRESSES).rules("").rules6("");
    return text(
        (destination.contains(":") ? host.routes6(routes) : host.routes(routes))
            .ask(to(destination)));
  }

  @Test
  void theAddressInTheSubnetOfTheGatewayIsTaken() {
    assertThat(source("default via 10.0.9.1 dev a\n", "198.51.100.7")).endsWith("src 10.0.9.10");
  }

  @Test
  void anOnLinkRouteWithoutSourceTakesTheFirstAddressOfItsScope() {
    assertThat(source("10.0.9.128/25 dev a\n", "10.0.9.200")).endsWith("src 10.0.1.10");
    assertThat(source("10.0.9.128/25 dev a scope link\n", "10.0.9.200"))
        .endsWith("src 169.254.9.9");
  }

  @Test
  void aLinkWithoutAddressesBorrowsAGlobalOne() {
    assertThat(source("default dev b\n", "198.51.100.7")).endsWith("src 10.0.1.10");
  }

  @Test
  void theSourceOfTheRouteComesBeforeAll() {
    assertThat(source("default dev a src 10.0.9.11\n", "198.51.100.7")).endsWith("src 10.0.9.11");
  }

  @Test
  void labelsPairPrivateWithPrivateAndGlobalWithGlobal() {
    assertThat(source("default via fe80::1 dev a\n", "2001:db8:ffff::1"))
        .endsWith("src 2001:db8:1::a");
    assertThat(source("default via fe80::1 dev a\n", "fd00:ec2::254")).endsWith("src fd00:1::a");
    assertThat(source("fe80::/64 dev a\n", "fe80::99")).endsWith("src fe80::a");
  }

  @Test
  void theFirstOfEqualCandidatesIsTakenAndADeprecatedOneNever() {
    assertThat(source("default via fe80::1 dev b\n", "2001:db8:ffff::1"))
        .isEqualTo("unicast b via fe80::1 src 2001:db8:2::c");
  }

  @Test
  void aNextHopObjectMayKeepTheSourceOfBefore() {
    assertThat(source("10.9.0.0/24 nhid 1 dev a\n", "10.9.0.9"))
        .isEqualTo("unknown of [unicast a src 10.0.1.10, unicast a src 169.254.9.9]");
    assertThat(source("10.9.0.0/24 nhid 1 dev a src 10.0.9.11\n", "10.9.0.9"))
        .isEqualTo("unicast a src 10.0.9.11");
    assertThat(source("10.9.0.0/24 nhid 1 via 10.0.9.1 dev a\n", "10.9.0.9"))
        .isEqualTo("unicast a via 10.0.9.1 src 10.0.9.10");
  }
}
