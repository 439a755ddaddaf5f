package dev.plumbline.logs;

import dev.plumbline.model.JournalLine;
import dev.plumbline.model.Recording;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log of the SSM Agent: its files and its copy in the journal, each record once. The agent
 * writes local times without an offset (amazon-ssm-agent, seelog template).
 */
final class AgentLog {
  static final String NAME = "amazon-ssm-agent";

  private static final Pattern FILES =
      Pattern.compile("var-log-amazon-ssm-[^/]+\\.log(?:\\.\\d+)?");
  private static final Pattern HEAD =
      Pattern.compile(
          "^(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)(?:\\.\\d{4})?"
              + " (?:TRACE|DEBUG|INFO|WARN|ERROR|CRITICAL) (\\[\\S+ @ \\S+\\.go\\.\\d+\\] )?");
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final Recording recording;
  private final List<JournalLine> journal;

  AgentLog(Recording recording, List<JournalLine> journal) {
    this.recording = recording;
    this.journal = journal.stream().filter(line -> line.identifier().endsWith(NAME)).toList();
  }

  /** Files of a recording that hold parts of it, the main log first. */
  static List<String> files(Recording recording) {
    return recording.files().stream().filter(name -> FILES.matcher(name).matches()).toList();
  }

  List<LogRecord> read() {
    Optional<ZoneId> zone = HostZone.of(recording).or(this::zoneOfJournal);
    LogTimes times = new LogTimes(zone.orElse(ZoneOffset.UTC), Instant::now, Optional.empty());
    Map<String, LogRecord> once = new LinkedHashMap<>();
    for (String file : files(recording)) {
      String content = recording.text(file).orElse("");
      RecordJoiner.join(NAME, file, content, times, AgentLog::begins)
          .forEach(record -> keep(once, record));
    }
    copies(times).forEach(record -> keep(once, record));
    List<LogRecord> sorted = new ArrayList<>(once.values());
    sorted.sort(RecordOrder.byTime(sorted));
    return zone.isPresent() ? sorted : sorted.stream().map(AgentLog::untimed).toList();
  }

  /** The journal's copies, without what the journal put before each line. */
  private List<LogRecord> copies(LogTimes times) {
    RecordJoiner joiner = new RecordJoiner(NAME, AgentLog::begins);
    for (JournalLine line : journal) {
      line.message()
          .lines()
          .forEach(
              text -> {
                Optional<Instant> own = times.read(text, Optional.empty()).time();
                joiner.add(text, own.or(line::time), line.evidence());
              });
    }
    return joiner.finish();
  }

  private static boolean begins(String line) {
    return HEAD.matcher(line).find();
  }

  private static void keep(Map<String, LogRecord> once, LogRecord record) {
    Matcher head = HEAD.matcher(record.text());
    boolean function = head.find() && head.group(2) != null;
    String text =
        function
            ? record.text().substring(0, head.start(2)) + record.text().substring(head.end(2))
            : record.text();
    LogRecord plain = with(record, record.time(), text);
    String first = text.lines().findFirst().orElse("").strip();
    once.merge(first, plain, AgentLog::longer);
  }

  /** The record as first read, with the fuller text: a copy may end with a stack trace. */
  private static LogRecord longer(LogRecord known, LogRecord again) {
    boolean more = again.text().lines().count() > known.text().lines().count();
    return more ? with(known, known.time(), again.text()) : known;
  }

  private static LogRecord untimed(LogRecord record) {
    return with(record, Optional.empty(), record.text());
  }

  private static LogRecord with(LogRecord record, Optional<Instant> time, String text) {
    return new LogRecord(record.log(), record.order(), time, text, record.evidence());
  }

  /** The offset by which the agent's times differ from the journal's, in quarters of an hour. */
  private Optional<ZoneId> zoneOfJournal() {
    Map<ZoneOffset, Integer> votes = new HashMap<>();
    for (JournalLine line : journal) {
      Matcher head = HEAD.matcher(line.message());
      if (line.time().isPresent() && head.find()) {
        LocalDateTime local = LocalDateTime.parse(head.group(1), LOCAL);
        long seconds =
            local.toEpochSecond(ZoneOffset.UTC) - line.time().orElseThrow().getEpochSecond();
        long quarters = Math.round(seconds / 900.0);
        if (Math.abs(quarters) <= 14 * 4) {
          votes.merge(ZoneOffset.ofTotalSeconds((int) quarters * 900), 1, Integer::sum);
        }
      }
    }
    return votes.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }
}
