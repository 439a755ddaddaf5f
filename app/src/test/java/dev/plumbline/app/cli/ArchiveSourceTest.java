package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.CollectorArchive;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ArchiveSourceTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path dir;

  private int run(Object command, String... arguments) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private String archive(Map<String, String> texts) throws Exception {
    return CollectorArchive.write(dir.resolve("node.tar.gz"), texts).toString();
  }

  @Test
  void anArchiveOfTheEksLogCollectorIsDiagnosed() throws Exception {
    String archive = archive(CollectorArchive.of("eks-race"));
    assertThat(run(new DiagnoseCommand(), "--recording", archive, "--json")).isEqualTo(1);
    JsonNode verdict = JsonMapper.builder().build().readTree(out.toString());
    assertThat(verdict.path("findings").valueStream().map(f -> f.path("id").asString()))
        .contains("cni-race-systemd-over-cni", "cni-table-empty");
    assertThat(verdict.path("not_checked").valueStream().map(n -> n.path("id").asString()))
        .contains("neighbour-failed", "cni-pod-ip-conflict");
  }

  @Test
  void aZipAndAFolderOfTheSameTellTheSame() throws Exception {
    Map<String, String> texts = CollectorArchive.of("eks-race");
    Path zip = dir.resolve("node.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        out.putNextEntry(new ZipEntry("node/" + text.getKey()));
        out.write(text.getValue().getBytes(StandardCharsets.UTF_8));
        Path file = dir.resolve("node").resolve(text.getKey());
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.getValue());
      }
    }
    for (Path source : List.of(zip, dir.resolve("node"))) {
      out.getBuffer().setLength(0);
      assertThat(run(new DiagnoseCommand(), "--recording", source.toString())).isEqualTo(1);
      assertThat(out.toString()).contains("cni-race-systemd-over-cni");
    }
  }

  @Test
  void everyCommandTakesAnArchive() throws Exception {
    String archive = archive(CollectorArchive.of("eks-healthy"));
    assertThat(run(new TraceCommand(), "--recording", archive, "--to", "10.80.66.17")).isZero();
    assertThat(out.toString()).contains("eni5d2d4596420");
    Path drawing = dir.resolve("routing.svg");
    assertThat(run(new DrawCommand(), "--recording", archive, "--out", drawing.toString()))
        .isZero();
    assertThat(drawing).exists();
  }

  @Test
  void aHostileArchiveIsRefusedInOneSentence() throws Exception {
    Map<String, String> texts = CollectorArchive.of("eks-race");
    texts.put("../../../root/.ssh/authorized_keys", "ssh-ed25519 AAAA\n");
    String archive = archive(texts);
    assertThat(run(new DiagnoseCommand(), "--recording", archive)).isEqualTo(3);
    assertThat(err.toString())
        .contains("was not opened: the name of an entry leads out of the archive")
        .doesNotContain("Exception");
    assertThat(dir.getParent().resolve("root")).doesNotExist();
  }

  @Test
  void ofHalfAnArchiveIsSaidOnceWhatWasKept() throws Exception {
    Map<String, String> texts = CollectorArchive.of("eks-race");
    texts.put("var_log/padding.log", noise());
    Path whole = Path.of(archive(texts));
    byte[] bytes = Files.readAllBytes(whole);
    Path half = Files.write(dir.resolve("half.tar.gz"), Arrays.copyOf(bytes, bytes.length / 2));
    for (Object command : List.of(new DiagnoseCommand(), new TraceCommand())) {
      err.getBuffer().setLength(0);
      String to = command instanceof TraceCommand ? "--to=10.80.66.17" : "--json";
      assertThat(run(command, "--recording", half.toString(), to)).isLessThan(3);
      assertThat(err.toString().lines())
          .singleElement(InstanceOfAssertFactories.STRING)
          .contains("half.tar.gz", "ends early", "files before that were kept");
    }
    assertThat(out.toString()).contains("cni-table-empty");
  }

  /** Text that hardly packs, so that half the archive ends inside it. */
  private static String noise() {
    Random random = new Random(4);
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < 2000; line++) {
      text.append(Long.toString(random.nextLong(), 36)).append('\n');
    }
    return text.toString();
  }
}
