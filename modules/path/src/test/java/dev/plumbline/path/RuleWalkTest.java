package dev.plumbline.path;

import static dev.plumbline.path.TestHost.ip;
import static dev.plumbline.path.TestHost.text;
import static dev.plumbline.path.TestHost.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Problem;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RuleWalkTest {
  private static final String ROUTES =
      """
      default via 10.0.1.1 dev eth0 src 10.0.1.10
      default via 10.0.2.1 dev eth1 table 7 src 10.0.1.10
      10.0.1.0/24 dev eth0 proto kernel scope link src 10.0.1.10
      local 10.0.1.10 dev eth0 table local proto kernel scope host src 10.0.1.10
      """;
  private static final String OUT = "198.51.100.7";

  private static TestHost host(String rules) {
    return new TestHost().rules(rules).routes(ROUTES);
  }

  private static String by(String rule, Query query) {
    return host(rule).ask(query).leavesBy().orElse("nothing");
  }

  @Test
  void anEarlierTableHidesALongerPrefixOfALaterOne() {
    assertThat(by("5: from all lookup 7", to("10.0.1.77"))).isEqualTo("eth1");
  }

  @Test
  void equalPrioritiesAreTriedInTheOrderOfTheList() {
    assertThat(by("5: from all lookup 7\n5: from all prohibit", to(OUT))).isEqualTo("eth1");
    assertThat(text(host("5: from all prohibit\n5: from all lookup 7").ask(to(OUT))))
        .isEqualTo("Permission denied");
  }

  @Test
  void aRuleWithoutSourceYetTakesOnlyRulesWhosePrefixHoldsZero() {
    assertThat(by("5: from 10.0.1.10 lookup 7", to(OUT))).isEqualTo("eth0");
    assertThat(by("5: from 0.0.0.0/8 lookup 7", to(OUT))).isEqualTo("eth1");
    assertThat(by("5: from 10.0.0.0/16 lookup 7", to(OUT).withFrom(ip("10.0.1.10"))))
        .isEqualTo("eth1");
  }

  @Test
  void incomingLoopbackMeansTrafficMadeHere() {
    assertThat(by("5: from all iif lo lookup 7", to(OUT))).isEqualTo("eth1");
    assertThat(by("5: from all iif eth1 lookup 7", to(OUT))).isEqualTo("eth0");
    assertThat(by("5: from all iif eth1 [detached] lookup 7", to(OUT))).isEqualTo("eth0");
  }

  @Test
  void anOutgoingLinkMatchesBoundSocketsAlone() {
    assertThat(by("5: from all oif eth1 lookup 7", to(OUT))).isEqualTo("eth0");
    assertThat(by("5: from all oif eth1 lookup 7", to(OUT).withOif("eth1"))).isEqualTo("eth1");
  }

  @Test
  void aClearBitOfTheMarkCanBeAskedFor() {
    assertThat(by("5: from all fwmark 0/0x80 lookup 7", to(OUT))).isEqualTo("eth1");
    assertThat(by("5: from all fwmark 0/0x80 lookup 7", to(OUT).withMark(0x80))).isEqualTo("eth0");
    assertThat(by("5: from all fwmark 0x7 lookup 7", to(OUT).withMark(0x107))).isEqualTo("eth0");
  }

  @Test
  void theTypeOfServiceIsComparedWithoutItsCongestionBits() {
    assertThat(by("5: from all tos 0x10 lookup 7", to(OUT).withTos(0x11))).isEqualTo("eth1");
    assertThat(by("5: from all tos 0x10 lookup 7", to(OUT))).isEqualTo("eth0");
  }

  @Test
  void usersProtocolsAndPortsMustFit() {
    assertThat(by("5: from all uidrange 0-0 lookup 7", to(OUT))).isEqualTo("eth1");
    assertThat(by("5: from all uidrange 1000-2000 lookup 7", to(OUT).withUid(1500)))
        .isEqualTo("eth1");
    Query dns = to(OUT).withPorts("udp", OptionalInt.of(5000), OptionalInt.of(53));
    assertThat(by("5: from all ipproto udp lookup 7", dns)).isEqualTo("eth1");
    assertThat(by("5: from all ipproto tcp lookup 7", dns)).isEqualTo("eth0");
    assertThat(by("5: from all dport 50-60 lookup 7", dns)).isEqualTo("eth1");
    assertThat(by("5: from all sport 53 lookup 7", dns)).isEqualTo("eth0");
  }

  @Test
  void anInvertedRuleTurnsTheWholeSelectorRound() {
    String rule = "5: not from 10.0.1.10 to 192.0.2.0/24 lookup 7";
    assertThat(by(rule, to(OUT).withFrom(ip("10.0.1.10")))).isEqualTo("eth1");
    assertThat(by(rule, to("192.0.2.1").withFrom(ip("10.0.1.10")))).isEqualTo("eth0");
  }

  @Test
  void theSuppressorsDiscardWhatATableFoundButNoRefusal() {
    assertThat(by("5: from all lookup 7 suppress_prefixlength 0", to(OUT))).isEqualTo("eth0");
    String refusing = "unreachable default table 7\n" + ROUTES.replace("default via 10.0.2.1", "#");
    TestHost host =
        new TestHost()
            .rules("5: from all lookup 7 suppress_prefixlength 0")
            .routes(refusing.replaceAll("(?m)^#.*\n", ""));
    assertThat(text(host.ask(to(OUT)))).isEqualTo("No route to host");
    TestHost grouped =
        host("5: from all lookup 7 suppress_ifgroup 9")
            .links(
                """
                [{"ifname":"eth0","flags":["UP"],"group":"default"},
                 {"ifname":"eth1","flags":["UP"],"group":"9"}]\
                """);
    assertThat(grouped.ask(to(OUT)).leavesBy()).contains("eth0");
  }

  @Test
  void aVrfLooksUpItsOwnTable() {
    TestHost host =
        new TestHost()
            .rules("1000: from all lookup [l3mdev-table]")
            .routes("default via 10.9.0.1 dev eth9 table 77\n" + ROUTES)
            .links(
                """
                [{"ifname":"eth0","flags":["UP"]},{"ifname":"eth1","flags":["UP"]},
                 {"ifname":"red","flags":["UP"],"linkinfo":{"info_kind":"vrf","info_data":{"table":77}}},
                 {"ifname":"eth9","flags":["UP"],"master":"red"}]\
                """);
    assertThat(host.ask(to(OUT).withOif("red")).leavesBy()).contains("eth9");
    assertThat(host.ask(to(OUT).withOif("eth9")).leavesBy()).contains("eth9");
    assertThat(host.ask(to(OUT)).leavesBy()).contains("eth0");
  }

  @Test
  void aRuleOfANewerKernelLeavesTheAnswerOpenOnlyWhereItDecides() {
    TestHost host = host("5: from all to 198.51.100.0/24 dscp 10 lookup 7");
    assertThat(text(host.ask(to(OUT))))
        .isEqualTo(
            "unknown of [unicast eth1 via 10.0.2.1 src 10.0.1.10,"
                + " unicast eth0 via 10.0.1.1 src 10.0.1.10]");
    assertThat(host.ask(to("203.0.113.1")).leavesBy()).contains("eth0");
    assertThat(host.snapshot().problems())
        .extracting(Problem::text)
        .anyMatch(t -> t.contains("dscp 10"));
    assertThat(host("5: from all dscp 10 lookup main").ask(to(OUT)).leavesBy()).contains("eth0");
  }

  @Test
  void portMasksAndForeignKeysOfJsonAreKeptAndNotGuessed() {
    TestHost host =
        new TestHost()
            .routes(ROUTES)
            .with(
                "ip-j-rule.json",
                """
                [{"priority":5,"src":"all","dport":"0x50","dport_mask":"0xfff0","table":"7"},
                 {"priority":32766,"src":"all","table":"main"}]\
                """);
    Query web = to(OUT).withPorts("tcp", OptionalInt.empty(), OptionalInt.of(80));
    assertThat(host.ask(web)).isInstanceOf(Answer.Unknown.class);
    assertThat(host.ask(to(OUT)).leavesBy()).contains("eth0");
  }

  @Test
  void aGotoThatLeadsBackIsNamedAndLeavesTheAnswerOpen() {
    TestHost host = host("5: from all nop\n9: from all to 198.51.100.0/24 goto 5");
    assertThat(host.ask(to(OUT))).isInstanceOf(Answer.Unknown.class);
    assertThat(host.ask(to("203.0.113.1")).leavesBy()).contains("eth0");
    assertThat(host.snapshot().problems()).anyMatch(p -> p.text().contains("leads back to 5"));
  }

  @Test
  void aGotoSkipsTheRulesBetween() {
    String rules = "5: from all goto 20\n10: from all prohibit\n20: from all lookup 7";
    assertThat(by(rules, to(OUT))).isEqualTo("eth1");
  }

  @Test
  void sixtyFiveThousandRulesAreWalkedAndToldInAFewSteps() {
    StringBuilder rules = new StringBuilder();
    for (int i = 1; i <= 65_536; i++) {
      rules.append(i).append(": from 10.7.").append(i >> 8 & 255).append('.').append(i & 255);
      rules.append(" lookup 7\n");
    }
    Lookup.Result result = host(rules.toString().replace("32766:", "32765:")).lookup().ask(to(OUT));
    assertThat(result.steps()).hasSizeLessThan(12);
    assertThat(result.steps()).anyMatch(s -> s.text().contains("rules, of priority"));
  }

  @Test
  void everySkippedRuleOfAShortListSaysWhy() {
    Lookup.Result result =
        host("5: from 10.0.1.10 lookup 7\n6: from all fwmark 0x1 lookup 7").lookup().ask(to(OUT));
    assertThat(result.steps())
        .filteredOn(s -> s.kind() == Step.Kind.RULE_SKIPPED)
        .extracting(Step::text)
        .containsExactly(
            "There is no source yet, so from 10.0.1.10 does not match.", "Mark 0x0 does not fit.");
  }

  @Test
  void aRouteWithPartsThatCannotBeReadIsUnknownOnlyWhereItIsChosen() {
    TestHost host =
        new TestHost()
            .rules("5: from all iif lo lookup 7")
            .routes(
                ROUTES
                    + "203.0.113.0/24 via banana dev eth0 table 7\n"
                    + "192.0.2.0/24 dev eth0 table 7 frob 7\n");
    assertThat(host.ask(to(OUT)).leavesBy()).contains("eth1");
    assertThat(text(host.ask(to("203.0.113.9")))).isEqualTo("unknown of []");
    assertThat(text(host.ask(to("192.0.2.9")))).isEqualTo("unknown of []");
  }

  @Test
  void aRouteWhoseDestinationCannotBeReadLeavesItsTableOpenAndNoOther() {
    TestHost host =
        new TestHost()
            .rules("5: from all to 192.0.2.0/24 lookup 7")
            .with(
                "ip-j-route-all.json",
                """
                [{"dst":"default","dev":"eth0"},
                 {"dst":"10.0.0.0/99","dev":"eth1","table":"7"},
                 {"dst":"default","dev":"eth1","table":"7"}]
                """);
    assertThat(text(host.ask(to("192.0.2.9")))).isEqualTo("unknown of []");
    assertThat(host.ask(to(OUT)).leavesBy()).contains("eth0");
  }

  @Test
  void noWayIsNotSaidWhereTheRulesOrRoutesWereNotReadWhole() {
    TestHost host =
        new TestHost()
            .with("ip-j-rule.json", "[{\"priority\":0,\"src\":\"all\",\"table\":\"local\"},{\"pri")
            .routes(ROUTES);
    assertThat(text(host.ask(to(OUT)))).isEqualTo("unknown of []");
    assertThat(host.ask(to("10.0.1.10")).leavesBy()).contains("lo");
  }

  @Test
  void aDeletedRuleOfIpv6IsLeftOpenWhereNoOtherWasAdded() {
    TestHost host = new TestHost().routes6("2001:db8::/32 dev a\n");
    host.with("ip-6-rule.txt", "0:\tfrom all lookup local\n");
    assertThat(text(host.ask(to("2001:db8::1"))))
        .isEqualTo("unknown of [Network is unreachable, unicast a]");
    host.with("ip-6-rule.txt", "0:\tfrom all lookup local\n9:\tfrom all lookup 100\n");
    assertThat(text(host.ask(to("2001:db8::1")))).isEqualTo("Network is unreachable");
  }

  @Test
  void theUnspecifiedAddressIsNoSourceInIpv6() {
    TestHost host =
        new TestHost()
            .rules6("9:\tfrom ::/1 lookup 100\n")
            .routes6("2001:db8::/32 dev a\n2001:db8::/32 dev b table 100\n");
    assertThat(text(host.ask(to("2001:db8::1").withFrom(TestHost.ip("::")))))
        .isEqualTo(text(host.ask(to("2001:db8::1"))))
        .startsWith("unicast a");
    assertThat(text(host.ask(to("2001:db8::1").withFrom(TestHost.ip("::")).withOif("b"))))
        .isEqualTo("Network is unreachable");
  }

  @Test
  void aRuleOfIpv6SuppressesTheLegsOfItsGroupAndNoOthers() {
    TestHost host =
        new TestHost()
            .rules6("9:\tfrom all lookup 100 suppress_ifgroup 9\n")
            .links(
                """
                [{"ifname":"a","flags":["UP"],"group":"default"},
                 {"ifname":"b","flags":["UP"],"group":"9"}]\
                """)
            .routes6(
                "2001:db8::/32 table 100\n"
                    + "\tnexthop via fe80::1 dev a weight 1\n"
                    + "\tnexthop via fe80::1 dev b weight 1\n"
                    + "default via fe80::2 dev b\n");
    assertThat(text(host.ask(to("2001:db8::1"))))
        .isEqualTo("unknown of [unicast a via fe80::1, unicast b via fe80::2]");
  }

  @Test
  void theLengthThatARuleOfIpv6SuppressesMayBeThatOfAnotherRouteByTheSameObject() {
    TestHost host = new TestHost().rules6("9:\tfrom all lookup 100 suppress_prefixlength 40\n");
    String route = "2001:db8:1::/48 nhid 5 via fe80::1 dev a table 100\n";
    host.routes6(route + "default via fe80::2 dev b\n");
    assertThat(text(host.ask(to("2001:db8:1::1")))).isEqualTo("unicast a via fe80::1");
    host.routes6(route + "2001:db8::/32 nhid 5 via fe80::1 dev a\ndefault via fe80::2 dev b\n");
    assertThat(text(host.ask(to("2001:db8:1::1"))))
        .isEqualTo("unknown of [unicast a via fe80::1, unicast a via fe80::1]");
  }
}
