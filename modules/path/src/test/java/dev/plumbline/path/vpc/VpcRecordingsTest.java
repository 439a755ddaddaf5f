package dev.plumbline.path.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recorded accounts with questions and the answers that were worked out by hand. */
final class VpcRecordingsTest {
  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acl-ephemeral-ports",
        "blackhole-over-default",
        "endpoint-group-without-443",
        "group-reference-public-ip",
        "ipv6-default-missing",
        "main-or-explicit-table",
        "same-subnet-deny-acl",
        "secondary-address-no-eip"
      })
  void everyQueryIsAnsweredAsExpected(String name) throws Exception {
    Path folder = Path.of(VpcRecordingsTest.class.getResource("recordings/" + name).toURI());
    Snapshot snapshot = Snapshot.of(Recording.open(folder));
    VpcPath path = VpcPath.of(snapshot.vpc());
    assertThat(snapshot.problems()).isEmpty();
    List<String> wrong = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("vpc-queries.jsonl"))) {
      JsonNode node = JSON.readTree(line);
      VpcAnswer answer = path.answer(Expected.query(node.path("query")));
      Expected.differences(node.path("expected"), answer)
          .forEach(d -> wrong.add(node.path("query") + ": " + d));
    }
    assertThat(wrong).isEmpty();
  }
}
