package dev.plumbline.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.Link;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.RecordingException;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnersTest {
  private static HostModel host(String... files) {
    TestHost host = new TestHost();
    for (int i = 0; i < files.length; i += 2) {
      host.with(files[i], files[i + 1]);
    }
    return HostModel.of(host.snapshot());
  }

  private static HostModel practice(String id) throws RecordingException {
    return HostModel.of(Snapshot.of(PracticeLab.find(id).orElseThrow().recording()));
  }

  private static String link(String name, String kind) {
    String info = kind.isEmpty() ? "" : ",\"linkinfo\":{\"info_kind\":\"" + kind + "\"}";
    return "{\"ifindex\":7,\"ifname\":\"%s\",\"flags\":[\"UP\"],\"mtu\":1500,\"operstate\":\"UP\"%s}"
        .formatted(name, info);
  }

  private static Attribution ofRule(HostModel host, String text) {
    PolicyRule rule =
        host.snapshot().rules().orElse(List.of()).stream()
            .filter(r -> r.evidence().text().contains(text))
            .findFirst()
            .orElseThrow();
    return Owners.of(host).of(rule);
  }

  @ParameterizedTest
  @CsvSource({
    "docker0, bridge, DOCKER, LIKELY",
    "br-0123456789ab, bridge, DOCKER, LIKELY",
    "docker0, dummy, BY_HAND, POSSIBLE",
    "kube-ipvs0, dummy, KUBE_PROXY, LIKELY",
    "nodelocaldns, dummy, NODE_LOCAL_DNS, LIKELY",
    "cilium_host, veth, CILIUM, LIKELY",
    "cali0123456789a, veth, CALICO, LIKELY",
    "vxlan.calico, vxlan, CALICO, LIKELY",
    "eni0123456789a, veth, VPC_CNI, LIKELY",
    "vlan.eth.3, vlan, VPC_CNI, LIKELY",
    "wg0, wireguard, BY_HAND, POSSIBLE",
    "lo, '', KERNEL, CERTAIN"
  })
  void aLinkBelongsToTheProgramWhoseNameAndKindItHas(
      String name, String kind, Owner owner, Confidence confidence) {
    HostModel host = host("ip-j-link.json", "[" + link(name, kind) + "]");
    Link link = host.snapshot().links().orElse(List.of()).getFirst();
    Attribution made = Owners.of(host).of(link);
    assertThat(made.owner()).isEqualTo(owner);
    assertThat(made.confidence()).isEqualTo(confidence);
    assertThat(made.reason()).endsWith(".");
    assertThat(made.evidence()).isPresent();
  }

  @Test
  void aPriorityAloneNeverDecides() {
    HostModel plain =
        host(
            "ip-rule.txt",
            """
            0:	from all lookup local
            512:	from all to 10.9.9.9 lookup main
            1536:	from 10.1.1.1 lookup 2
            32765:	from 10.1.1.2 lookup 10001
            32766:	from all lookup main
            """);
    for (String rule : List.of("512:", "1536:", "32765:")) {
      assertThat(ofRule(plain, rule).owner()).as(rule).isEqualTo(Owner.BY_HAND);
    }
  }

  @Test
  void rulesThatFitTogetherAreTheCnisAsFarAsThatGoes() {
    HostModel pasted =
        host(
            "ip-rule.txt",
            """
            0:	from all lookup local
            512:	from all to 10.7.4.160 lookup main
            1536:	from 10.7.4.160 lookup 3
            32766:	from all lookup main
            """);
    Attribution made = ofRule(pasted, "1536:");
    assertThat(made.owner()).isEqualTo(Owner.VPC_CNI);
    assertThat(made.confidence()).isEqualTo(Confidence.POSSIBLE);
  }

  @Test
  void theReasonOfAPodsRuleIsItsHostRoute() throws RecordingException {
    Attribution made = ofRule(practice("eks-healthy"), "1536:\tfrom 10.80.66.17");
    assertThat(made.reason())
        .isEqualTo("For the pod 10.80.66.17, whose host route leaves by eni5d2d4596420.");
    assertThat(made.evidence().orElseThrow().file()).startsWith("ip-");
  }

  @Test
  void theVersionOfThePackageIsShown() throws RecordingException {
    HostModel host = practice("healthy-2-eni");
    assertThat(ofRule(host, "10.0.2.21").label()).isEqualTo("ec2-net-utils 2.7.4");
    assertThat(Owners.of(host).ofTable(Family.V4, "10001").label())
        .isEqualTo("ec2-net-utils 2.7.4");
  }

  @Test
  void anEmptyTableBelongsToWhoeverMadeItsRules() throws RecordingException {
    assertThat(Owners.of(practice("eks-race")).ofTable(Family.V4, "2").owner())
        .isEqualTo(Owner.VPC_CNI);
  }

  @Test
  void theSameLinkChangesHandsInTheRace() throws RecordingException {
    HostModel healthy = practice("eks-healthy");
    HostModel race = practice("eks-race");
    assertThat(Owners.of(healthy).of(healthy.eni("ens6").orElseThrow().link()).owner())
        .isEqualTo(Owner.VPC_CNI);
    Attribution now = Owners.of(race).of(race.eni("ens6").orElseThrow().link());
    assertThat(now.owner()).isEqualTo(Owner.NODEADM);
    assertThat(now.confidence()).isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void routesOfOtherProgramsGoByTheirLinksAndProtocols() {
    HostModel host =
        host(
            "ip-j-link.json",
            "["
                + link("cilium_host", "veth")
                + ","
                + link("veth0a1b2c3d", "veth")
                + ","
                + link("ens5", "")
                + "]",
            "ip-route-all.txt",
            """
            default via 10.0.1.1 dev ens5 proto dhcp metric 100
            10.1.0.0/24 via 10.1.0.1 dev cilium_host src 10.1.0.1
            169.254.172.5 dev veth0a1b2c3d scope link
            10.66.0.0/16 via 10.0.1.9 dev ens5
            """);
    Owners owners = Owners.of(host);
    List<Owner> found =
        host.snapshot().routes().orElse(List.<Route>of()).stream()
            .map(r -> owners.of(r).owner())
            .toList();
    assertThat(found)
        .containsExactly(Owner.NETWORK_MANAGER, Owner.CILIUM, Owner.CNI_EGRESS, Owner.BY_HAND);
  }
}
