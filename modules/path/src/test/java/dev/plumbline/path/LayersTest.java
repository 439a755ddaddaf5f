package dev.plumbline.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.Recording;
import dev.plumbline.model.RecordingException;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.layer.LayerDifference;
import dev.plumbline.path.layer.LayerDifference.Pair;
import dev.plumbline.path.layer.Layers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayersTest {
  private static Recording recording(String id) throws RecordingException {
    return PracticeLab.find(id).orElseThrow().recording();
  }

  private static Recording with(Recording recording, String file, String old, String fresh) {
    String text = recording.text(file).orElseThrow();
    assertThat(text).contains(old);
    return recording.with(file, text.replace(old, fresh).getBytes(StandardCharsets.UTF_8));
  }

  private static Layers layers(Recording recording) {
    return Layers.of(HostModel.of(Snapshot.of(recording)));
  }

  private static List<String> texts(Layers layers) {
    return layers.differences().stream()
        .map(d -> d.pair() + (d.missing() ? " - " : d.extra() ? " + " : " ~ ") + d.subject())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "healthy-1-eni",
        "healthy-2-eni",
        "healthy-2-eni-v2.4.1",
        "healthy-4-eni-v6-prefix",
        "eks-healthy"
      })
  void layersOfAHealthyHostAgree(String id) throws RecordingException {
    assertThat(texts(layers(recording(id)))).isEmpty();
  }

  @Test
  void rulesThatVanishedDifferBetweenFilesAndKernel() throws RecordingException {
    assertThat(texts(layers(recording("secondary-rules-missing"))))
        .containsExactly(
            "FILES_KERNEL - rule from 10.0.50.28",
            "FILES_KERNEL - rule from 10.0.50.29",
            "FILES_KERNEL - rule from 2600:1f14:eeb:2204::d28");
  }

  @Test
  void anAddressThatNoFileHasDiffersBetweenMetadataAndFiles() throws RecordingException {
    Recording later =
        with(
            recording("healthy-2-eni"),
            "imds.txt",
            "10.0.2.20 10.0.2.21 10.0.2.22",
            "10.0.2.20 10.0.2.22 10.0.2.23");
    assertThat(texts(layers(later)))
        .containsExactly(
            "METADATA_FILES - rule from 10.0.2.23",
            "METADATA_FILES - address 10.0.2.23",
            "METADATA_FILES + rule from 10.0.2.21",
            "METADATA_FILES + address 10.0.2.21");
  }

  @Test
  void anotherNumberOfTheDeviceDiffersByTheFormulaOfTheVersion() throws RecordingException {
    Recording moved =
        with(
            recording("healthy-2-eni"),
            "run-systemd-network/70-ens6.network.d/eni.conf",
            "RouteMetric=513",
            "RouteMetric=514");
    LayerDifference metric = layers(moved).differences().getFirst();
    assertThat(metric.pair()).isEqualTo(Pair.METADATA_FILES);
    assertThat(metric.expected()).isEqualTo("513");
    assertThat(metric.found()).isEqualTo("514");
    assertThat(metric.evidence().getFirst().line()).isPositive();
  }

  @Test
  void theRaceEmptiedTheTableOfTheCniAndBroughtRoutes() throws RecordingException {
    List<String> texts = texts(layers(recording("eks-race")));
    assertThat(texts)
        .contains(
            "CNI_KERNEL - default route of table 2",
            "CNI_KERNEL - gateway route of table 2",
            "CNI_KERNEL + rule from 10.80.71.140 lookup 10001",
            "CNI_KERNEL + route default table 10001",
            "CNI_KERNEL + route default table main")
        .noneMatch(t -> t.contains("of table 3"));
    assertThat(texts.stream().filter(t -> t.contains(" - "))).hasSize(2);
  }

  @Test
  void rulesOfPodsThatAForeignCleanUpTookAreNamed() throws RecordingException {
    assertThat(texts(layers(recording("eks-foreign-cleanup"))))
        .contains(
            "CNI_KERNEL - rule to 10.80.70.5",
            "CNI_KERNEL - rule to 10.80.75.64",
            "CNI_KERNEL - rule of mark 0x80")
        .doesNotContain("CNI_KERNEL - rule to 10.80.92.118");
  }

  @Test
  void theLogsOfTheCniSayWhatItSetOutToDo() throws RecordingException {
    String log =
        """
        {"msg":"Setting up network for an ENI with IP address 10.80.71.140, MAC address 02:1f:6a:4c:e7:51, CIDR 10.80.64.0/19, route table 2 and Network Card 0"}
        {"msg":"Setting up network for an ENI with IP address 10.80.99.1, MAC address 02:1f:6a:00:00:01, CIDR 10.80.64.0/19 and route table 4"}
        """;
    String plugin =
        """
        {"msg":"Successfully setup fromContainer rule, containerAddr=10.80.66.99/32, rtTable=2"}
        """;
    Recording logged =
        recording("eks-healthy")
            .with("ipamd.log", log.getBytes(StandardCharsets.UTF_8))
            .with("plugin.log", plugin.getBytes(StandardCharsets.UTF_8));
    Layers layers = layers(logged);
    assertThat(texts(layers))
        .containsExactlyInAnyOrder(
            "CNI_KERNEL - default route of table 4",
            "CNI_KERNEL - gateway route of table 4",
            "CNI_KERNEL - rule to 10.80.66.99",
            "CNI_KERNEL - rule from 10.80.66.99");
    assertThat(layers.between(Pair.CNI_KERNEL).findFirst().orElseThrow().evidence().getFirst())
        .satisfies(e -> assertThat(e.place()).isEqualTo("ipamd.log:2"));
  }
}
