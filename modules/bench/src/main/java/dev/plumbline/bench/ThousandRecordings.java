package dev.plumbline.bench;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.model.ScratchFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One call of {@code plumbline diagnose} over 1,000 recordings, copies of all practice instances in
 * turn, with a heap of 1 GB. The argument is the program to start.
 */
public final class ThousandRecordings {
  private static final int RECORDINGS = 1_000;

  private ThousandRecordings() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    try (ScratchFolder folder = ScratchFolder.create("thousand")) {
      List<String> command =
          new ArrayList<>(List.of(Path.of(args[0]).toString(), "diagnose", "--json"));
      command.add("--recording");
      List<Scenario> all = PracticeLab.scenarios();
      for (int i = 0; i < RECORDINGS; i++) {
        Path copy = folder.path().resolve(i + ".plumb");
        try (InputStream in =
            PracticeLab.class.getResourceAsStream(all.get(i % all.size()).id() + ".plumb")) {
          Files.copy(in, copy);
        }
        command.add(copy.toString());
      }
      Path answers = folder.path().resolve("answers.jsonl");
      ProcessBuilder program = new ProcessBuilder(command);
      program.environment().put("PLUMBLINE_OPTS", "-Xmx1g");
      program.redirectOutput(answers.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
      long start = System.nanoTime();
      int status = program.start().waitFor();
      double seconds = (System.nanoTime() - start) / 1e9;
      long answered;
      try (var lines = Files.lines(answers)) {
        answered = lines.count();
      }
      System.out.printf("%d answers, status %d, %.1f s%n", answered, status, seconds);
    }
  }
}
