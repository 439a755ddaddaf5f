package dev.plumbline.model.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Captured;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.PolicyRule.Action;
import dev.plumbline.model.Problem;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Recordings;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.parse.text.Reading;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ParserTest {
  private static Snapshot of(String file, String text) {
    return Snapshot.of(Recordings.of(Map.of(file, text)));
  }

  private static Snapshot ran(String file, String text, int exit, String stderr) {
    CommandRun run =
        new CommandRun(
            "the command",
            OptionalInt.of(exit),
            OptionalDouble.empty(),
            Optional.of(stderr),
            Optional.empty());
    Manifest manifest = Manifest.named("t", Map.of(file, run));
    return Snapshot.of(Recording.of(manifest, Map.of(file, text.getBytes(StandardCharsets.UTF_8))));
  }

  private static List<PolicyRule> rules(String text) {
    return of("ip-rule.txt", text).rules().orElse(List.of());
  }

  private static List<Route> routes(String text) {
    return of("ip-route-all.txt", text).routes().orElse(List.of());
  }

  @Test
  void everySelectorOfARuleIsRead() {
    PolicyRule rule =
        rules(
                "100:\tnot from 10.0.0.0/8 to 10.1.0.1 tos AF11 fwmark 0x80/0xff iif eth0"
                    + " [detached] oif eth1 uidrange 0-99 ipproto tcp sport 1-9 dport 443 lookup 7"
                    + " suppress_prefixlength 0 proto static\n")
            .getFirst();
    assertThat(rule.selector().inverted()).isTrue();
    assertThat(rule.selector().from()).hasToString("10.0.0.0/8");
    assertThat(rule.selector().to()).hasToString("10.1.0.1");
    assertThat(rule.selector().tos()).isEqualTo(0x28);
    assertThat(rule.selector().mark()).hasValue(0x80);
    assertThat(rule.selector().mask()).isEqualTo(0xff);
    assertThat(rule.selector().iif()).contains("eth0");
    assertThat(rule.selector().iifDetached()).isTrue();
    assertThat(rule.selector().oif()).contains("eth1");
    assertThat(rule.selector().uid()).contains(new PolicyRule.Range(0, 99));
    assertThat(rule.selector().destinationPort()).contains(new PolicyRule.Range(443, 443));
    assertThat(rule.suppressPrefixLength()).hasValue(0);
    assertThat(rule.table()).isEqualTo("7");
    assertThat(rule.protocol()).isEqualTo("static");
  }

  @Test
  void jsonAndTextOfOneRuleAreEqual() {
    String json =
        """
        [{"priority":5,"not":null,"src":"10.0.0.0","srclen":8,"dst":"10.1.0.1","tos":"AF11",
          "fwmark":"0x80","fwmask":"0xff","iif":"eth0","iif_detached":null,"ipproto":"tcp",
          "dport_start":1,"dport_end":9,"uid_start":0,"uid_end":99,"goto":100,"unresolved":null},
         {"priority":6,"src":"all","action":"prohibit"},{"priority":7,"src":"all","nop":null},
         {"priority":8,"src":"all","l3mdev":null},
         {"priority":9,"src":"all","table":"main","suppress_prefixlen":0}]
        """;
    String text =
        """
        5:	not from 10.0.0.0/8 to 10.1.0.1 tos AF11 fwmark 0x80/0xff iif eth0 [detached] ipproto tcp dport 1-9 uidrange 0-99 goto 100 [unresolved]
        6:	from all prohibit
        7:	from all nop
        8:	from all lookup [l3mdev-table]
        9:	from all lookup main suppress_prefixlength 0
        """;
    assertThat(of("ip-j-rule.json", json).rules().orElse(List.of()))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("evidence")
        .isEqualTo(rules(text));
    assertThat(rules(text))
        .extracting(PolicyRule::action)
        .containsExactly(Action.GOTO, Action.PROHIBIT, Action.NOP, Action.L3MDEV, Action.LOOKUP);
  }

  @Test
  void theSecondListOfOneFileIsIpv6() {
    Snapshot s =
        of(
            "ip-rule.txt",
            "0: from all lookup local\n32766:  from all lookup main\n\n...\n"
                + "0:\tfrom all lookup local\n512:\tfrom 2600::1 lookup 2\n");
    assertThat(s.rules().orElse(List.of())).hasSize(2);
    assertThat(s.rules6().orElse(List.of())).hasSize(2);
    assertThat(of("ip-rule.txt", "0:\tfrom all lookup local\n").rules6())
        .isInstanceOf(Captured.Missing.class);
  }

  @Test
  void aLineThatIsNoRuleCostsOnlyItselfAndARuleThatCannotBeReadStaysAtItsPlace() {
    Snapshot s =
        of(
            "ip-rule.txt",
            "$ ip rule\r\n"
                + "0:\tfrom all lookup local\r\n"
                + "\u001b[31m9:\tfrom 1.2.3 lookup 4\u001b[0m\r\n"
                + "10:\tfrom 1.2.3.4 lookup 4\r\n");
    assertThat(s.rules().orElse(List.of()))
        .extracting(PolicyRule::priority)
        .containsExactly(0L, 9L, 10L);
    assertThat(s.rules().orElse(List.of()).get(1).selector().unknown())
        .containsExactly("from 1.2.3");
    assertThat(s.problems()).extracting(Problem::line).containsExactly(1, 3);
  }

  @Test
  void aRouteWithSeveralNextHopsIsOneRoute() {
    List<Route> routes =
        routes(
            """
            default proto static metric 5
            \tnexthop via 10.0.0.1 dev eth0 weight 1
            \tnexthop via 10.0.0.2 dev eth1 weight 3 linkdown
            10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.9 linkdown
            unreachable 10.9.0.0/16 metric 7
            10.8.0.0/16 via inet6 fe80::1 dev eth0
            default via fe80::1 dev eth0 proto ra metric 1024 expires 9sec pref medium
            """);
    assertThat(routes).hasSize(4);
    assertThat(routes.getFirst().nextHops()).hasSize(2);
    assertThat(routes.getFirst().nextHops().getLast().weight()).isEqualTo(3);
    assertThat(routes.get(1).flags()).containsExactly("linkdown");
    assertThat(routes.get(2).nextHops()).isEmpty();
    assertThat(routes.get(3).gateway()).contains(IpAddress.parse("fe80::1"));
  }

  @Test
  void aMixedFileIsToldApartByAddresses() {
    String json =
        """
        [{"dst":"default","gateway":"10.0.0.1","dev":"a"},{"dst":"default","gateway":"fe80::1","dev":"a"},
         {"dst":"fe80::/64","dev":"a"},{"type":"local","dst":"::1","dev":"lo","table":"local"},
         {"dst":"10.0.0.0/24","dev":"a","prefsrc":"10.0.0.5"}]
        """;
    Snapshot s = of("ip-route-all.json", json);
    assertThat(s.routes().orElse(List.of())).hasSize(2);
    assertThat(s.routes6().orElse(List.of())).hasSize(3);
  }

  @Test
  void aCutArrayKeepsWhatStandsBeforeTheCut() {
    Snapshot s =
        of("ip-j-route-all.json", "[{\"dst\":\"default\",\"dev\":\"a\"},\n{\"dst\":\"10.0");
    assertThat(s.routes().orElse(List.of())).hasSize(1);
    assertThat(s.routes().complete()).isFalse();
    assertThat(s.problems().getFirst().toString())
        .isEqualTo(
            "ip-j-route-all.json:2: the JSON ends too early; 1 entry before the cut was kept");
  }

  @Test
  void foreignLinesAroundJsonAreSkipped() {
    Snapshot s =
        of(
            "ip-j-rule.json",
            "\u001b[0mwarning: x\n"
                + "[{\"priority\":0,\"src\":\"all\",\"table\":\"local\"}]\n"
                + "$ exit\n");
    assertThat(s.rules().orElse(List.of())).hasSize(1);
    assertThat(s.rules().complete()).isTrue();
  }

  @Test
  void aWholeTwinStandsInForACutFile() {
    Snapshot s =
        Snapshot.of(
            Recordings.of(
                Map.of(
                    "ip-j-rule.json", "[{\"priority\":0,\"src\":\"all\",\"table\":\"local\"},{",
                    "ip-rule.txt", "0:\tfrom all lookup local\n9:\tfrom all lookup main\n")));
    assertThat(s.rules().complete()).isTrue();
    assertThat(s.rules().orElse(List.of())).hasSize(2);
  }

  @Test
  void aFailedCommandIsNotAnEmptyAnswer() {
    assertThat(ran("ip-j-rule.json", "", 255, "Cannot open netlink socket").rules())
        .isInstanceOfSatisfying(
            Captured.Missing.class, m -> assertThat(m.why()).contains("255", "netlink"));
    assertThat(ran("ip-j-rule.json", "", 0, "").rules())
        .isInstanceOfSatisfying(Captured.Known.class, k -> assertThat(k.complete()).isTrue());
    assertThat(ran("imds.txt", "", 0, "curl: Operation not permitted").metadata())
        .isInstanceOf(Captured.Missing.class);
  }

  @Test
  void anAbsentTableIsEmpty() {
    Snapshot s =
        ran(
            "ip-route-table-9.txt",
            "",
            2,
            "Error: ipv4: FIB table does not exist.\nDump terminated");
    assertThat(s.routes().orElse(List.of())).isEmpty();
    assertThat(s.routes()).isInstanceOf(Captured.Known.class);
    assertThat(
            of("ip-route-table-9.txt", "Error: ipv4: FIB table does not exist.\nDump terminated\n")
                .problems())
        .isEmpty();
  }

  @Test
  void singleTablesCountWhereNoListingOfAllIsThere() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("ip-route-main.txt", "default via 10.0.0.1 dev a\n");
    files.put("ip-route-table-2.txt", "default via 10.0.1.1 dev b\n");
    Snapshot s = Snapshot.of(Recordings.of(files));
    assertThat(s.table(Family.V4, "main")).hasSize(1);
    assertThat(s.table(Family.V4, "2")).hasSize(1);
    assertThat(s.routes().complete()).isFalse();
    assertThat(s.routes6()).isInstanceOf(Captured.Missing.class);
  }

  @Test
  void anEntryOfAnInterfaceThatMetadataDoesNotKnowIsNoNetworkInterface() {
    Snapshot s =
        of(
            "imds.txt",
            """
            mac\t06:00:00:00:00:01\t200
            network/interfaces/macs/\t06:00:00:00:00:01/ 06:00:00:00:00:02/\t200
            network/interfaces/macs/06:00:00:00:00:01/local-ipv4s\t10.0.0.1 10.0.0.2 \t200
            network/interfaces/macs/02:42:00:00:00:01/interface-id\t\t404
            network/interfaces/macs/06:00:00:00:00:01/ipv6s\t\t000
            """);
    var metadata = s.metadata().optional().orElseThrow();
    assertThat(metadata.interfaces())
        .extracting("mac")
        .containsExactly("06:00:00:00:00:01", "06:00:00:00:00:02");
    assertThat(metadata.interfaces().getFirst().items("local-ipv4s")).hasSize(2);
    assertThat(metadata.interfaces().getFirst().value("ipv6s").orElseThrow().status()).isZero();
    assertThat(metadata.primaryMac()).contains("06:00:00:00:00:01");
  }

  @Test
  void pathFormsOfSettingsAreDotted() {
    Snapshot s =
        of(
            "sysctl-net.txt",
            "/proc/sys/net/ipv4/conf/eth0.100/rp_filter = 1\nnet.ipv4.ip_forward=0\n"
                + "sysctl: permission denied on key 'x'\n");
    assertThat(s.sysctl("net.ipv4.conf.eth0/100.rp_filter")).contains("1");
    assertThat(s.sysctl("net.ipv4.ip_forward")).contains("0");
    assertThat(s.problems()).isEmpty();
  }

  @Test
  void aStatusBlockWithoutIndentationIsRead() {
    var links =
        of(
                "networkctl-status-ens6.txt",
                "\u25cf 7: ens6\nNetwork File: /run/x.network\nState: routable (configured)\n")
            .networkd();
    assertThat(links.orElse(List.of()).getFirst().setupState()).isEqualTo("configured");
    assertThat(links.orElse(List.of()).getFirst().networkFile()).contains("/run/x.network");
    assertThat(links.complete()).isFalse();
  }

  @Test
  void theVersionIsThatOfThePackageQuery() {
    assertThat(
            of(
                    "rpm-q.txt",
                    "package x is not installed\n"
                        + "amazon-ec2-net-utils-2.7.4-1.amzn2023.0.1.noarch\n")
                .netUtilsVersion())
        .contains("2.7.4");
  }

  @Test
  void ofEndlessOutputTheFirstEntriesAreReadAndThatIsSaid() {
    Snapshot s = of("ip-rule.txt", "9:\tfrom 10.0.0.1 lookup 5\n".repeat(Reading.MOST_ENTRIES + 9));
    assertThat(s.rules().orElse(List.of())).hasSize(Reading.MOST_ENTRIES);
    assertThat(s.rules().complete()).isFalse();
    assertThat(s.problems().getFirst().text()).startsWith("is too long");
  }
}
