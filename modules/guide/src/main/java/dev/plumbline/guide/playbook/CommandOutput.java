package dev.plumbline.guide.playbook;

import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a recording holds of the output of a {@link QuestionCommand}.
 *
 * @param file that was read
 * @param run how it was made, where the recording tells
 * @param total lines of the file, or of all files of the folder
 * @param lines those that answer the command, each with its place; data as captured
 */
public record CommandOutput(
    String file, Optional<CommandRun> run, int total, List<Evidence> lines) {
  /** Larger files are not searched; they are opened whole. Bytes. */
  private static final int LARGEST = 4 << 20;

  /** Head of a block of {@code ip addr} or {@code networkctl status}. */
  private static final Pattern HEAD = Pattern.compile("\\W{0,2}\\d+: (\\S+?)(@\\S+?)?:?(\\s.*)?");

  /** The output, or empty when none of the files was captured. */
  public static Optional<CommandOutput> of(QuestionCommand command, Recording recording) {
    for (String name : command.files()) {
      List<String> files =
          recording.files().stream()
              .filter(f -> name.endsWith("/") ? f.startsWith(name) : f.equals(name))
              .toList();
      if (!files.isEmpty()) {
        return Optional.of(read(command, recording, name, files));
      }
    }
    return Optional.empty();
  }

  private static CommandOutput read(
      QuestionCommand command, Recording recording, String name, List<String> files) {
    List<Evidence> all = new ArrayList<>();
    for (String file : files) {
      if (recording.bytes(file).map(b -> b.length).orElse(0) > LARGEST) {
        all.add(new Evidence(file, 0, "more than 4 MiB, open it to see it whole"));
        continue;
      }
      int number = 1;
      for (String line : recording.text(file).orElse("").lines().toList()) {
        all.add(new Evidence(file, number++, line));
      }
    }
    // JSON is one line for the whole host: no part of it stands for an interface or a table.
    List<Evidence> lines = name.endsWith(".json") ? all : part(command, all);
    return new CommandOutput(name, recording.command(name), all.size(), lines);
  }

  private static List<Evidence> part(QuestionCommand command, List<Evidence> all) {
    List<Evidence> lines = command.link().map(link -> block(link, all)).orElse(all);
    lines = command.having().map(words -> matching(words, all)).orElse(lines);
    int from = Math.max(0, lines.size() - command.last().orElse(lines.size()));
    return List.copyOf(lines.subList(from, lines.size()));
  }

  private static List<Evidence> block(String link, List<Evidence> all) {
    List<Evidence> block = new ArrayList<>();
    boolean inside = false;
    for (Evidence line : all) {
      Matcher head = HEAD.matcher(line.text());
      if (head.matches()) {
        inside = head.group(1).equals(link);
      }
      if (inside && !line.text().isBlank()) {
        block.add(line);
      }
    }
    return block;
  }

  private static List<Evidence> matching(String words, List<Evidence> all) {
    Predicate<String> has =
        Pattern.compile("(?<!\\w)" + Pattern.quote(words) + "(?!\\w)").asPredicate();
    return all.stream().filter(line -> has.test(line.text())).toList();
  }
}
