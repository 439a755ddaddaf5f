package dev.plumbline.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EksProbesTest {
  static Stream<Probe> gated() {
    return EksProbes.all().stream()
        .filter(p -> !List.of("cloud-init-result.json", "nmcli.txt").contains(p.file()));
  }

  @ParameterizedTest
  @MethodSource("gated")
  void onAHostThatIsNoNodeAProbeEndsAtOnceAndSaysNothing(Probe probe) throws Exception {
    assumeFalse(
        Stream.of("/var/log/aws-routed-eni", "/etc/eks", "/etc/cni/net.d/10-aws.conflist")
            .anyMatch(p -> Files.exists(Path.of(p))));
    Process shell =
        new ProcessBuilder("sh", "-c", probe.command()).redirectErrorStream(true).start();
    assertThat(shell.getInputStream().readAllBytes()).isEmpty();
    assertThat(shell.waitFor()).isEqualTo(127);
  }

  @Test
  void everyProbeHasAFileOfItsOwn() {
    assertThat(Probes.wholeHost()).extracting(Probe::file).doesNotHaveDuplicates();
  }
}
