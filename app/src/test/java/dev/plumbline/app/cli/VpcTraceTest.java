package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The VPC side in the answers of {@code plumbline trace}. */
class VpcTraceTest {
  private static final List<String> FILES =
      List.of(
          "describe-instances",
          "describe-network-interfaces",
          "describe-subnets",
          "describe-vpcs",
          "describe-route-tables",
          "describe-network-acls",
          "describe-security-groups");
  private final StringWriter out = new StringWriter();
  @TempDir private Path folder;

  @BeforeEach
  void anAccountWithAnAclThatLetsFewRepliesOut() throws IOException {
    Files.writeString(folder.resolve("MANIFEST.json"), "{}");
    for (String file : FILES) {
      String name = "aws-ec2-" + file + ".json";
      try (InputStream in = VpcTraceTest.class.getResourceAsStream("vpc/" + name)) {
        Files.write(folder.resolve(name), in.readAllBytes());
      }
    }
  }

  @Test
  void aLineThatNamesAnInterfaceIsAnsweredWithVerdictBlockersAndHops() throws IOException {
    Path queries = folder.resolve("q.jsonl");
    Files.writeString(
        queries,
        """
        {"query":{"eni":"eni-039ec2df499c4dff8","dst":"10.30.2.10","proto":"tcp","dport":5432}}
        {"query":{"eni":"eni-0c8f79df1e14334c4","from":"10.30.1.10","dst":"10.30.2.10",\
        "proto":"tcp","dport":5432,"sport":50000,"direction":"ingress"}}
        """);
    assertThat(run("--queries", queries.toString())).isEqualTo(1);
    List<JsonNode> lines = out.toString().lines().map(new JsonMapper()::readTree).toList();
    JsonNode vpc = lines.get(0).path("vpc");
    assertThat(vpc.path("verdict").asString()).isEqualTo("blocked");
    JsonNode blocker = vpc.path("blockers").get(0);
    assertThat(blocker.path("code").asString()).isEqualTo("SUBNET_ACL_RESTRICTION");
    assertThat(blocker.path("rule").asString()).isEqualTo("egress 32767");
    assertThat(blocker.path("ports").asString()).isEqualTo("32768-49151");
    assertThat(blocker.path("evidence").path("file").asString())
        .isEqualTo("aws-ec2-describe-network-acls.json");
    assertThat(vpc.path("forward").values()).isNotEmpty();
    assertThat(vpc.path("return").values()).isNotEmpty();
    assertThat(lines.get(1).path("vpc").path("verdict").asString()).isEqualTo("reachable");
  }

  @Test
  void aNamedInterfaceIsJudgedWithoutEvidenceOfTheHost() {
    assertThat(
            run(
                "--to",
                "10.30.2.10",
                "--proto",
                "tcp",
                "--dport",
                "3306",
                "--eni",
                "eni-039ec2df499c4dff8"))
        .isEqualTo(1);
    assertThat(out.toString())
        .contains("VPC side, from eni-039ec2df499c4dff8: The VPC blocks it:")
        .contains("ingress 32767 denies");
  }

  @Test
  void theHostsChoiceOfInterfaceDecidesWhereTheVpcSideBegins() throws IOException {
    Files.writeString(
        folder.resolve("ip-j-link.json"),
        "[{\"ifindex\":2,\"ifname\":\"ens5\",\"flags\":[\"UP\"],\"operstate\":\"UP\","
            + "\"link_type\":\"ether\",\"address\":\"06:50:95:00:5a:41\"}]");
    Files.writeString(
        folder.resolve("ip-j-addr.json"),
        "[{\"ifindex\":2,\"ifname\":\"ens5\",\"addr_info\":[{\"family\":\"inet\","
            + "\"local\":\"10.30.1.10\",\"prefixlen\":24,\"scope\":\"global\"}]}]");
    Files.writeString(
        folder.resolve("ip-j-rule.json"),
        "[{\"priority\":0,\"src\":\"all\",\"table\":\"local\"},"
            + "{\"priority\":32766,\"src\":\"all\",\"table\":\"main\"}]");
    Files.writeString(
        folder.resolve("ip-j-route-all.json"),
        "[{\"dst\":\"default\",\"gateway\":\"10.30.1.1\",\"dev\":\"ens5\","
            + "\"prefsrc\":\"10.30.1.10\"}]");
    run("--to", "10.30.2.10", "--connect", "tcp", "--dport", "5432", "--json");
    JsonNode json = new JsonMapper().readTree(out.toString());
    assertThat(json.path("answer").path("dev").asString()).isEqualTo("ens5");
    assertThat(json.path("vpc").path("eni").asString()).isEqualTo("eni-039ec2df499c4dff8");
    assertThat(json.path("vpc").path("verdict").asString()).isEqualTo("blocked");
  }

  private int run(String... words) {
    List<String> all = new ArrayList<>(List.of("trace", "--recording", folder.toString()));
    all.addAll(List.of(words));
    picocli.CommandLine line = PlumblineCommand.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(new StringWriter()));
    return line.execute(all.toArray(String[]::new));
  }
}
