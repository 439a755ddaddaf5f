package dev.plumbline.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.IpAddress;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LookupTest {
  private static final String RULES = rules("");
  private static final String ROUTES =
      """
      default via 10.0.1.1 dev eth0 proto dhcp src 10.0.1.10 metric 512
      default via 10.0.2.1 dev eth1 table 10001 proto dhcp metric 513
      10.0.1.0/24 dev eth0 proto kernel scope link src 10.0.1.10 metric 512
      10.0.2.0/24 dev eth1 proto kernel scope link src 10.0.2.20 metric 513
      local 10.0.1.10 dev eth0 table local proto kernel scope host src 10.0.1.10
      local 10.0.2.20 dev eth1 table local proto kernel scope host src 10.0.2.20
      """;
  private static final IpAddress OUTSIDE = IpAddress.parse("198.51.100.7");

  private static String rules(String between) {
    return "0:\tfrom all lookup local\n" + between + "32766:\tfrom all lookup main\n";
  }

  private static Lookup lookup(String rules, String routes) {
    return new TestHost().with("ip-rule.txt", rules).routes(routes).lookup();
  }

  private static Answer ask(String rules, String routes, Query query) {
    return lookup(rules, routes).ask(query).answer();
  }

  private static Answer withRule(String rule, Query query) {
    return ask(rules(rule.isEmpty() ? "" : rule + "\n"), ROUTES, query);
  }

  @Test
  void anUnboundPacketTakesTheLowestMetricAndNoSourceRule() {
    Lookup.Result result =
        lookup(rules("10001:\tfrom 10.0.2.20 lookup 10001\n"), ROUTES).ask(Query.to(OUTSIDE));
    assertThat(result.answer().leavesBy()).contains("eth0");
    assertThat(result.steps())
        .anyMatch(s -> s.kind() == Step.Kind.RULE_SKIPPED && s.text().contains("no source"));
    assertThat(result.steps())
        .filteredOn(s -> s.kind() == Step.Kind.ROUTE_CHOSEN)
        .singleElement()
        .satisfies(s -> assertThat(s.evidence().orElseThrow().line()).isEqualTo(1));
  }

  @Test
  void aSourceRuleSendsItsAddressToItsTable() {
    Answer answer =
        withRule(
            "10001:\tfrom 10.0.2.20 lookup 10001",
            Query.to(OUTSIDE).withFrom(IpAddress.parse("10.0.2.20")));
    assertThat(answer.way().orElseThrow().table()).isEqualTo("10001");
    assertThat(answer.way().orElseThrow().gateway()).contains(IpAddress.parse("10.0.2.1"));
  }

  @Test
  void aSourceThatIsNoLocalAddressHasNoRoute() {
    Answer answer = withRule("", Query.to(OUTSIDE).withFrom(IpAddress.parse("10.9.9.9")));
    assertThat(answer).isInstanceOf(Answer.NoWay.class);
  }

  @Test
  void anInvertedRuleTakesWhatItsSelectorDoesNot() {
    Query query = Query.to(OUTSIDE);
    assertThat(withRule("9:\tnot from all to 198.51.100.0/24 lookup 10001", query).leavesBy())
        .contains("eth0");
    assertThat(withRule("9:\tnot from all to 192.0.2.0/24 lookup 10001", query).leavesBy())
        .contains("eth1");
  }

  @Test
  void aMaskedMarkMatchesOnItsBitsAlone() {
    String rule = "9:\tfrom all fwmark 0x80/0x80 lookup 10001";
    assertThat(withRule(rule, Query.to(OUTSIDE).withMark(0x180)).leavesBy()).contains("eth1");
    assertThat(withRule(rule, Query.to(OUTSIDE).withMark(0x100)).leavesBy()).contains("eth0");
  }

  @Test
  void aGotoJumpsAndAnUnresolvedOneFallsThrough() {
    String rules = rules("5:\tfrom all goto 20\n10:\tfrom all blackhole\n20:\tfrom all nop\n");
    assertThat(ask(rules, ROUTES, Query.to(OUTSIDE)).leavesBy()).contains("eth0");
    String open = rules("5:\tfrom all goto 21 [unresolved]\n10:\tfrom all lookup 10001\n");
    assertThat(ask(open, ROUTES, Query.to(OUTSIDE)).leavesBy()).contains("eth1");
  }

  @Test
  void refusalsOfRulesAndRoutesHaveTheirOwnErrors() {
    assertThat(withRule("5:\tfrom all prohibit", Query.to(OUTSIDE)))
        .isInstanceOfSatisfying(
            Answer.NoWay.class, n -> assertThat(n.error()).isEqualTo(RouteError.PERMISSION_DENIED));
    assertThat(ask(RULES, "unreachable 198.51.100.0/24\n" + ROUTES, Query.to(OUTSIDE)))
        .isInstanceOfSatisfying(
            Answer.NoWay.class, n -> assertThat(n.error().errno()).isEqualTo(113));
  }

  @Test
  void aThrowRouteAndASuppressedDefaultGoOnWithTheNextRule() {
    String thrown = "throw 198.51.100.0/24 table 10001\n" + ROUTES;
    String rules = rules("9:\tfrom all lookup 10001\n");
    assertThat(ask(rules, thrown, Query.to(OUTSIDE)).leavesBy()).contains("eth0");
    assertThat(
            withRule("9:\tfrom all lookup 10001 suppress_prefixlength 0", Query.to(OUTSIDE))
                .leavesBy())
        .contains("eth0");
  }

  @Test
  void anAbsentMetricBeatsEveryOtherInIpv4() {
    String routes = ROUTES + "default via 10.0.2.1 dev eth1\n";
    assertThat(ask(RULES, routes, Query.to(OUTSIDE)).leavesBy()).contains("eth1");
  }

  @Test
  void aDeadRouteIsPassedOverAndALinkDownOneIsNot() {
    String dead = "198.51.100.0/24 via 10.0.2.1 dev eth1 dead linkdown\n" + ROUTES;
    assertThat(ask(RULES, dead, Query.to(OUTSIDE)).leavesBy()).contains("eth0");
    String down = "198.51.100.0/24 via 10.0.2.1 dev eth1 linkdown\n" + ROUTES;
    assertThat(ask(RULES, down, Query.to(OUTSIDE)).leavesBy()).contains("eth1");
  }

  @Test
  void aBoundSocketWithoutRouteTakesTheDestinationForANeighbour() {
    String routes = "10.0.1.0/24 dev eth0\n10.0.2.0/24 dev eth1\n";
    Answer answer = ask(RULES, routes, Query.to(OUTSIDE).withOif("eth1"));
    assertThat(answer.way().orElseThrow().gateway()).isEmpty();
    assertThat(answer.leavesBy()).contains("eth1");
  }

  @Test
  void equalLegsOfAMultipathRouteAreAllListed() {
    String routes =
        "198.51.100.0/24\n\tnexthop via 10.0.1.1 dev eth0 weight 1\n"
            + "\tnexthop via 10.0.2.1 dev eth1 weight 1\n"
            + ROUTES;
    assertThat(ask(RULES, routes, Query.to(OUTSIDE)))
        .isInstanceOfSatisfying(Answer.Unknown.class, u -> assertThat(u.alternatives()).hasSize(2));
  }

  @Test
  void portsOfARuleNeedThePortsOfTheFlow() {
    String rule = "9:\tfrom all ipproto tcp dport 443 lookup 10001";
    assertThat(withRule(rule, Query.to(OUTSIDE)).leavesBy()).contains("eth0");
    Query tls = Query.to(OUTSIDE).withPorts("tcp", OptionalInt.empty(), OptionalInt.of(443));
    assertThat(withRule(rule, tls).leavesBy()).contains("eth1");
  }

  @Test
  void withoutTheRulesNothingIsGuessed() {
    Answer answer = ask("", "", Query.to(IpAddress.parse("2001:db8::1")));
    assertThat(answer).isNotInstanceOf(Answer.Way.class);
  }
}
