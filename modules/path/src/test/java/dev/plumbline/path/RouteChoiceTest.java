package dev.plumbline.path;

import static dev.plumbline.path.TestHost.ip;
import static dev.plumbline.path.TestHost.text;
import static dev.plumbline.path.TestHost.to;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RouteChoiceTest {
  private static final String OUT = "198.51.100.7";

  private static String of(String routes, Query query) {
    return text(new TestHost().rules("").routes(routes).ask(query));
  }

  private static String of6(String routes, Query query) {
    return text(new TestHost().rules6("").routes6(routes).ask(query));
  }

  @Test
  void aLinkThatDoesNotExistIsSaidSoAndOneThatMayExistIsNotKnown() {
    TestHost host = new TestHost().rules("").routes("default dev a\n");
    assertThat(text(host.ask(to(OUT).withOif("x")))).isEqualTo("unknown of []");
    host.links("[{\"ifindex\":2,\"ifname\":\"a\",\"altnames\":[\"other\"],\"flags\":[\"UP\"]}]");
    assertThat(text(host.ask(to(OUT).withOif("x")))).isEqualTo("Cannot find device");
    assertThat(text(host.ask(to(OUT).withFrom(TestHost.ip("192.0.2.1")).withIif("x"))))
        .isEqualTo("Cannot find device");
    assertThat(RouteError.NO_SUCH_DEVICE.text(to(OUT).withOif("x")))
        .isEqualTo("Cannot find device \"x\"");
    assertThat(host.ask(to(OUT).withOif("a")).leavesBy()).contains("a");
  }

  @Test
  void theLegsOfAMultipathRouteKeepTheirWeights() {
    Answer answer =
        new TestHost()
            .rules("")
            .routes(
                "default\n"
                    + "\tnexthop via 10.0.0.1 dev a weight 1\n"
                    + "\tnexthop via 10.0.0.2 dev b weight 3\n")
            .ask(to(OUT));
    assertThat(((Answer.Unknown) answer).alternatives())
        .extracting(a -> a.way().orElseThrow().weight().orElse(0))
        .containsExactly(1, 3);
  }

  @Test
  void theLongestPrefixWinsWhateverTheMetric() {
    String routes = "198.51.100.0/24 dev a metric 900\n198.51.0.0/16 dev b\ndefault dev c\n";
    assertThat(of(routes, to(OUT))).isEqualTo("unicast a");
    assertThat(of(routes, to("198.51.7.7"))).isEqualTo("unicast b");
    assertThat(of(routes, to("192.0.2.1"))).isEqualTo("unicast c");
  }

  @Test
  void aRouteOfItsTypeOfServiceComesFirstAndOthersBackOff() {
    String routes = "198.51.100.0/24 tos 0x10 dev a\ndefault dev c\n";
    assertThat(of(routes, to(OUT).withTos(0x10))).isEqualTo("unicast a");
    assertThat(of(routes, to(OUT))).isEqualTo("unicast c");
  }

  @Test
  void equalRoutesAreTakenInTheOrderOfTheDump() {
    assertThat(of("default via 10.0.0.1 dev a\ndefault via 10.0.0.2 dev b\n", to(OUT)))
        .isEqualTo("unicast a via 10.0.0.1");
  }

  @Test
  void aSocketBoundToALinkTakesItsRoutesAloneAndFailingThatTheWire() {
    String routes = "default via 10.0.0.1 dev a\ndefault via 10.0.0.2 dev b metric 9\n";
    assertThat(of(routes, to(OUT).withOif("b"))).isEqualTo("unicast b via 10.0.0.2");
    assertThat(of("unreachable default\n10.9.0.0/24 dev b\n", to(OUT).withOif("b")))
        .isEqualTo("unicast b");
    assertThat(of6("default via fd00::1 dev a\nfd09::/64 dev b\n", to("2001:db8::1").withOif("b")))
        .isEqualTo("Network is unreachable");
  }

  @Test
  void aBoundSocketTakesTheFirstLegOfItsLink() {
    String routes =
        "default\n\tnexthop via 10.0.0.1 dev a weight 1\n\tnexthop via 10.0.0.2 dev b weight 1\n";
    assertThat(of(routes, to(OUT).withOif("b"))).isEqualTo("unicast b via 10.0.0.2");
    assertThat(of(routes, to(OUT)))
        .isEqualTo("unknown of [unicast a via 10.0.0.1, unicast b via 10.0.0.2]");
  }

  @Test
  void aLegThatIsDeadIsNoAlternative() {
    String routes =
        "default\n\tnexthop via 10.0.0.1 dev a weight 1 dead linkdown\n"
            + "\tnexthop via 10.0.0.2 dev b weight 1\n";
    assertThat(of(routes, to(OUT))).isEqualTo("unicast b via 10.0.0.2");
  }

  @Test
  void linksWithoutCarrierAreLeftOutWhereTheHostSaysSo() {
    TestHost host =
        new TestHost()
            .rules("")
            .routes("198.51.100.0/24 dev a linkdown\ndefault dev b\n")
            .links("[{\"ifname\":\"a\",\"flags\":[\"UP\"]},{\"ifname\":\"b\",\"flags\":[\"UP\"]}]");
    assertThat(text(host.ask(to(OUT)))).isEqualTo("unicast a");
    host.sysctl("net.ipv4.conf.all.ignore_routes_with_linkdown = 1\n");
    assertThat(text(host.ask(to(OUT)))).isEqualTo("unicast b");
  }

  @Test
  void nextHopsOfANumberedObjectAreReadFromItsList() {
    TestHost host =
        new TestHost()
            .rules("")
            .with("ip-j-route-all.json", "[{\"dst\":\"default\",\"nhid\":10,\"flags\":[]}]");
    assertThat(host.ask(to(OUT))).isInstanceOf(Answer.Unknown.class);
    host.with(
        "ip-j-nexthop.json",
        """
        [{"id":1,"gateway":"10.0.1.1","dev":"a","flags":[]},
         {"id":2,"gateway":"10.0.2.1","dev":"b","flags":[]},
         {"id":10,"group":[{"id":1},{"id":2,"weight":3}],"flags":[]}]\
        """);
    assertThat(text(host.ask(to(OUT))))
        .isEqualTo("unknown of [unicast a via 10.0.1.1, unicast b via 10.0.2.1]");
  }

  @Test
  void aRouteByALinkThatIsNotThereHasNoCertainAnswer() {
    TestHost host =
        new TestHost().rules("").routes("default dev gone\n").links("[{\"ifname\":\"a\"}]");
    assertThat(host.ask(to(OUT))).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void anAbsentMetricIsTheWorstOfIpv6() {
    String routes = "default via fd00::1 dev a\ndefault via fd00::2 dev b metric 100\n";
    assertThat(of6(routes, to("2001:db8::1"))).isEqualTo("unicast b via fd00::2");
  }

  @Test
  void routersOfEqualMetricAreTakenByTheirPreference() {
    String routes =
        "default via fd00::1 dev a metric 5 pref medium\n"
            + "default via fd00::2 dev b metric 5 pref high\n";
    assertThat(of6(routes, to("2001:db8::1"))).isEqualTo("unicast b via fd00::2");
  }

  @Test
  void aSubtreeRouteTakesItsSourcesBeforeABetterMetric() {
    String routes =
        "default from fd00:2::/64 via fd00:2::1 dev b metric 500\n"
            + "default via fd00:1::1 dev a metric 100\n";
    assertThat(of6(routes, to("2001:db8::1").withFrom(ip("fd00:2::20"))))
        .isEqualTo("unicast b via fd00:2::1");
    assertThat(of6(routes, to("2001:db8::1"))).isEqualTo("unicast a via fd00:1::1");
  }

  @Test
  void theStandingRefusalOfIpv6IsNoRoute() {
    String routes = "unreachable default dev lo metric 4294967295\n";
    assertThat(of6(routes, to("2001:db8::1"))).isEqualTo("Network is unreachable");
  }

  @Test
  void multicastByADefaultRoutePassesItsGateway() {
    assertThat(of("default via 10.0.0.1 dev a\n", to("239.1.1.1"))).isEqualTo("multicast a");
    assertThat(of("default via 10.0.0.1 dev a\n", to("255.255.255.255"))).isEqualTo("broadcast a");
  }

  @Test
  void theChosenRouteNamesThoseItWonAgainst() {
    Lookup.Result result =
        new TestHost()
            .rules("")
            .routes("198.51.100.0/24 dev a\n198.51.100.0/24 dev b metric 7\ndefault dev c\n")
            .lookup()
            .ask(to(OUT));
    assertThat(result.steps())
        .filteredOn(s -> s.kind() == Step.Kind.ROUTE_CHOSEN)
        .singleElement()
        .satisfies(
            s ->
                assertThat(s.text())
                    .contains("dev b has metric 7, not 0")
                    .contains("default dev c has a shorter prefix"));
  }

  @Test
  void thePreferenceOfAFirstLegIsNotThatOfTheOthers() {
    String legs =
        "default metric 512 pref high\n"
            + "\tnexthop via fe80::2 dev b weight 1\n"
            + "\tnexthop via fe80::1 dev a weight 1\n";
    String routes =
        "default via fe80::3 dev c metric 10\n" + "default via fe80::4 dev a metric 100\n";
    TestHost host = new TestHost().rules6("").routes6(routes + legs);
    assertThat(text(host.ask(to("2001:db8::1").withOif("a"))))
        .isEqualTo("unknown of [unicast a via fe80::1, unicast a via fe80::4]");
    assertThat(text(host.ask(to("2001:db8::1").withOif("b")))).isEqualTo("unicast b via fe80::2");
  }

  @Test
  void anOwnAddressIsNoGatewayUnlessItsTableMayHaveLedToIt() {
    TestHost host =
        new TestHost()
            .rules("9: from all lookup 7\n")
            .addresses(
                """
                [{"ifname":"a","flags":["UP"],"addr_info":[
                   {"family":"inet","local":"10.0.5.5","prefixlen":24,"scope":"global"}]}]\
                """);
    String route = "198.51.100.0/24 via 10.0.5.5 dev a table 7\n";
    assertThat(text(host.routes(route).ask(to(OUT)))).isEqualTo("unicast a src 10.0.5.5");
    assertThat(text(host.routes(route + "default dev a table 7 scope link\n").ask(to(OUT))))
        .isEqualTo("unknown of [unicast a src 10.0.5.5, unicast a via 10.0.5.5 src 10.0.5.5]");
  }
}
