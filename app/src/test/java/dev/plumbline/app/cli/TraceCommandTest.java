package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TraceCommandTest {
  private static final String CASE = "secondary-rules-missing";
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void oneSentenceComesFirstAndTheMissingRuleStandsAtItsPlace() {
    assertThat(run("--lab", CASE, "--to", "198.51.100.7", "--from", "10.0.50.28")).isZero();
    assertThat(out.toString().lines().findFirst())
        .contains("The packet leaves through ens5 with an address of ens7.");
    assertThat(out.toString())
        .contains("Missing. Would have matched here: default via 10.0.48.1 dev ens7.")
        .contains("The kernel's own answer is the same: route-get.jsonl:");
  }

  @Test
  void jsonHasTheFieldsOfIpRouteGet() {
    run("--lab", CASE, "--to", "198.51.100.7", "--from", "10.0.2.26", "--json");
    JsonNode json = json(out.toString());
    assertThat(json.propertyNames()).contains("query", "answer", "steps", "warnings");
    assertThat(json.get("answer").toString())
        .isEqualTo(
            "{\"dst\":\"198.51.100.7\",\"from\":\"10.0.2.26\",\"gateway\":\"10.0.2.1\","
                + "\"dev\":\"ens6\",\"table\":\"10001\"}");
    JsonNode step = json.get("steps").get(0);
    assertThat(step.get("rule").asString()).isEqualTo("0: from all lookup local");
    assertThat(step.get("evidence").get("file").asString()).isEqualTo("ip-rule.txt");
  }

  @Test
  void noWayIsAnErrorWithItsNumberAndEndsWithOne() {
    assertThat(run("--lab", CASE, "--to", "198.51.100.7", "--from", "192.0.2.9", "--json"))
        .isEqualTo(1);
    assertThat(json(out.toString()).get("answer").toString())
        .isEqualTo("{\"error\":\"Network is unreachable\",\"errno\":101}");
  }

  @Test
  void aDeviceThatDoesNotExistIsAnErrorAsIpSaysIt() {
    assertThat(run("--lab", CASE, "--to", "198.51.100.7", "--oif", "eth9", "--json")).isEqualTo(1);
    assertThat(json(out.toString()).get("answer").toString())
        .isEqualTo("{\"error\":\"Cannot find device \\\"eth9\\\"\",\"errno\":19}");
  }

  @Test
  void whatCannotBeReadIsNamedWithFileAndLineAndNotGuessed(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("MANIFEST.json"), "{}");
    Files.writeString(
        folder.resolve("ip-j-rule.json"),
        """
        [{"priority":0,"src":"all","table":"local"},
         {"priority":500,"src":["10.0.0.1"],"table":"7"},
         {"priority":32766,"src":"all","table":"main"}]
        """);
    Files.writeString(
        folder.resolve("ip-j-route-all.json"),
        "[{\"dst\":\"default\",\"gateway\":\"10.0.1.1\",\"dev\":\"ens5\"},"
            + "{\"dst\":\"default\",\"gateway\":\"10.0.2.1\",\"dev\":\"ens6\",\"table\":\"7\"}]");
    assertThat(run("--recording", folder.toString(), "--to", "198.51.100.7", "--json")).isZero();
    JsonNode answer = json(out.toString()).get("answer");
    assertThat(answer.get("unknown").asString()).contains("src [\"10.0.0.1\"]");
    assertThat(answer.get("alternatives")).hasSize(2);
    assertThat(json(out.toString()).get("warnings").toString()).contains("ip-j-rule.json:2");
  }

  @Test
  void connectShowsBothLookups() {
    run("--lab", CASE, "--to", "198.51.100.7", "--connect", "tcp", "--json");
    JsonNode passes = json(out.toString()).get("passes");
    assertThat(passes).hasSize(2);
    assertThat(passes.get(0).get("answer").get("prefsrc").asString()).isEqualTo("10.0.1.25");
    assertThat(passes.get(1).get("query").get("from").asString()).isEqualTo("10.0.1.25");
  }

  @Test
  void questionsAreAnsweredInOrderAndABadOneIsUnknown(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("q.jsonl");
    Files.write(
        file,
        List.of(
            "{\"query\": {\"family\": 4, \"dst\": \"10.0.1.25\", \"odd\": 1}}",
            "{\"dst\": \"no address\"}",
            "{cut",
            "{\"dst\": \"198.51.100.7\", \"mark\": \"0x80\"}"));
    assertThat(run("--lab", CASE, "--queries", file.toString(), "--json")).isZero();
    List<JsonNode> lines = out.toString().lines().map(TraceCommandTest::json).toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0).get("answer").get("type").asString()).isEqualTo("local");
    assertThat(lines.get(1).get("answer").get("unknown").asString()).contains("q.jsonl:2");
    assertThat(lines.get(2).get("answer").get("unknown").asString()).contains("q.jsonl:3");
    assertThat(lines.get(3).get("answer").get("mark").asInt()).isEqualTo(128);
  }

  @Test
  void wrongWordsEndWithTwo() {
    assertThat(run("--lab", CASE)).isEqualTo(2);
    assertThat(run("--lab", CASE, "--to", "nowhere")).isEqualTo(2);
    assertThat(run("--lab", CASE, "--to", "10.0.0.1", "--from", "::1")).isEqualTo(2);
    assertThat(run("--lab", CASE, "--to", "10.0.0.1", "--connect", "sctp")).isEqualTo(2);
    assertThat(err.toString()).contains("connect is tcp, udp or icmp, not sctp.");
  }

  @Test
  void questionsThatCannotBeReadEndWithThree(@TempDir Path folder) {
    assertThat(run("--lab", CASE, "--queries", folder.resolve("none.jsonl").toString()))
        .isEqualTo(3);
    assertThat(err.toString()).contains("none.jsonl cannot be read");
  }

  private static JsonNode json(String text) {
    return JsonMapper.builder().build().readTree(text);
  }

  private int run(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "trace";
    System.arraycopy(args, 0, all, 1, args.length);
    return PlumblineCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all);
  }
}
