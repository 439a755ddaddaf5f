package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.screen.guide.Walk;
import dev.plumbline.guide.playbook.Playbook;
import dev.plumbline.guide.playbook.Playbooks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Playbooks walked by {@code plumbline diagnose --playbook}. */
class PlaybookWalkTest {
  @TempDir static Path folder;

  static List<Walk> walks() {
    return Walk.all();
  }

  @ParameterizedTest
  @MethodSource("walks")
  void theCommandLineWalksToTheConclusion(Walk walk) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--recording",
                walk.recording(folder).toString(),
                "--playbook",
                walk.playbook(),
                "--json"));
    walk.answers()
        .forEach((question, answer) -> arguments.addAll(answer(walk.playbook(), question, answer)));
    StringWriter out = new StringWriter();
    new CommandLine(new DiagnoseCommand())
        .setOut(new PrintWriter(out))
        .execute(arguments.toArray(String[]::new));

    JsonNode way = JsonMapper.builder().build().readTree(out.toString()).get("playbooks").get(0);
    assertThat(way.get("id").asString()).isEqualTo(walk.playbook());
    assertThat(way.get("conclusion").asString()).isEqualTo(walk.conclusion());
    walk.answers()
        .forEach(
            (question, answer) ->
                assertThat(way.get("path"))
                    .anySatisfy(
                        step -> {
                          assertThat(step.get("question").asString()).isEqualTo(question);
                          assertThat(step.get("answer").asString()).isEqualTo(answer);
                          assertThat(step.get("by").asString()).isEqualTo("user");
                        }));
  }

  private static List<String> answer(String playbook, String question, String answer) {
    return List.of("--answer", playbook + "/" + question + "=" + answer);
  }

  @Test
  void everyPlaybookIsWalkedToThreeConclusionsAtLeast() {
    for (Playbook playbook : Playbooks.all()) {
      Set<String> conclusions =
          Walk.all().stream()
              .filter(w -> w.playbook().equals(playbook.id()))
              .map(Walk::conclusion)
              .collect(Collectors.toSet());
      assertThat(conclusions).as(playbook.id()).hasSizeGreaterThanOrEqualTo(3);
    }
  }
}
