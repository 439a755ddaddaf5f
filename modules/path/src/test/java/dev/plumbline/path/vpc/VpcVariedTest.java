package dev.plumbline.path.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Manifest;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The recorded accounts in another order, with fields of the future, and with answers missing. */
final class VpcVariedTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String INSTANCES = "aws-ec2-describe-instances.json";

  private static Path folder(String name) throws Exception {
    return Path.of(VpcVariedTest.class.getResource("recordings/" + name).toURI());
  }

  private static Map<String, String> files(String name) throws Exception {
    Map<String, String> files = new TreeMap<>();
    try (var all = Files.list(folder(name))) {
      for (Path file : all.filter(f -> f.getFileName().toString().startsWith("aws-")).toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static VpcPath path(Map<String, String> files) {
    Map<String, byte[]> bytes = new TreeMap<>();
    files.forEach((f, text) -> bytes.put(f, text.getBytes(StandardCharsets.UTF_8)));
    return VpcPath.of(Snapshot.of(Recording.of(Manifest.named("varied"), bytes)).vpc());
  }

  private static List<JsonNode> queries(String name) throws Exception {
    return Files.readAllLines(folder(name).resolve("vpc-queries.jsonl")).stream()
        .map(JSON::readTree)
        .toList();
  }

  /** Members and elements in another order, with one member more everywhere. */
  private static JsonNode varied(JsonNode node, Random random) {
    switch (node) {
      case ObjectNode object -> {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        Collections.shuffle(members, random);
        ObjectNode other = JSON.createObjectNode();
        other.putObject("MemberOfTheFuture").putArray("Values").add(1).addNull();
        members.forEach(m -> other.set(m.getKey(), varied(m.getValue(), random)));
        return other;
      }
      case ArrayNode array -> {
        List<JsonNode> elements = new ArrayList<>(array.values());
        Collections.shuffle(elements, random);
        ArrayNode other = JSON.createArrayNode();
        elements.forEach(e -> other.add(varied(e, random)));
        return other;
      }
      default -> {
        return node;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.plumbline.path.vpc.VpcRecordingsTest#names")
  void orderAndMembersOfTheFutureChangeNoAnswer(String name) throws Exception {
    Random random = new Random(name.hashCode());
    Map<String, String> files = files(name);
    files.replaceAll(
        (_, text) -> text.isBlank() ? text : varied(JSON.readTree(text), random).toString());
    VpcPath path = path(files);
    for (JsonNode query : queries(name)) {
      VpcAnswer answer = path.answer(Expected.query(query.path("query")));
      assertThat(Expected.differences(query.path("expected"), answer)).as("%s", query).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.plumbline.path.vpc.VpcRecordingsTest#names")
  void anAnswerLessLeavesFlowsOpenAndBlocksNoOther(String name) throws Exception {
    Map<String, String> whole = files(name);
    for (String file : whole.keySet()) {
      Map<String, String> less = new TreeMap<>(whole);
      less.remove(file);
      boolean anyClient = file.equals(INSTANCES); // without it every client may take any port
      VpcPath path = path(less);
      for (JsonNode query : queries(name)) {
        VpcAnswer answer = path.answer(Expected.query(query.path("query")));
        List<String> verdicts =
            List.of(query.path("expected").path("verdict").asString(), "unknown");
        assertThat(anyClient || verdicts.contains(answer.verdict().word()))
            .as("%s without %s: %s", query, file, answer)
            .isTrue();
        assertThat(answer.verdict() == VpcAnswer.Verdict.UNKNOWN && answer.unknown().isEmpty())
            .isFalse();
      }
    }
  }
}
