package dev.plumbline.model.parse.text;

import dev.plumbline.model.Captured;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Problem;
import dev.plumbline.model.Recording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a recording as parsers see them, and the list where they note trouble. */
public final class Reading {
  /** No host has more lines or entries than this in one answer; more would only exhaust memory. */
  public static final int MOST_ENTRIES = 200_000;

  /** Routes alone are so many on a host that holds the routes of the Internet. */
  public static final int MOST_ROUTES = 1_500_000;

  private static final int MOST_PROBLEMS_OF_A_FILE = 20;

  /** Control sequences (CSI, OSC) and other two-character escapes of a terminal. */
  private static final Pattern ESCAPES =
      Pattern.compile(
          "\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|[@-Z\\\\-_])");

  /** A line by which people say that they left lines out. */
  private static final Pattern ELISION =
      Pattern.compile("\\s*(?:\\.{3,}|\u2026|\\[\\.{3}]|[<\\[(]snip[>\\])])\\s*");

  private static final Pattern NO_TABLE = Pattern.compile("FIB table does not exist");
  private static final Pattern NO_RIGHTS =
      Pattern.compile("(?i)not permitted|permission denied|must be root|insufficient");

  private final Recording recording;
  private final List<Problem> problems;
  private final Set<String> tooLong = new HashSet<>();
  private final Set<String> elided = new HashSet<>();

  /** Begins with the trouble that the recording itself had. */
  public Reading(Recording recording) {
    this.recording = recording;
    this.problems = new ArrayList<>(recording.problems());
  }

  /** What is read. */
  public Recording recording() {
    return recording;
  }

  /** The trouble noted so far. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Notes trouble; of one file only the first few are kept. */
  public void problem(String file, int line, String text) {
    Problem problem = new Problem(file, line, text);
    long known = problems.stream().filter(p -> p.file().equals(file)).count();
    if (known < MOST_PROBLEMS_OF_A_FILE && !problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /**
   * The text of a file that counts as captured, terminal escapes removed. A failed command counts
   * as not captured, except that {@code ip route show table N} fails where the table has no route:
   * that is an empty answer.
   */
  public Optional<String> text(String file) {
    return recording.has(file) && failure(file).isEmpty() ? raw(file) : Optional.empty();
  }

  /** The text of a file whatever its command said, for listings that hold partial answers. */
  public Optional<String> raw(String file) {
    return recording.text(file).map(Reading::clean);
  }

  /** Like {@link #text}, in lines. */
  public Optional<List<Line>> lines(String file) {
    return text(file).map(text -> lines(file, text));
  }

  /** Like {@link #raw}, in lines. */
  public Optional<List<Line>> rawLines(String file) {
    return raw(file).map(text -> lines(file, text));
  }

  private List<Line> lines(String file, String text) {
    List<Line> lines = Line.of(file, text, MOST_ENTRIES);
    if (lines.size() == MOST_ENTRIES) {
      tooLong(file, MOST_ENTRIES);
    }
    if (lines.stream().anyMatch(line -> ELISION.matcher(line.text()).matches())) {
      elided.add(file);
    }
    return lines;
  }

  /** Notes that only the first entries of a file were read. */
  void tooLong(String file, int most) {
    tooLong.add(file);
    problem(file, 0, "is too long; its first %,d lines or entries were read".formatted(most));
  }

  /** Removes terminal escapes, a byte order mark and NUL bytes. */
  public static String clean(String text) {
    String plain = text.indexOf('\u001b') < 0 ? text : ESCAPES.matcher(text).replaceAll("");
    return plain.indexOf('\0') < 0 && !plain.startsWith("\ufeff")
        ? plain
        : plain.replace("\0", "").replace("\ufeff", "");
  }

  /** True for the answer of {@code ip route show table N} where the table has no route. */
  boolean absentTable(String file, String text) {
    String stderr = recording.command(file).flatMap(CommandRun::stderr).orElse("");
    return NO_TABLE.matcher(text).find()
        || text.strip().equals("[") && (file.contains("table-") || NO_TABLE.matcher(stderr).find());
  }

  /**
   * False when the manifest says that the file was cut, when a line of three dots stands for others
   * in it, or when it was too long to be read.
   */
  public boolean whole(String file) {
    return !tooLong.contains(file)
        && !elided.contains(file)
        && !recording.manifest().incomplete().contains(file)
        && recording.command(file).flatMap(CommandRun::cut).isEmpty();
  }

  /** Says why nothing is known: the first of these files is the one to capture. */
  public <T> Captured<T> missing(String file) {
    if (!recording.has(file)) {
      return Captured.missing(file, file + " is not in the recording");
    }
    return Captured.missing(file, failure(file).orElse(file + " holds nothing that could be read"));
  }

  /** Files of the recording that match, in name order. */
  public Stream<String> files(Pattern pattern) {
    return recording.files().stream().filter(f -> pattern.matcher(f).matches());
  }

  private Optional<String> failure(String file) {
    Optional<CommandRun> run = recording.command(file);
    int exit = run.map(r -> r.exit().orElse(0)).orElse(0);
    String stderr = run.flatMap(CommandRun::stderr).orElse("").strip();
    boolean empty = recording.bytes(file).map(b -> b.length == 0).orElse(true);
    boolean refused = empty && NO_RIGHTS.matcher(stderr).find();
    if (exit == 0 && !refused
        || NO_TABLE.matcher(stderr).find()
        || run.flatMap(CommandRun::cut).isPresent() && !empty) {
      return Optional.empty();
    }
    return Optional.of(
        "`"
            + Line.shortened(run.map(CommandRun::command).orElse(file))
            + "` "
            + (exit == 0 ? "lacked the rights" : "failed with exit status " + exit)
            + (stderr.isEmpty()
                ? ""
                : ": " + Line.shortened(stderr.lines().findFirst().orElse(""))));
  }
}
