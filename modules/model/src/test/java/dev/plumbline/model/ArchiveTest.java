package dev.plumbline.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
  private static final String RULES =
      "0:\tfrom all lookup local\n32766:\tfrom all lookup main\n32767:\tfrom all lookup default\n";
  private static final String ROUTES = "default via 10.9.1.1 dev ens5 proto dhcp metric 512\n";

  @TempDir private Path dir;

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(dir.resolve(name), bytes);
  }

  private static Tar collector() throws IOException {
    return new Tar()
        .folder("./networking")
        .file("./networking/iprule.txt", RULES)
        .file("./networking/iproute.txt", ROUTES)
        .file("./networking/iptables-nat.txt", "Chain PREROUTING (policy ACCEPT)\n 1 2 AWS-X\n")
        .file("./networking/ethtool.txt", "Interface ens5\nNIC statistics:\n     rx_drops: 4\n")
        .file("./nodeadm/udev-net-manager_ens6.log", "Nov 21 02:00:00 ip udev[1]: x\n")
        .file("./var_log/aws-routed-eni/ipamd.log", "{\"level\":\"info\",\"msg\":\"x\"}\n")
        .file("./kubelet/kubeconfig.yaml", "users:\n- user:\n    token: canary-token-1\n")
        .file("./system/instance-id.txt", "i-0123456789abcdef0\n");
  }

  @Test
  void anArchiveOfTheLogCollectorGetsTheNamesOfARecording() throws Exception {
    Path archive =
        write("eks_i-0123456789abcdef0_2026-11-21_0312-UTC_0.7.9.tar.gz", collector().packed());
    Recording recording = Recording.open(archive);
    assertThat(recording.files())
        .contains(
            "ip-rule.txt",
            "ip-route-all.txt",
            "ipamd.log",
            "ethtool-S.txt",
            "journal-udev-net-manager-ens6.txt",
            "networking/iptables-nat.txt");
    assertThat(recording.text("ip-rule.txt")).contains(RULES);
    assertThat(recording.manifest().host()).contains("i-0123456789abcdef0");
    assertThat(recording.manifest().source()).contains("archive");
    assertThat(recording.captured().orElseThrow()).hasToString("2026-11-21T03:12:00Z");
    assertThat(recording.command("ip-rule.txt").orElseThrow().command())
        .isEqualTo("ip rule show (networking/iprule.txt)");
    assertThat(recording.problems()).isEmpty();
    Snapshot snapshot = Snapshot.of(recording);
    assertThat(snapshot.rules().orElse(List.of())).hasSize(3);
    assertThat(snapshot.addresses()).isInstanceOf(Captured.Missing.class);
  }

  @Test
  void secretsOfAnArchiveAreMaskedWhenItIsOpened() throws Exception {
    Recording recording = Recording.open(write("a.tar.gz", collector().packed()));
    assertThat(recording.text("kubelet/kubeconfig.yaml").orElseThrow())
        .doesNotContain("canary-token-1");
  }

  @Test
  void aTarThatIsNotPackedAndASavedCopyHoldTheSame() throws Exception {
    Recording recording = Recording.open(write("a.tar", collector().plain()));
    Path saved = dir.resolve("case.plumb");
    recording.save(saved);
    Recording again = Recording.open(saved);
    assertThat(again.files()).isEqualTo(recording.files());
    assertThat(again.command("ip-rule.txt")).isEqualTo(recording.command("ip-rule.txt"));
  }

  @Test
  void aFolderOfCommandOutputsIsReadByTheirNames() throws Exception {
    Files.createDirectories(dir.resolve("case/net"));
    Files.writeString(dir.resolve("case/net/ip_rule_show.txt"), RULES);
    Files.writeString(dir.resolve("case/net/ip route show table all.txt"), ROUTES);
    Files.writeString(dir.resolve("case/net/ip_route.txt"), ROUTES);
    Files.writeString(dir.resolve("case/resolv.conf"), "nameserver 10.9.0.2\n");
    Files.writeString(dir.resolve("case/sysctl-a.txt"), "net.ipv4.ip_forward = 1\n");
    Files.writeString(dir.resolve("case/todo.txt"), "call the owner\n");
    assertThat(Recording.open(dir.resolve("case")).files())
        .containsExactly(
            "ip-route-all.txt",
            "ip-route-main.txt",
            "ip-rule.txt",
            "resolv.txt",
            "sysctl-net.txt",
            "todo.txt");
  }

  @Test
  void aTextThatIsNotTheCommandsKeepsItsOwnName() throws Exception {
    Files.createDirectories(dir.resolve("case"));
    Files.writeString(dir.resolve("case/ip_rule.txt"), "we have no special rules\n");
    Files.writeString(dir.resolve("case/ip_route.txt"), ROUTES);
    assertThat(Recording.open(dir.resolve("case")).files())
        .containsExactly("ip-route-main.txt", "ip_rule.txt");
  }

  @Test
  void logsOfTheAgentOnWindowsAreFound() throws Exception {
    Files.createDirectories(dir.resolve("rescue/Amazon/SSM/Logs"));
    Files.writeString(dir.resolve("rescue/Amazon/SSM/Logs/amazon-ssm-agent.log"), "x\n");
    Files.writeString(dir.resolve("rescue/ipconfig.txt"), "Windows IP Configuration\n");
    assertThat(Recording.open(dir.resolve("rescue")).files())
        .containsExactly("ipconfig.txt", "var-log-amazon-ssm-amazon-ssm-agent.log");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/cron.d/x",
        "./a/../../x",
        "/etc/passwd",
        "C:\\Windows\\x",
        "..\\x",
        ".."
      })
  void anArchiveWithNamesThatLeadOutIsRefused(String name) throws Exception {
    Path archive = write("bad.tar.gz", collector().file(name, "x").packed());
    assertThatThrownBy(() -> Recording.open(archive))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("bad.tar.gz was not opened: the name of an entry ");
  }

  @Test
  void linksAndDevicesAreLeftOut() throws Exception {
    Path archive =
        write(
            "links.tar.gz",
            collector()
                .link("./var_log/shadow", "/etc/shadow", false)
                .link("./var_log/hard", "../../etc/shadow", true)
                .device("./dev-mem")
                .packed());
    Recording recording = Recording.open(archive);
    assertThat(recording.has("ip-rule.txt")).isTrue();
    assertThat(recording.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "var_log/shadow: left out: it is a link or a device, not a file",
            "var_log/hard: left out: it is a link or a device, not a file",
            "dev-mem: left out: it is a link or a device, not a file");
  }

  @Test
  void anArchiveThatSwellsBeyondMeasureIsRefused() throws Exception {
    Path archive = write("bomb.tgz", new Tar().file("ipamd.log", new byte[3_000_000]).packed());
    RecordingLimits limits = new RecordingLimits(100, 1 << 20, 4L << 20, 250, 1 << 20);
    assertThatThrownBy(() -> RecordingFiles.open(archive, limits))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("bomb.tgz was not opened: it unpacks to more than 1 MiB");
  }

  @Test
  void ofTooManyEntriesTheFirstAreKept() throws Exception {
    Tar tar = new Tar();
    for (int i = 0; i < 20; i++) {
      tar.file("./log/" + i, "x");
    }
    Path archive = write("many.tar", tar.plain());
    Recording recording =
        RecordingFiles.open(archive, new RecordingLimits(10, 100, 1000, 250, 1 << 20));
    assertThat(recording.files()).hasSize(10);
    assertThat(recording.problems())
        .anySatisfy(p -> assertThat(p.text()).contains("more than 10 entries"));
  }

  @Test
  void halfAnArchiveIsKeptAsFarAsItGoes() throws Exception {
    byte[] noise = new byte[200_000];
    new Random(7).nextBytes(noise);
    byte[] whole = collector().file("./noise.bin", noise).packed();
    Recording recording =
        Recording.open(write("half.tar.gz", Arrays.copyOf(whole, whole.length / 2)));
    assertThat(recording.has("ip-rule.txt")).isTrue();
    assertThat(recording.problems()).hasSize(1);
    assertThat(recording.problems().getFirst().toString())
        .startsWith("half.tar.gz: is damaged or ends early")
        .endsWith("were kept");
  }

  @Test
  void whatOnlyBeginsLikeAnArchiveIsRefusedInOneSentence() throws Exception {
    byte[] head = Arrays.copyOf(collector().packed(), 40);
    for (byte[] bytes :
        new byte[][] {head, {0x1f, (byte) 0x8b, 8}, "\u001f\u008bx".getBytes(UTF_8)}) {
      Path archive = write("short.tar.gz", bytes);
      assertThatThrownBy(() -> Recording.open(archive))
          .isInstanceOf(RecordingException.class)
          .hasMessageContaining("short.tar.gz");
    }
  }
}
