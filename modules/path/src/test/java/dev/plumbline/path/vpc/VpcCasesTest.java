package dev.plumbline.path.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One account, changed in one thing a case. */
final class VpcCasesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNode BASE = JSON.readTree(text("account.json"));

  /** A case by its name. */
  record Case(String name, JsonNode node) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return text("cases.jsonl")
        .lines()
        .map(JSON::readTree)
        .map(n -> new Case(n.path("name").asString(), n))
        .toList();
  }

  private static String text(String name) {
    try (InputStream in = VpcCasesTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isJudgedAsExpected(Case one, @TempDir Path folder) throws Exception {
    var snapshot = EditedAccount.snapshot(BASE, one.node().path("edits"), folder);
    VpcAnswer answer = VpcPath.of(snapshot.vpc()).answer(Expected.query(one.node().path("query")));
    assertThat(Expected.differences(one.node().path("expected"), answer))
        .as(answer.toString())
        .isEmpty();
  }

  @Test
  void allTwelveIdeasAndAtLeastThirtyMoreAreThere() {
    assertThat(cases().stream().map(c -> c.node().path("idea").asString("")).distinct())
        .contains("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l");
    assertThat(cases().stream().filter(c -> c.node().path("idea").asString("").isEmpty()))
        .hasSizeGreaterThanOrEqualTo(30);
  }
}
