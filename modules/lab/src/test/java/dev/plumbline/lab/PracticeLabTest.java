package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PracticeLabTest {
  static List<Scenario> scenarios() {
    return PracticeLab.scenarios();
  }

  @Test
  void theInstancesAreGroupedBySystemFaultsFirst() {
    List<String> groups = scenarios().stream().map(Scenario::group).toList();
    assertThat(groups)
        .isSubsetOf(
            "Policy routing",
            "VPC",
            "SSM Agent",
            "Instance metadata",
            "EKS node",
            "App Mesh and Envoy",
            "Host and firewall");
    for (String group : groups) {
      assertThat(groups.subList(groups.indexOf(group), groups.lastIndexOf(group) + 1))
          .containsOnly(group);
      assertThat(scenarios().stream().filter(s -> s.group().equals(group)).map(Scenario::healthy))
          .isSorted();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyPracticeInstanceIsShippedAndReadable(Scenario scenario) throws Exception {
    assertThat(PracticeLab.find(scenario.id())).contains(scenario);
    Snapshot snapshot = Snapshot.of(scenario.recording());
    assertThat(snapshot.problems()).isEmpty();
    if (scenario.group().equals("App Mesh and Envoy")) {
      // Taken in the network namespace of the proxy, which tells nothing of the host's routing.
      assertThat(snapshot.envoy().server().optional()).isPresent();
      assertThat(snapshot.envoy().stats().optional()).isPresent();
    } else {
      assertThat(snapshot.links().optional()).isPresent();
      assertThat(snapshot.rules().optional()).isPresent();
      assertThat(snapshot.routes().optional()).isPresent();
    }
  }
}
