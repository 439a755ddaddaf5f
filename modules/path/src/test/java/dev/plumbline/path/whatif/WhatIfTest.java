package dev.plumbline.path.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.RecordingException;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.IpText;
import dev.plumbline.path.trace.Tracer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIfTest {
  private final Tracer before = tracer("secondary-rules-missing");

  @Test
  void theMissingRuleMendsTheWayAndTheExpectation() throws ChangeException {
    WhatIf tried = of("ip rule add from 10.0.50.28 lookup 10002 priority 10002 protocol static");
    assertThat(tried.mended()).extracting(r -> r.source().toString()).containsExactly("10.0.50.28");
    assertThat(tried.broken()).isEmpty();
    assertThat(tried.flows())
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f.after().leavesBy()).contains("ens7"));
    assertThat(tried.undo())
        .containsExactly("ip rule del priority 10002 from 10.0.50.28 lookup 10002 protocol static");
    assertThat(tried.after().snapshot().rules().orElse(List.of())).hasSize(6);
    assertThat(before.snapshot().rules().orElse(List.of())).hasSize(5);
  }

  @Test
  void deletingTheLastDefaultRouteIsMetByAWarningAndCanBeUndone() throws ChangeException {
    WhatIf tried =
        of(
            "ip route del default via 10.0.1.1 dev ens5",
            "ip route del default via 10.0.2.1 dev ens6",
            "ip route del default dev ens7");
    assertThat(tried.warnings())
        .anyMatch(w -> w.startsWith("This can cut a connection to 10.0.1.25"));
    assertThat(tried.undo())
        .contains("ip route add default via 10.0.1.1 dev ens5 src 10.0.1.25 metric 512 proto dhcp");
    WhatIf back = WhatIf.of(tried.after(), tried.undo().stream().map(WhatIfTest::parse).toList());
    assertThat(routes(back.after())).containsExactlyInAnyOrderElementsOf(routes(before));
  }

  private static Tracer overSsh() throws Exception {
    return Tracer.of(
        Snapshot.of(
            PracticeLab.find("secondary-rules-missing")
                .orElseThrow()
                .recording()
                .with(
                    "ssh-connection.txt",
                    "203.0.113.9 50222 10.0.1.25 22\n".getBytes(StandardCharsets.UTF_8))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ip rule add from 10.0.1.25 prohibit priority 50"
            + " | This can cut the connection in use: its replies would find no way (Permission"
            + " denied).",
        "ip rule add from 10.0.1.25 lookup 10001 priority 50"
            + " | This can cut the connection in use: its replies would leave by ens6 via 10.0.2.1"
            + " instead of ens5 via 10.0.1.1.",
        "ip rule add to 203.0.113.0/24 sport 22 blackhole priority 50"
            + " | This can cut the connection in use: its replies would find no way (Invalid"
            + " argument).",
        "ip addr del 10.0.1.25/24 dev ens5"
            + " | The address of the connection in use, 10.0.1.25, would go.",
        "ip link set ens5 down" + " | This cuts the connection in use: it comes in by ens5."
      })
  void theConnectionInUseIsNamedWhereItsReplyMovesOrIsDropped(String command, String warning)
      throws Exception {
    assertThat(WhatIf.of(overSsh(), List.of(parse(command))).warnings()).contains(warning);
  }

  @Test
  void theConnectionInUseIsNotNamedWhereItsReplyStaysAsItIs() throws Exception {
    WhatIf tried =
        WhatIf.of(
            overSsh(), List.of(parse("ip rule add from 10.0.50.28 lookup 10002 priority 10002")));
    assertThat(tried.flows()).isNotEmpty();
    assertThat(tried.warnings()).noneMatch(w -> w.contains("connection"));
  }

  @Test
  void aLinkThatIsSwitchedOffTakesItsRoutesAndIsSwitchedOnAgainFirst() throws ChangeException {
    WhatIf tried = of("ip link set ens6 down");
    assertThat(routes(tried.after())).noneMatch(r -> r.contains("via 10.0.2.1"));
    assertThat(tried.flows()).isNotEmpty();
    assertThat(tried.warnings()).anyMatch(w -> w.startsWith("ens6 would be off"));
    assertThat(tried.undo().getFirst()).isEqualTo("ip link set ens6 up");
    assertThat(tried.undo()).anyMatch(c -> c.startsWith("ip route add default via 10.0.2.1"));
    assertThat(tried.undo()).anyMatch(c -> c.startsWith("ip -6 addr add 2600:1f14"));
  }

  @Test
  void anAddressTakesItsRoutesAndSecondariesWithIt() throws ChangeException {
    WhatIf tried = of("ip addr del 10.0.2.26/24 dev ens6");
    Snapshot after = tried.after().snapshot();
    assertThat(after.address(IpAddress.parse("10.0.2.26"))).isEmpty();
    assertThat(routes(tried.after())).noneMatch(r -> r.contains("src 10.0.2.26"));
    assertThat(routes(tried.after())).noneMatch(r -> r.contains("local 10.0.2.26"));
    assertThat(tried.undo()).contains("ip addr add 10.0.2.26/24 dev ens6");
  }

  @Test
  void aNewAddressBringsItsRoutes() throws ChangeException {
    WhatIf tried = of("ip addr add 10.9.0.4/24 dev ens6");
    assertThat(routes(tried.after()))
        .contains(
            "local 10.9.0.4 dev ens6 src 10.9.0.4 proto kernel scope host table local",
            "10.9.0.0/24 dev ens6 src 10.9.0.4 proto kernel scope link table main");
    assertThat(tried.undo()).containsExactly("ip addr del 10.9.0.4/24 dev ens6");
  }

  @Test
  void aSettingIsSetAndTheOldValueComesBack() throws ChangeException {
    WhatIf tried = of("sysctl -w net.ipv4.conf.ens7.rp_filter=1");
    assertThat(tried.after().snapshot().sysctl("net.ipv4.conf.ens7.rp_filter")).contains("1");
    assertThat(tried.undo()).containsExactly("sysctl -w net.ipv4.conf.ens7.rp_filter=2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ip rule add from 10.0.2.26 lookup 10001 priority 10001 | File exists",
        "ip rule del from 10.0.99.1 | No such file or directory",
        "ip route del 192.0.2.0/24 | No such process",
        "ip route add default via 192.0.2.1 dev ens5 | Nexthop has invalid gateway",
        "ip route add 192.0.2.0/24 dev ens9 | Cannot find device \"ens9\"",
        "ip route add 192.0.2.0/24 dev ens5 src 192.0.2.9 | Invalid prefsrc address",
        "ip addr del 10.0.99.1/24 dev ens5 | Cannot assign requested address",
        "ip addr add 10.0.1.25/24 dev ens5 | File exists"
      })
  void whatTheKernelWouldRefuseIsRefusedInItsWords(String command, String answer) {
    assertThatThrownBy(() -> of(command)).hasMessageContaining(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rm -rf /",
        "ip link add ens9 type dummy",
        "ip link set ens5 mtu 9001",
        "ip rule replace from 10.0.0.1",
        "ip rule add form 10.0.0.1",
        "ip rule add from 10.0.0.300",
        "ip rule add from 10.0.0.1 priority many",
        "ip rule add from 10.0.0.1 to ::1/128 priority",
        "ip -6 route add 10.0.0.0/8 dev ens5",
        "ip route add 10.0.0.0/8",
        "ip addr add 10.0.0.1/24",
        "sysctl -w rp_filter",
        "sysctl -w net.ipv4.ip_forward=1 x=2"
      })
  void whatIsNoChangeIsExplained(String text) {
    assertThatThrownBy(() -> of(text))
        .isInstanceOf(ChangeException.class)
        .hasMessageMatching("(?s).{10,}\\.?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip rule add priority 99 not from 10.0.0.0/8 fwmark 0x80/0xff ipproto tcp dport 22-23"
            + " lookup 7",
        "ip rule del priority 10001 from 10.0.2.26",
        "ip -6 rule add priority 5 from all suppress_prefixlength 0 lookup main",
        "ip route replace default via 10.0.2.1 dev ens6 metric 513 table 9",
        "ip route add default nexthop via 10.0.1.1 dev ens5 weight 2 nexthop via 10.0.2.1 dev ens6",
        "ip route add unreachable 192.0.2.0/24 metric 5",
        "ip -6 addr add 2001:db8::5/64 dev ens5",
        "sysctl -w net.ipv4.ip_forward=1"
      })
  void aChangeReadsAsItWasWritten(String text) throws ChangeException {
    Change change = Change.parse(text);
    assertThat(Change.parse(change.command()).command()).isEqualTo(change.command());
    assertThat(List.of(change.command().split(" "))).containsAll(List.of(text.split(" ")));
  }

  private WhatIf of(String... commands) throws ChangeException {
    List<Change> changes = new ArrayList<>();
    for (String command : commands) {
      changes.add(Change.parse(command));
    }
    return WhatIf.of(before, changes);
  }

  private static List<String> routes(Tracer tracer) {
    return tracer.snapshot().routes(Family.V4).orElse(List.of()).stream()
        .map((Route r) -> IpText.route(r) + " table " + r.table())
        .toList();
  }

  private static Change parse(String text) {
    try {
      return Change.parse(text);
    } catch (ChangeException e) {
      throw new AssertionError(e);
    }
  }

  private static Tracer tracer(String id) {
    try {
      return Tracer.of(Snapshot.of(PracticeLab.find(id).orElseThrow().recording()));
    } catch (RecordingException e) {
      throw new AssertionError(e);
    }
  }
}
