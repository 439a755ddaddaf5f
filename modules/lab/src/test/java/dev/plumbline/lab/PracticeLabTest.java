package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Snapshot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PracticeLabTest {
  static java.util.List<Scenario> scenarios() {
    return PracticeLab.scenarios();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyPracticeInstanceIsShippedAndReadable(Scenario scenario) throws Exception {
    assertThat(PracticeLab.find(scenario.id())).contains(scenario);
    Snapshot snapshot = Snapshot.of(scenario.recording());
    assertThat(snapshot.problems()).isEmpty();
    assertThat(snapshot.links().optional()).isPresent();
    assertThat(snapshot.rules().optional()).isPresent();
    assertThat(snapshot.routes().optional()).isPresent();
  }
}
