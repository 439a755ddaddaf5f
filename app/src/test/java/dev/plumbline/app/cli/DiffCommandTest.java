package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiffCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new DiffCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @Test
  void theSameInstanceEndsWithZero() {
    assertThat(run("--lab", "healthy-2-eni", "--lab", "healthy-2-eni")).isZero();
    assertThat(out.toString()).contains("No difference.");
  }

  @Test
  void differencesEndWithOneAndAreGroupedWithOwners() {
    assertThat(run("--lab", "eks-healthy", "--lab", "eks-race")).isEqualTo(1);
    assertThat(out.toString())
        .contains("Policy rules\n  + 32765: from 10.80.71.140 lookup 10001 proto static  (")
        .contains("file none -> /run/systemd/network/70-eks-ens6.network")
        .contains("and with it kernel settings: 1");
  }

  @Test
  void jsonNamesKindSubjectOwnerAndEvidence() {
    assertThat(run("--lab", "eks-healthy", "--lab", "eks-race", "--json")).isEqualTo(1);
    assertThat(out.toString().lines()).hasSize(1);
    JsonNode json = JsonMapper.builder().build().readTree(out.toString());
    assertThat(json.propertyNames())
        .containsExactly("first", "second", "differences", "not_compared");
    JsonNode rule =
        json.get("differences").values().stream()
            .filter(d -> d.get("section").asString().equals("rules"))
            .findFirst()
            .orElseThrow();
    assertThat(rule.get("kind").asString()).isEqualTo("added");
    assertThat(rule.get("owner").get("name").asString()).isEqualTo("nodeadm");
    assertThat(rule.get("second").get("evidence").get("line").asInt()).isPositive();
    assertThat(rule.has("first")).isFalse();
  }

  @Test
  void oneSourceIsWrongUsage() {
    assertThat(run("--lab", "healthy-2-eni")).isEqualTo(2);
    assertThat(err.toString()).contains("Name two sources");
  }
}
