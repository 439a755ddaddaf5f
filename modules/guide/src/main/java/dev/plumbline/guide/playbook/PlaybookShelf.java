package dev.plumbline.guide.playbook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The playbooks at hand: those of the program, and those that people keep in a folder of their own.
 *
 * @param playbooks those of the program first, then their own by file name
 * @param problems files of their own that cannot be used, each as {@code FILE:LINE:COLUMN: text}
 */
public record PlaybookShelf(List<Playbook> playbooks, List<String> problems) {
  /** Name of the folder beside Plumbline's other files. */
  public static final String FOLDER = "playbooks";

  private static final int MOST_FILES = 100;
  private static final long LARGEST = 1_000_000;

  /** Those of the program alone. */
  public static PlaybookShelf shipped() {
    return new PlaybookShelf(Playbooks.all(), List.of());
  }

  /**
   * Those of the program and those of a folder, whose files end in {@code .yaml} or {@code .yml}.
   *
   * @param folder may not exist
   */
  public static PlaybookShelf with(Path folder) {
    List<String> problems = new ArrayList<>();
    List<Draft> drafts = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (Path file : files(folder, problems)) {
      try {
        Draft draft = Draft.of(file);
        named.addAll(draft.name());
        drafts.add(draft);
      } catch (PlaybookException e) {
        problems.addAll(e.lines());
      }
    }
    List<Playbook> playbooks = new ArrayList<>(Playbooks.all());
    for (Draft draft : drafts) {
      try {
        playbooks.add(draft.playbook(playbooks, named));
      } catch (PlaybookException e) {
        problems.addAll(e.lines());
      }
    }
    return new PlaybookShelf(List.copyOf(playbooks), List.copyOf(problems));
  }

  /**
   * Reads and validates one file of somebody's own.
   *
   * @param beside other files that its conclusions may lead into
   * @throws PlaybookException listing every problem with file, line and column
   */
  public static Playbook check(Path file, List<Path> beside) throws PlaybookException {
    Set<String> named = new HashSet<>();
    for (Path other : beside) {
      try {
        named.addAll(Draft.of(other).name());
      } catch (PlaybookException unreadable) {
        continue; // told when it is checked itself
      }
    }
    return Draft.of(file).playbook(Playbooks.all(), named);
  }

  /** The files of a folder that may be playbooks; none where it cannot be read. */
  public static List<Path> files(Path folder) {
    return files(folder, new ArrayList<>());
  }

  public Optional<Playbook> find(String id) {
    return playbooks.stream().filter(p -> p.id().equals(id)).findFirst();
  }

  private static List<Path> files(Path folder, List<String> problems) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      List<Path> files = found.filter(PlaybookShelf::isPlaybook).sorted().toList();
      if (files.size() > MOST_FILES) {
        problems.add(
            folder + ": holds more than " + MOST_FILES + " playbooks; the rest is left out");
      }
      return files.stream().limit(MOST_FILES).toList();
    } catch (IOException e) {
      problems.add(folder + ": cannot be read");
      return List.of();
    }
  }

  private static boolean isPlaybook(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
  }

  /** The text of a file before it is known to be a playbook. */
  private record Draft(String file, String yaml) {
    private static final Pattern NAME = Pattern.compile("(?m)^playbook:[ ]*[\"']?([\\w-]{1,80})");

    static Draft of(Path file) throws PlaybookException {
      String name = file.getFileName().toString();
      return new Draft(name, text(file, name));
    }

    /** Its id, also where something else is wrong with the file. */
    Set<String> name() {
      return NAME.matcher(yaml).results().map(r -> r.group(1)).collect(Collectors.toSet());
    }

    /**
     * Reads it.
     *
     * @param others whose ids are taken
     * @param named ids of files that conclusions may lead into besides
     */
    Playbook playbook(List<Playbook> others, Set<String> named) throws PlaybookException {
      Playbook playbook = PlaybookReader.read(file, yaml);
      Set<String> taken = others.stream().map(Playbook::id).collect(Collectors.toSet());
      List<PlaybookProblem> problems = new ArrayList<>();
      if (taken.contains(playbook.id())) {
        problems.add(
            new PlaybookProblem(1, 1, "there is a playbook " + playbook.id() + " already"));
      }
      for (Conclusion conclusion : playbook.conclusions()) {
        conclusion
            .continuesIn()
            .filter(id -> !id.equals(playbook.id()))
            .filter(id -> !taken.contains(id) && !named.contains(id))
            .ifPresent(
                id ->
                    problems.add(
                        PlaybookProblem.at(
                            yaml,
                            conclusion.line(),
                            "conclusion " + conclusion.id() + ": there is no playbook " + id)));
      }
      if (!problems.isEmpty()) {
        throw new PlaybookException(file, problems);
      }
      return playbook;
    }
  }

  private static String text(Path file, String name) throws PlaybookException {
    try {
      if (Files.size(file) > LARGEST) {
        throw unreadable(name, "is larger than 1 MB, which no playbook is");
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString();
    } catch (CharacterCodingException e) {
      throw unreadable(name, "is not UTF-8 text");
    } catch (NoSuchFileException e) {
      throw unreadable(name, "does not exist");
    } catch (IOException e) {
      throw unreadable(name, "cannot be read");
    }
  }

  private static PlaybookException unreadable(String name, String why) {
    return new PlaybookException(name, List.of(new PlaybookProblem(1, 1, why)));
  }
}
