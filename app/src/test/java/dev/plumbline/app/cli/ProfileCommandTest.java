package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProfileCommandTest {
  @TempDir Path folder;

  @Test
  void resolvePrintsTheKeysOfSshAndNothingElse() throws Exception {
    Path config = folder.resolve("config");
    Files.writeString(
        config,
        """
        Host box
          HostName 10.0.0.9
          ProxyJump bastion
        Match exec "touch ran"
          User other
        """);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        run(out, err, "profile", "resolve", "ops@box", "--ssh-config", config.toString(), "--json");
    assertThat(status).isZero();
    JsonNode json = JsonMapper.shared().readTree(out.toString());
    assertThat(json.get("hostname").asString()).isEqualTo("10.0.0.9");
    assertThat(json.get("user").asString()).isEqualTo("ops");
    assertThat(json.get("port").asString()).isEqualTo("22");
    assertThat(json.get("proxyjump").asString()).isEqualTo("bastion");
    assertThat(json.has("proxycommand")).isFalse();
    assertThat(json.at("/warnings/0/code").asString()).isEqualTo("match-exec");
    assertThat(err.toString()).contains("config:4: a rule depends on the program");
  }

  private static int run(StringWriter out, StringWriter err, String... args) {
    CommandLine line = PlumblineCommand.commandLine();
    return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
  }
}
