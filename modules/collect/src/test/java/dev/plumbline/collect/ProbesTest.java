package dev.plumbline.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProbesTest {
  @Test
  void eachFileOfACaptureHasOneProbe() {
    assertThat(Probes.wholeHost()).extracting(Probe::file).doesNotHaveDuplicates();
  }
}
