package dev.plumbline.model.parse.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.model.Captured;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Recordings;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.host.ClockOffset;
import dev.plumbline.model.host.FileSystemUse;
import dev.plumbline.model.host.HostState;
import dev.plumbline.model.host.KernelMessage;
import dev.plumbline.model.host.LinkCounters;
import dev.plumbline.model.host.Listener;
import dev.plumbline.model.host.NameProbe;
import dev.plumbline.model.host.Resolver;
import dev.plumbline.model.host.TcpProbe;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostFilesTest {
  private static final String CHRONY =
      """
      Reference ID    : A9FEA97B (169.254.169.123)
      Stratum         : 4
      System time     : 0.000004127 seconds slow of NTP time
      Last offset     : -0.000002016 seconds
      Leap status     : Normal
      """;

  private static HostState read(String file, String text) {
    return Snapshot.of(Recordings.of(Map.of(file, text))).host();
  }

  @Test
  void countersOfTwoSamplesStandSideBySide() {
    List<LinkCounters> counters =
        Snapshot.of(
                Recordings.of(
                    Map.of(
                        "ethtool-S-ens5.txt",
                        "NIC statistics:\n     linklocal_allowance_exceeded: 312\n",
                        "ethtool-S-ens5-2.txt",
                        "NIC statistics:\n     linklocal_allowance_exceeded: 340\n")))
            .host()
            .counters()
            .optional()
            .orElseThrow();
    assertThat(counters).hasSize(1);
    LinkCounters ens5 = counters.getFirst();
    assertThat(ens5.link()).isEqualTo("ens5");
    assertThat(ens5.first().get("linklocal_allowance_exceeded").value()).isEqualTo(312);
    assertThat(ens5.second().orElseThrow().get("linklocal_allowance_exceeded").value())
        .isEqualTo(340);
    assertThat(ens5.first().get("linklocal_allowance_exceeded").evidence().place())
        .isEqualTo("ethtool-S-ens5.txt:2");
  }

  @Test
  void aLinkWhoseNameEndsInTwoIsNoSecondSample() {
    HostState host = read("ethtool-S-tap-2.txt", "NIC statistics:\n     tx_timeout: 1\n");
    assertThat(host.counters().orElse(List.of()))
        .extracting(LinkCounters::link, LinkCounters::second)
        .containsExactly(tuple("tap-2", Optional.empty()));
  }

  @Test
  void allLinksInOneFileAreToldApartAndNumbersOutOfRangeAreLeftOut() {
    HostState host =
        read(
            "ethtool-S.txt",
            "== ens5\nNIC statistics:\n rx: 1\n tx: 99999999999999999999999\n== ens6\n rx: 2\n");
    assertThat(host.counters().orElse(List.of()))
        .extracting(LinkCounters::link, c -> c.first().keySet())
        .containsExactly(tuple("ens5", Set.of("rx")), tuple("ens6", java.util.Set.of("rx")));
  }

  @Test
  void fileSystemsAreReadInBlocksAndInodes() {
    HostState blocks =
        read(
            "df.txt",
            """
            df: /proc/sys/fs/binfmt_misc: Permission denied
            Filesystem     Type     1024-blocks    Used Available Capacity Mounted on
            tmpfs          tmpfs        3955468       0   3955468       0% /dev/shm
            /dev/nvme0n1p1 xfs          8310764 8310352       412     100% /
            /dev/nvme1n1   ext4          100000   50000     50000      50% /mnt/my data
            """);
    assertThat(blocks.blocks().orElse(List.of()))
        .extracting(FileSystemUse::mount, FileSystemUse::type, FileSystemUse::percent)
        .containsExactly(
            tuple("/dev/shm", "tmpfs", 0),
            tuple("/", "xfs", 100),
            tuple("/mnt/my data", "ext4", 50));
    HostState inodes =
        read(
            "df-i.txt",
            """
            Filesystem     Type      Inodes IUsed   IFree IUse% Mounted on
            /dev/nvme0n1p1 xfs       131072 61210   69862   47% /
            """);
    assertThat(inodes.inodes().orElse(List.of()))
        .singleElement()
        .satisfies(use -> assertThat(use.inodes()).isTrue());
    assertThat(inodes.blocks()).isInstanceOf(Captured.Missing.class);
  }

  @Test
  void aSlowClockIsBehindAndOneWithoutASourceIsNotSynchronised() {
    ClockOffset slow = read("chronyc-tracking.txt", CHRONY).clockOffset().optional().orElseThrow();
    assertThat(slow.seconds()).isEqualTo(-0.000004127);
    assertThat(slow.synchronised()).isTrue();
    ClockOffset lost =
        read(
                "chronyc-tracking.txt",
                CHRONY
                    .replace("A9FEA97B (169.254.169.123)", "00000000 ()")
                    .replace("Normal", "Not synchronised"))
            .clockOffset()
            .optional()
            .orElseThrow();
    assertThat(lost.synchronised()).isFalse();
    assertThat(read("chronyc-tracking.txt", "506 Cannot talk to daemon\n").clockOffset())
        .isInstanceOf(Captured.Missing.class);
  }

  @Test
  void serversOfTheResolverAreAddressesAndNothingElse() {
    HostState host =
        read(
            "resolv.txt",
            """
            # nameserver 192.0.2.1
            nameserver 10.0.0.2
            nameserver fe80::1%ens5
            nameserver not-an-address
            search eu-west-1.compute.internal
            """);
    assertThat(host.resolver().optional().orElseThrow().servers())
        .extracting(Resolver.Server::address)
        .containsExactly(IpAddress.parse("10.0.0.2"), IpAddress.parse("fe80::1"));
  }

  @Test
  void aNameProbeEndsWithItsStatusAndACutOneDoesNotCount() {
    HostState host =
        read(
            "getent-endpoints.txt",
            """
            == ssm.eu-west-1.amazonaws.com
            10.0.1.200      STREAM ssm.eu-west-1.amazonaws.com
            10.0.1.200      DGRAM
            exit=0
            == ssmmessages.eu-west-1.amazonaws.com
            exit=2
            == ec2messages.eu-west-1.amazonaws.com
            10.0.1.2
            """);
    assertThat(host.names().orElse(List.of()))
        .extracting(NameProbe::name, NameProbe::addresses, NameProbe::failed)
        .containsExactly(
            tuple("ssm.eu-west-1.amazonaws.com", List.of(IpAddress.parse("10.0.1.200")), false),
            tuple("ssmmessages.eu-west-1.amazonaws.com", List.of(), true));
  }

  @Test
  void aConnectionIsHeldTogetherWithTheErrorBeforeIt() {
    HostState host =
        read(
            "tcp-443-probe.txt",
            """
            ssm.eu-west-1.amazonaws.com 443 exit=124
            bash: line 1: connect: Connection refused
            ssmmessages.eu-west-1.amazonaws.com 443 exit=1
            ec2messages.eu-west-1.amazonaws.com 443 exit=
            """);
    assertThat(host.connections().orElse(List.of()))
        .extracting(TcpProbe::host, TcpProbe::exit, TcpProbe::error)
        .containsExactly(
            tuple("ssm.eu-west-1.amazonaws.com", 124, ""),
            tuple("ssmmessages.eu-west-1.amazonaws.com", 1, "Connection refused"));
  }

  @Test
  void listeningSocketsAreReadInBothForms() {
    HostState host =
        read(
            "ss-ltn.txt",
            """
            State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process
            LISTEN 0      128          0.0.0.0:22        0.0.0.0:*
            tcp   LISTEN 0      4096            [::]:9901         [::]:*
            ESTAB  0      0           10.0.0.5:22       10.0.0.9:50000
            """);
    assertThat(host.listeners().orElse(List.of()))
        .extracting(Listener::address, Listener::port)
        .containsExactly(tuple("0.0.0.0", 22), tuple("[::]", 9901));
  }

  @Test
  void kernelMessagesComeFromTheRingBufferElseFromTheJournal() {
    HostState ring =
        read("dmesg.txt", "[    1.201133] ena 0000:00:05.0: Elastic Network Adapter (ENA) found\n");
    assertThat(ring.kernel().orElse(List.of()))
        .extracting(KernelMessage::time, KernelMessage::text)
        .containsExactly(
            tuple(Optional.empty(), "ena 0000:00:05.0: Elastic Network Adapter (ENA) found"));
    HostState journal =
        Snapshot.of(
                Recordings.of(
                    Map.of(
                        "date.txt",
                        "2026-11-21T03:40:00+00:00\n",
                        "journal-kernel.txt",
                        "Nov 21 03:39:05 ip-10-0-1-5 kernel: nf_conntrack: table full, dropping"
                            + " packet\n")))
            .host();
    assertThat(journal.kernel().orElse(List.of()))
        .extracting(KernelMessage::time, KernelMessage::text)
        .containsExactly(
            tuple(
                Optional.of(Instant.parse("2026-11-21T03:39:05Z")),
                "nf_conntrack: table full, dropping packet"));
  }

  @Test
  void processesAndTimersOfOtherFormsArePassedOver() {
    Snapshot snapshot =
        Snapshot.of(
            Recordings.of(
                Map.of(
                    "ps-setup-policy-routes.txt",
                    """
                        PID    PPID ELAPSED STAT COMMAND
                       2211       1     904 S    /bin/bash /usr/bin/setup-policy-routes ens6 refresh
                    99999999999999999999 1 1 S x
                    """,
                    "systemctl-timers.txt",
                    """
                    NEXT                        LEFT     LAST                        PASSED  UNIT                             ACTIVATES
                    Sat 2026-11-21 03:41:00 UTC 55s left Sat 2026-11-21 03:40:00 UTC 4s ago  refresh-policy-routes@ens5.timer refresh-policy-routes@ens5.service

                    1 timers listed.
                    """)));
    assertThat(snapshot.processes().orElse(List.of()))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.pid()).isEqualTo(2211);
              assertThat(p.evidence().line()).isEqualTo(2);
            });
    assertThat(snapshot.timers().orElse(List.of()))
        .singleElement()
        .satisfies(
            t -> {
              assertThat(t.unit()).isEqualTo("refresh-policy-routes@ens5.timer");
              assertThat(t.next()).isEqualTo("Sat 2026-11-21 03:41:00 UTC");
              assertThat(t.last()).isEqualTo("Sat 2026-11-21 03:40:00 UTC");
            });
  }

  @Test
  void garbageInEveryFileIsNoExceptionAndNoFact() {
    for (String garbage : new String[] {"", "\0\u001b[31m\n", "exit=\n== \n", "%".repeat(70_000)}) {
      HostState host =
          Snapshot.of(
                  Recordings.of(
                      Map.of(
                          "df.txt", garbage,
                          "df-i.txt", garbage,
                          "resolv.txt", garbage,
                          "getent-endpoints.txt", garbage,
                          "tcp-443-probe.txt", garbage,
                          "ss-ltn.txt", garbage,
                          "ethtool-S.txt", garbage,
                          "chronyc-tracking.txt", garbage)))
              .host();
      assertThat(host.blocks().orElse(List.of())).isEmpty();
      assertThat(host.names().orElse(List.of())).isEmpty();
      assertThat(host.connections().orElse(List.of())).isEmpty();
      assertThat(host.listeners().orElse(List.of())).isEmpty();
      assertThat(host.counters().orElse(List.of())).isEmpty();
      assertThat(host.clockOffset().optional()).isEmpty();
    }
  }
}
