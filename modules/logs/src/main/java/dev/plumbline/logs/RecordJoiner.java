package dev.plumbline.logs;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts lines together that are one record: a line that does not begin one belongs to the last. */
final class RecordJoiner {
  /** Longer records are cut: no known line is told by what stands so late in it. */
  private static final int LONGEST = 1 << 16;

  private static final int LONGEST_EVIDENCE = 400;

  private final String log;
  private final Predicate<String> begins;
  private final List<LogRecord> records = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Optional<Instant> time = Optional.empty();
  private Optional<Evidence> evidence = Optional.empty();

  /**
   * @param log name of the log, for the records
   * @param begins true for a line that begins a record
   */
  RecordJoiner(String log, Predicate<String> begins) {
    this.log = log;
    this.begins = begins;
  }

  /** Joins the lines of a file in which each record begins with a time. */
  static List<LogRecord> join(String log, String file, String content, LogTimes times) {
    return join(log, file, content, times, line -> !times.read(line, Optional.empty()).none());
  }

  static List<LogRecord> join(
      String log, String file, String content, LogTimes times, Predicate<String> begins) {
    RecordJoiner joiner = new RecordJoiner(log, begins);
    int number = 0;
    Optional<Instant> previous = Optional.empty();
    for (String line : (Iterable<String>) content.lines()::iterator) {
      number++;
      Optional<Instant> own = times.read(line, previous).time();
      joiner.add(line, own, new Evidence(file, number, shortened(line.strip())));
      previous = own.or(() -> joiner.time);
    }
    return joiner.finish();
  }

  void add(String line, Optional<Instant> lineTime, Evidence where) {
    if (evidence.isPresent() && !begins.test(line)) {
      if (text.length() + line.length() < LONGEST) {
        text.append('\n').append(line);
      }
      return;
    }
    if (line.isBlank()) {
      return;
    }
    flush();
    text.append(line, 0, Math.min(line.length(), LONGEST));
    time = lineTime;
    evidence = Optional.of(where);
  }

  List<LogRecord> finish() {
    flush();
    return List.copyOf(records);
  }

  private void flush() {
    evidence.ifPresent(
        where ->
            records.add(
                new LogRecord(
                    log,
                    records.size(),
                    time,
                    Secrets.masked(text.toString().stripTrailing()),
                    new Evidence(where.file(), where.line(), Secrets.masked(where.text())))));
    text.setLength(0);
    evidence = Optional.empty();
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST_EVIDENCE ? line : line.substring(0, LONGEST_EVIDENCE) + "...";
  }
}
