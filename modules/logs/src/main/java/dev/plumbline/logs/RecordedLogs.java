package dev.plumbline.logs;

import dev.plumbline.model.JournalLine;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The logs of a recording as records: files of known programs, and the journal. */
public final class RecordedLogs {
  /** Logs whose times name their zone, or are in UTC, by the program that writes them. */
  private static final Map<String, Pattern> FILES = new LinkedHashMap<>();

  static {
    FILES.put("ipamd", Pattern.compile("ipamd(?:-[^/]+)?\\.log"));
    FILES.put("aws-cni", Pattern.compile("plugin(?:-[^/]+)?\\.log"));
    FILES.put("network-policy-agent", Pattern.compile("network-policy-agent[^/]*\\.log"));
    FILES.put("cilium-agent", Pattern.compile("cilium-agent[^/]*\\.log"));
    FILES.put("cloud-init", Pattern.compile("(?:var-log-)?cloud-init(?:-output)?\\.log"));
    FILES.put("envoy", Pattern.compile("envoy-log(?:-[^/]+)?\\.txt"));
    FILES.put(
        "program",
        Pattern.compile(
            "(?!(?:ipamd|plugin|network-policy-agent|cilium-agent|setup-policy-routes"
                + "|systemd-networkd|var-log-amazon-ssm-|var-log-cloud-init|cloud-init)[^/]*$)"
                + "[^/]+\\.log"));
  }

  private final List<LogRecord> records;
  private final Map<String, Set<String>> files;

  private RecordedLogs(List<LogRecord> records, Map<String, Set<String>> files) {
    this.records = records;
    this.files = files;
  }

  /** Reads them all. */
  public static RecordedLogs of(Snapshot snapshot) {
    Recording recording = snapshot.recording();
    List<JournalLine> journal = snapshot.journal().orElse(List.of());
    List<LogRecord> records = new ArrayList<>(new AgentLog(recording, journal).read());
    Map<String, Set<String>> files = new LinkedHashMap<>();
    AgentLog.files(recording).forEach(file -> add(files, AgentLog.NAME, file));
    ZoneId zone = HostZone.of(recording).orElse(ZoneOffset.UTC);
    LogTimes times = new LogTimes(zone, Instant::now, Optional.empty());
    FILES.forEach(
        (log, pattern) ->
            recording.files().stream()
                .filter(file -> pattern.matcher(file).matches() && captured(recording, file))
                .forEach(
                    file -> {
                      add(files, log, file);
                      String content = recording.text(file).orElse("");
                      records.addAll(RecordJoiner.join(log, file, content, times));
                    }));
    for (JournalLine line : journal) {
      add(files, line.identifier(), line.evidence().file());
      if (!line.identifier().endsWith(AgentLog.NAME)) {
        records.add(
            new LogRecord(line.identifier(), 0, line.time(), line.message(), line.evidence()));
      }
    }
    return new RecordedLogs(numbered(records), files);
  }

  /** False for the empty answer of a command that failed. */
  private static boolean captured(Recording recording, String file) {
    boolean failed = recording.command(file).map(run -> run.exit().orElse(0) != 0).orElse(false);
    return !failed || !recording.text(file).orElse("").isBlank();
  }

  private static void add(Map<String, Set<String>> files, String log, String file) {
    files.computeIfAbsent(log, _ -> new TreeSet<>()).add(file);
  }

  private static List<LogRecord> numbered(List<LogRecord> records) {
    List<LogRecord> sorted = new ArrayList<>(records);
    sorted.sort(RecordOrder.byTime(records));
    List<LogRecord> numbered = new ArrayList<>(sorted.size());
    for (LogRecord r : sorted) {
      numbered.add(new LogRecord(r.log(), numbered.size(), r.time(), r.text(), r.evidence()));
    }
    return List.copyOf(numbered);
  }

  /** Every record, in the order of time as far as it is known. */
  public List<LogRecord> all() {
    return records;
  }

  /** The records of one program, oldest first. */
  public List<LogRecord> of(String log) {
    return records.stream().filter(record -> record.log().equals(log)).toList();
  }

  /** Files that hold lines of a program; none when its log was not captured. */
  public List<String> files(String log) {
    return List.copyOf(files.getOrDefault(log, Set.of()));
  }
}
