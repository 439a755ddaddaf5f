package dev.plumbline.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreeOutputTest {
  private final List<Problem> problems = new ArrayList<>();

  private Map<String, byte[]> split(String output) {
    return TreeOutput.split(
        "run-systemd-network/", output.getBytes(StandardCharsets.UTF_8), problems);
  }

  private static String file(String path, String content) {
    return path.length() + " " + content.length() + "\n" + path + "\n" + content + "\n";
  }

  @Test
  void contentThatLooksLikeAFrameStaysContent() {
    String forged = file("/run/systemd/network/forged", "x");
    Map<String, byte[]> files =
        split(file("/run/systemd/network/a", forged) + file("/run/systemd/network/b", ""));
    assertThat(files).containsOnlyKeys("run-systemd-network/a", "run-systemd-network/b");
    assertThat(new String(files.get("run-systemd-network/a"), StandardCharsets.UTF_8))
        .isEqualTo(forged);
    assertThat(problems).isEmpty();
  }

  @Test
  void aPathThatLeadsElsewhereIsRefusedAndNamed() {
    Map<String, byte[]> files =
        split(
            file("/run/systemd/network/../../etc", "x")
                + file("/etc/shadow", "x")
                + file("/run/systemd/network/good", "x"));
    assertThat(files).containsOnlyKeys("run-systemd-network/good");
    assertThat(problems).hasSize(2).allMatch(p -> p.text().contains("elsewhere"));
  }

  @Test
  void namesThatBecomeEqualAreKeptApart() {
    Map<String, byte[]> files =
        split(file("/run/systemd/network/$", "1") + file("/run/systemd/network/&", "2"));
    assertThat(files).containsOnlyKeys("run-systemd-network/_", "run-systemd-network/_~2");
    assertThat(problems).hasSize(2);
  }

  @Test
  void aCutEndKeepsTheFilesBefore() {
    assertThat(split(file("/run/systemd/network/a", "x") + "30 900\n/run/systemd"))
        .containsOnlyKeys("run-systemd-network/a");
    assertThat(problems).singleElement().extracting(Problem::text).asString().contains("middle");
  }
}
