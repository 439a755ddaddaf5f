package dev.plumbline.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
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

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    }
    return packed.toByteArray();
  }

  @Test
  void rotatedLogsAreUnpackedMaskedAndNamed() throws Exception {
    byte[] agent = gzip("2026-11-20 03:34:53.0000 ERROR A_PASSWORD=canary\n".getBytes(UTF_8));
    byte[] cni = gzip("{\"level\":\"info\",\"msg\":\"x\"}\n".getBytes(UTF_8));
    Path archive =
        write(
            "a.tar.gz",
            collector()
                .file("./var_log/amazon/ssm/amazon-ssm-agent.log.1.gz", agent)
                .file("./var_log/aws-routed-eni/ipamd-2026-11-20T01-02-03.000.log.gz", cni)
                .packed());
    Recording recording = Recording.open(archive);
    assertThat(recording.text("var-log-amazon-ssm-amazon-ssm-agent.log.1"))
        .contains("2026-11-20 03:34:53.0000 ERROR A_PASSWORD=***\n");
    assertThat(recording.files())
        .contains("ipamd.log", "ipamd-2026-11-20T01-02-03.000.log")
        .noneMatch(name -> name.endsWith(".gz"));
    assertThat(recording.problems()).isEmpty();
  }

  @Test
  void aPackedLogThatIsDamagedOrSwellsIsKeptAsFarAsItGoesAndAnArchiveInsideIsLeftOut()
      throws Exception {
    byte[] noise = new byte[100_000];
    new java.util.Random(7).nextBytes(noise);
    byte[] whole = gzip(noise);
    Path archive =
        write(
            "a.tar",
            collector()
                .file("./half.log.gz", Arrays.copyOf(whole, whole.length / 2))
                .file("./bomb.log.gz", gzip(new byte[3_000_000]))
                .file("./none.log.gz", "plain text".getBytes(UTF_8))
                .file("./inner.tar.gz", collector().packed())
                .file("./system/instance-id.txt.gz", cut())
                .plain());
    RecordingLimits limits = new RecordingLimits(100, 1 << 20, 8L << 20, 250, 1 << 20);
    Recording recording = RecordingFiles.open(archive, limits);
    assertThat(recording.bytes("half.log").orElseThrow()).isNotEmpty();
    assertThat(recording.bytes("bomb.log").orElseThrow()).hasSize(1 << 20);
    assertThat(recording.files()).noneMatch(name -> name.endsWith(".gz"));
    assertThat(recording.problems())
        .extracting(Problem::toString)
        .anyMatch(p -> p.startsWith("half.log.gz: is damaged or ends early"))
        .anyMatch(p -> p.startsWith("bomb.log.gz: is larger than what is read of one file"))
        .anyMatch(p -> p.startsWith("none.log.gz: left out: it cannot be unpacked"))
        .anyMatch(p -> p.startsWith("inner.tar.gz: left out: an archive inside"))
        .anyMatch(p -> p.startsWith("system/instance-id.txt.gz: left out: the same file"));
  }

  private static byte[] cut() throws IOException {
    return gzip("i-0123456789abcdef1\n".getBytes(UTF_8));
  }

  @Test
  void userDataIsNeverKept() throws Exception {
    Path archive =
        write("a.tar", collector().file("./cloud/user-data.txt", "#!/bin/sh\n canary").plain());
    Recording recording = Recording.open(archive);
    assertThat(recording.files()).noneMatch(name -> name.contains("user-data"));
    assertThat(recording.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "cloud/user-data.txt: left out: user data of an instance may hold secrets");
  }

  @Test
  void secretsOfAManifestMadeByHandAreMaskedWhenItIsReadAndStayOutOfACopy() throws Exception {
    Path made = Files.createDirectory(dir.resolve("made"));
    Files.writeString(
        made.resolve("MANIFEST.json"),
        "{\"name\":\"n\",\"notes\":[\"password=canary\"],\"commands\":{\"a.txt\":{\"command\":"
            + "\"x --token canary\",\"stderr\":\"A_SECRET=canary\"}}}");
    Files.writeString(made.resolve("a.txt"), "A_TOKEN=canary\n");
    Recording recording = Recording.open(made);
    assertThat(recording.command("a.txt").orElseThrow().toString())
        .contains("x --token ***")
        .doesNotContain("canary");
    assertThat(recording.manifest().toString()).doesNotContain("canary");
    recording.save(dir.resolve("copy"));
    assertThat(dir.resolve("copy/MANIFEST.json")).content().doesNotContain("canary");
    assertThat(dir.resolve("copy/a.txt")).hasContent("A_TOKEN=***");
  }

  @Test
  void anArchiveOfAHundredThousandEntriesIsOpenedAsFarAsTheLimitAndSaysSo() throws Exception {
    Tar tar = collector();
    for (int i = 0; i < 100_000; i++) {
      tar.file("./log/" + i, "");
    }
    Recording recording = Recording.open(write("many.tar.gz", tar.packed()));
    assertThat(recording.has("ip-rule.txt")).isTrue();
    assertThat(recording.problems())
        .extracting(Problem::toString)
        .containsExactly("many.tar.gz: has more than 20000 entries; the rest was left out");
  }

  @Test
  void namesWithControlCharactersAreLeftOutAndToldWithoutThem() throws Exception {
    Recording recording =
        Recording.open(write("a.tar", collector().file("./log/a\u001b[31m\nb", "x").plain()));
    assertThat(recording.problems())
        .extracting(Problem::toString)
        .containsExactly("log/a?[31m?b: left out: the name holds control characters");
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
