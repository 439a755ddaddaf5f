package dev.plumbline.path.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recorded accounts with questions and the answers that were worked out by hand. */
final class VpcRecordingsTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** Every recorded account that there is. */
  static List<String> names() throws Exception {
    URI recordings = VpcRecordingsTest.class.getResource("recordings").toURI();
    try (Stream<Path> folders = Files.list(Path.of(recordings))) {
      return folders.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
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
