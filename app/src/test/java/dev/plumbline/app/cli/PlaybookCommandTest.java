package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybookCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir Path folder;

  private int run(String... arguments) {
    return PlumblineCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void checkingAFileThatIsInOrderSaysThatEveryWayEnds() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("own.yaml"),
            """
            playbook: own
            title: Own
            about: A small one.
            questions:
              first:
                ask: Is it so?
                why: To know.
                answers:
                  "yes": {say: "Yes", next: end}
                cannot-tell: end
            conclusions:
              end: {title: It is so, text: Nothing more.}
            """);

    assertThat(run("playbook", "check", file.toString())).isZero();
    assertThat(out.toString()).contains("in order, 1 questions, 1 conclusions, every way ends");
  }

  @Test
  void errorsNameFileLineAndColumn() throws Exception {
    Path file = Files.writeString(folder.resolve("own.yaml"), "playbook: own\ntitel: Own\n");

    assertThat(run("playbook", "check", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("own.yaml:2:1: playbook: unknown key titel");
  }

  @Test
  void theListNamesEveryPlaybookAndTheFolderForOnesOwn() {
    run("playbook", "list");

    assertThat(out.toString()).contains("policy-routes", "envoy", "symptom", "Your own go to ");
  }
}
