package dev.plumbline.guide.check.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Host;
import dev.plumbline.guide.NotChecked;
import dev.plumbline.model.Confidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostChecksTest {
  private static final String LOG = "2026-11-21T03:%s+0000 ip-10-0-1-10 kernel: %s\n";

  private static Host healthy() {
    return Host.practice("imds-healthy");
  }

  private static Host kernel(String... timesAndMessages) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < timesAndMessages.length; i += 2) {
      text.append(LOG.formatted(timesAndMessages[i], timesAndMessages[i + 1]));
    }
    return healthy().with("journal-kernel.txt", text.toString());
  }

  private static String chrony(String offset) {
    return "Reference ID    : A9FEA97B (169.254.169.123)\nSystem time     : "
        + offset
        + " of NTP time\nLeap status     : Normal\n";
  }

  private static List<String> open(Host host) {
    return host.diagnose().notChecked().stream().map(NotChecked::id).toList();
  }

  @Test
  void aClockThatIsOffByMoreThanFiveMinutesIsReported() {
    assertThat(
            healthy()
                .with("chronyc-tracking.txt", chrony("412.5 seconds slow"))
                .finding("clock-skew"))
        .satisfies(f -> assertThat(f.summary()).contains("6 minutes slow"))
        .satisfies(f -> assertThat(f.confidence()).isEqualTo(Confidence.CERTAIN));
    assertThat(
            healthy()
                .with("chronyc-tracking.txt", chrony("299.0 seconds fast"))
                .subjects("clock-skew"))
        .isEmpty();
  }

  @Test
  void theTimeOfAnAnswerTellsOfTheClockButTheCaptureMayTakeTime() {
    Host late =
        healthy().replace("imds-role.txt", "clock: 2026-11-21T03:39", "clock: 2026-11-21T05:39");
    assertThat(late.finding("clock-skew").confidence()).isEqualTo(Confidence.LIKELY);
    Host slow =
        healthy().replace("imds-role.txt", "clock: 2026-11-21T03:39", "clock: 2026-11-21T03:43");
    assertThat(slow.subjects("clock-skew")).isEmpty();
  }

  @Test
  void withoutAnyTimeToCompareTheClockIsLeftOpen() {
    Host blind =
        healthy()
            .without(
                "imds-headers.txt",
                "imds-put-token-user.txt",
                "imds-put-token-root.txt",
                "imds-get-noauth.txt");
    assertThat(open(blind)).contains("clock-skew");
    assertThat(open(healthy())).doesNotContain("clock-skew");
  }

  @Test
  void aFullRootIsReportedAndImagesAreNot() {
    assertThat(Host.practice("host-full-disk").finding("disk-full").summary())
        .contains("/ has 100 %");
    Host room =
        Host.practice("host-full-disk").replace("df.txt", "412     100% /\n", "412312  95% /\n");
    assertThat(room.subjects("disk-full")).isEmpty();
  }

  @Test
  void usedUpInodesCountLikeBlocks() {
    Host host =
        Host.practice("host-full-disk")
            .replace("df.txt", "412     100% /\n", "412312  95% /\n")
            .replace("df-i.txt", "47% /\n", "99% /\n");
    assertThat(host.finding("disk-full").summary()).contains("inodes");
    assertThat(open(host.without("df-i.txt"))).contains("disk-full");
  }

  @Test
  void aKillForLackOfMemoryIsReportedAndAGroupsOwnLimitIsOnlyPossible() {
    assertThat(
            kernel("10:00", "Out of memory: Killed process 812 (java) total-vm:91kB")
                .finding("memory-oom"))
        .satisfies(f -> assertThat(f.summary()).contains("java"))
        .satisfies(f -> assertThat(f.confidence()).isEqualTo(Confidence.CERTAIN));
    assertThat(
            kernel("10:00", "Memory cgroup out of memory: Killed process 812 (java) total-vm:91kB")
                .finding("memory-oom")
                .confidence())
        .isEqualTo(Confidence.POSSIBLE);
    assertThat(kernel("10:00", "oom_reaper: reaped process 812 (java)").subjects("memory-oom"))
        .isEmpty();
  }

  @Test
  void aResolverWithoutServerIsReportedAndOneWithAStubIsNot() {
    assertThat(healthy().with("resolv.txt", "search example\n").subjects("dns-no-server"))
        .containsExactly("host");
    assertThat(healthy().with("resolv.txt", "nameserver 127.0.0.53\n").subjects("dns-no-server"))
        .isEmpty();
    assertThat(open(healthy().without("resolv.txt"))).contains("dns-no-server", "dns-not-vpc");
  }

  @Test
  void aServerOutsideTheVpcIsReportedAndTheVpcsOwnAreNot() {
    assertThat(
            healthy()
                .with("resolv.txt", "nameserver 8.8.8.8\n")
                .finding("dns-not-vpc")
                .confidence())
        .isEqualTo(Confidence.LIKELY);
    assertThat(
            healthy()
                .with("resolv.txt", "nameserver 10.9.8.7\n")
                .finding("dns-not-vpc")
                .confidence())
        .isEqualTo(Confidence.POSSIBLE);
    for (String own : List.of("169.254.169.253", "10.0.0.2", "127.0.0.53", "169.254.20.10")) {
      assertThat(healthy().with("resolv.txt", "nameserver " + own + "\n").subjects("dns-not-vpc"))
          .as(own)
          .isEmpty();
    }
  }

  @Test
  void namesOfAwsThatAllFailAreReportedAndOneThatFailsAloneIsNot() {
    Host host = Host.practice("host-names-fail");
    assertThat(host.finding("host-dns-failure").because()).contains("fw-blocked");
    Host one =
        host.with(
            "getent-endpoints.txt",
            "== ssm.eu-west-1.amazonaws.com\n"
                + "exit=2\n"
                + "== sts.eu-west-1.amazonaws.com\n"
                + "52.94.1.1 STREAM x\n"
                + "exit=0\n");
    assertThat(one.subjects("host-dns-failure")).isEmpty();
    Host ended =
        host.with(
            "getent-endpoints.txt",
            "== appmesh-envoy-management.eu-west-1.amazonaws.com\nexit=2\n");
    assertThat(ended.subjects("host-dns-failure")).isEmpty();
  }

  @Test
  void aCounterOfALimitThatRisesIsReportedAndATotalIsNot() {
    Host host =
        healthy()
            .replace(
                "ethtool-S-ens5-2.txt", "pps_allowance_exceeded: 0", "pps_allowance_exceeded: 77");
    assertThat(host.finding("ena-allowance-exceeded").summary()).contains("77");
    Host total =
        healthy()
            .replace(
                "ethtool-S-ens5.txt", "pps_allowance_exceeded: 0", "pps_allowance_exceeded: 77")
            .replace(
                "ethtool-S-ens5-2.txt", "pps_allowance_exceeded: 0", "pps_allowance_exceeded: 77");
    assertThat(total.subjects("ena-allowance-exceeded")).isEmpty();
    assertThat(open(healthy().without("ethtool-S-ens5-2.txt"))).contains("ena-allowance-exceeded");
  }

  @Test
  void anInterfaceSmallerThanAnyVpcIsReportedAndABridgeIsNot() {
    String links = healthy().text("ip-j-link.json");
    String small =
        links.replaceFirst("(\"ifname\":\\s*\"ens5\".{0,200}?\"mtu\":\\s*)\\d+", "$11400");
    assertThat(small).isNotEqualTo(links);
    assertThat(healthy().with("ip-j-link.json", small).subjects("mtu-mismatch"))
        .containsExactly("ens5");
    assertThat(Host.practice("imds-container-network").subjects("mtu-mismatch")).isEmpty();
  }

  @Test
  void impossibleSourcesThatGoOnAreReportedAndABurstIsNot() {
    String line = "IPv4: martian source 10.0.1.10 from 10.0.2.9, on dev ens5";
    assertThat(kernel("10:00", line, "10:40", line).subjects("martian-source"))
        .containsExactly("ens5");
    assertThat(kernel("10:00", line, "10:00", line).subjects("martian-source")).isEmpty();
  }
}
