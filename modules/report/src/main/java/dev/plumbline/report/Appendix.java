package dev.plumbline.report;

import dev.plumbline.guide.Finding;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** Commands as run and what they printed: cited files with their output, the others by name. */
final class Appendix {
  private static final int LINES = 60;
  private static final int AROUND = 6;
  private static final int LINE_LENGTH = 1200;

  private static final double COLUMN = 250;
  private static final int SCRIPT = 6;

  private final Paper paper;
  private final Blocks blocks;
  private final ReportContent content;

  Appendix(Paper paper, ReportContent content) {
    this.paper = paper;
    this.blocks = new Blocks(paper);
    this.content = content;
  }

  static String anchor(String file) {
    return "file " + file;
  }

  /** Files that a finding cites, so that their output is printed. */
  static SortedSet<String> cited(ReportContent content) {
    SortedSet<String> files = new TreeSet<>();
    for (Finding finding : content.diagnosis().findings()) {
      finding.evidence().stream()
          .map(Evidence::file)
          .filter(content.snapshot().recording()::has)
          .forEach(files::add);
    }
    return files;
  }

  void write() throws IOException {
    Recording recording = content.snapshot().recording();
    paper.turnPage(false);
    blocks.chapter("Commands and outputs", "appendix");
    SortedSet<String> cited = cited(content);
    for (String file : cited) {
      output(recording, file);
    }
    blocks.chapter("All files of the recording", "files");
    for (String file : recording.files()) {
      String how = recording.command(file).map(Appendix::brief).orElse("command not recorded");
      blocks.pair(
          file,
          paper.type().fit(how, Type.CODE_MUTED, paper.width() - COLUMN),
          COLUMN,
          Type.CODE_MUTED);
    }
    blocks.rule();
  }

  private void output(Recording recording, String file) throws IOException {
    paper.room(90);
    paper.bookmark(file, anchor(file), true);
    blocks.line(file, Type.STRONG);
    recording.command(file).map(Appendix::describe).ifPresent(how -> paragraph(how));
    paper.down(3);
    List<String> all = recording.text(file).orElse("").lines().toList();
    if (all.isEmpty()) {
      blocks.paragraph("The output was empty.", Type.SMALL);
    } else {
      blocks.code(excerpt(file, all, citedLines(file)));
    }
    paper.down(14);
  }

  private void paragraph(String text) {
    try {
      blocks.paragraph(text, Type.CODE_MUTED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Integer> citedLines(String file) {
    return content.diagnosis().findings().stream()
        .flatMap(f -> f.evidence().stream())
        .filter(e -> e.file().equals(file) && e.line() > 0)
        .map(Evidence::line)
        .distinct()
        .toList();
  }

  /**
   * The beginning, and what surrounds cited lines further down; gaps say how much is left out. Of
   * JSON only the cited lines: each stands for itself, and nobody reads the others.
   */
  private static List<String> excerpt(String file, List<String> all, List<Integer> cited) {
    boolean json = file.endsWith(".json") || file.endsWith(".jsonl");
    int head = !json ? LINES : cited.isEmpty() ? 2 : 0;
    int around = json ? 0 : AROUND;
    List<String> shown = new ArrayList<>();
    int skipped = 0;
    for (int i = 0; i < all.size(); i++) {
      int line = i + 1;
      boolean near = cited.stream().anyMatch(c -> Math.abs(c - line) <= around);
      if (i >= head && !near) {
        skipped++;
        continue;
      }
      if (skipped > 0) {
        shown.add("… " + skipped + " lines left out");
        skipped = 0;
      }
      String text = all.get(i);
      String cut = text.length() > LINE_LENGTH ? text.substring(0, LINE_LENGTH) + " …" : text;
      shown.add(String.format(Locale.ROOT, "%4d  %s", line, cut));
    }
    if (skipped > 0) {
      shown.add("… " + skipped + " more lines in the recording");
    }
    return shown;
  }

  /** The command alone, on one line. */
  private static String brief(CommandRun run) {
    long lines = run.command().strip().lines().count();
    return lines > 1 ? "a script of " + lines + " lines" : "$ " + run.command();
  }

  private static String describe(CommandRun run) {
    List<String> command = run.command().lines().toList();
    StringBuilder text = new StringBuilder("$ ");
    text.append(String.join("\n", command.subList(0, Math.min(SCRIPT, command.size()))));
    if (command.size() > SCRIPT) {
      text.append("\n… ").append(command.size() - SCRIPT).append(" more lines of this script");
    }
    run.exit().ifPresent(exit -> text.append("\nexit ").append(exit));
    run.seconds().ifPresent(s -> text.append(String.format(Locale.ROOT, ", %.2f s", s)));
    run.cut().ifPresent(why -> text.append(", cut: ").append(why));
    run.stderr().filter(e -> !e.isBlank()).ifPresent(e -> text.append("\n").append(e.strip()));
    return text.toString();
  }
}
