package dev.plumbline.app.screen.guide;

import dev.plumbline.lab.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A way through a playbook that window and command line must both lead: one line of walks.txt.
 *
 * @param answers of the person by question; evidence gives the others
 * @param conclusion where it ends
 */
public record Walk(
    String playbook, String practice, Map<String, String> answers, String conclusion) {
  /** All of them. */
  public static List<Walk> all() {
    try (InputStream stream =
        Objects.requireNonNull(Walk.class.getResourceAsStream("walks.txt"), "walks.txt")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Walk::of)
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Walk of(String line) {
    String[] parts = line.split("\\|");
    Map<String, String> answers = new LinkedHashMap<>();
    Arrays.stream(parts[2].strip().split(" "))
        .filter(answer -> !answer.isEmpty())
        .map(answer -> answer.split("="))
        .forEach(answer -> answers.put(answer[0], answer[1]));
    return new Walk(parts[0].strip(), parts[1].strip(), answers, parts[3].strip());
  }

  /** The recording of the practice instance as a file of its own. */
  public Path recording(Path folder) throws IOException {
    Path file = folder.resolve(practice + ".plumb");
    if (!Files.exists(file)) {
      try (InputStream packed =
          Objects.requireNonNull(
              Scenario.class.getResourceAsStream(practice + ".plumb"), practice)) {
        Files.copy(packed, file);
      }
    }
    return file;
  }

  @Override
  public String toString() {
    return playbook + " on " + practice + " to " + conclusion;
  }
}
