package dev.plumbline.bench.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Disagreements found once, as recordings that hold the kernel's answer. {@code setup.txt} in each
 * tells how the host was made.
 */
class RegressionTest {
  static List<Path> cases() throws Exception {
    Path folder =
        Path.of(Objects.requireNonNull(RegressionTest.class.getResource("/regressions")).toURI());
    try (Stream<Path> cases = Files.list(folder)) {
      return cases.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theLookupAgreesNow(Path folder) throws Exception {
    Trial trial = Trial.compared(Recording.open(folder));
    assertThat(trial.cases()).isNotEmpty();
    assertThat(trial.different().map(Trial.Case::text)).isEmpty();
  }
}
