package dev.plumbline.path;

import static dev.plumbline.path.TestHost.ip;
import static dev.plumbline.path.TestHost.text;
import static dev.plumbline.path.TestHost.to;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputPathTest {
  private static final String ADDRESSES =
      """
      [{"ifname":"lo","flags":["UP","LOOPBACK"],"addr_info":[]},
       {"ifname":"eth0","flags":["UP"],"addr_info":[
         {"family":"inet","local":"10.0.1.10","prefixlen":24,"scope":"global"}]},
       {"ifname":"eth1","flags":["UP"],"addr_info":[
         {"family":"inet","local":"10.0.2.10","prefixlen":24,"scope":"global"}]}]
      """;
  private static final String ROUTES =
      """
      default via 10.0.1.1 dev eth0
      default via 10.0.2.1 dev eth1 table 7
      10.0.1.0/24 dev eth0 proto kernel scope link src 10.0.1.10
      10.0.2.0/24 dev eth1 proto kernel scope link src 10.0.2.10
      local 10.0.1.10 dev eth0 table local proto kernel scope host src 10.0.1.10
      local 10.0.2.10 dev eth1 table local proto kernel scope host src 10.0.2.10
      """;
  private static final String PEER = "198.51.100.7";

  private static String in(String rules, String sysctl, String from, String to, String iif) {
    return text(
        new TestHost()
            .addresses(ADDRESSES)
            .rules(rules)
            .routes(ROUTES)
            .sysctl("net.ipv4.ip_forward = 0\n" + sysctl)
            .ask(to(to).withFrom(ip(from)).withIif(iif)));
  }

  private static String filter(int all, int own) {
    return "net.ipv4.conf.all.rp_filter = %d\nnet.ipv4.conf.eth1.rp_filter = %d\n"
        .formatted(all, own);
  }

  @Test
  void theLargerOfTheTwoReversePathFiltersCounts() {
    assertThat(in("", filter(0, 0), PEER, "10.0.2.10", "eth1")).isEqualTo("local lo");
    assertThat(in("", filter(0, 1), PEER, "10.0.2.10", "eth1")).isEqualTo("Invalid argument");
    assertThat(in("", filter(2, 1), PEER, "10.0.2.10", "eth1")).isEqualTo("local lo");
  }

  @Test
  void aSourceRuleLetsItsLinkPassTheStrictFilter() {
    assertThat(in("5: from 10.0.2.10 lookup 7", filter(1, 0), PEER, "10.0.2.10", "eth1"))
        .isEqualTo("local lo");
    assertThat(in("5: from 10.0.2.10 lookup 7", filter(1, 0), PEER, "10.0.1.10", "eth1"))
        .isEqualTo("Invalid argument");
  }

  @Test
  void theMarkCountsOnTheWayBackOnlyWhereTheHostSaysSo() {
    TestHost host =
        new TestHost()
            .addresses(ADDRESSES)
            .rules("5: from all fwmark 0x1 lookup 7")
            .routes(ROUTES)
            .sysctl(filter(1, 1));
    Query packet = to("10.0.2.10").withFrom(ip(PEER)).withIif("eth1").withMark(1);
    assertThat(text(host.ask(packet))).isEqualTo("Invalid argument");
    host.sysctl(filter(1, 1) + "net.ipv4.conf.eth1.src_valid_mark = 1\n");
    assertThat(text(host.ask(packet))).isEqualTo("local lo");
  }

  @Test
  void anOwnAddressComingInIsAMartianUnlessAccepted() {
    assertThat(in("", "", "10.0.1.10", "10.0.2.10", "eth1")).isEqualTo("Invalid argument");
    assertThat(in("", "net.ipv4.conf.eth1.accept_local = 1\n", "10.0.1.10", "10.0.2.10", "eth1"))
        .isEqualTo("local lo");
  }

  @Test
  void loopbackAddressesComeInOnlyWhereTheyAreRouted() {
    assertThat(in("", "", "127.0.0.5", "10.0.2.10", "eth1")).isEqualTo("Invalid argument");
    assertThat(in("", "net.ipv4.conf.eth1.route_localnet = 1\n", "127.0.0.5", "10.0.2.10", "eth1"))
        .isEqualTo("local lo");
  }

  @Test
  void forwardingOfTheLinkAloneIsEnough() {
    assertThat(in("", "", PEER, "203.0.113.9", "eth1")).isEqualTo("No route to host");
    assertThat(in("", "net.ipv4.conf.eth1.forwarding = 1\n", PEER, "203.0.113.9", "eth1"))
        .isEqualTo("unicast eth0 via 10.0.1.1");
  }

  @Test
  void withoutTheSettingForwardingIsLeftOpen() {
    Answer answer =
        new TestHost()
            .addresses(ADDRESSES)
            .rules("")
            .routes(ROUTES)
            .ask(to("203.0.113.9").withFrom(ip(PEER)).withIif("eth1"));
    assertThat(text(answer)).isEqualTo("unknown of [unicast eth0 via 10.0.1.1, No route to host]");
  }
}
