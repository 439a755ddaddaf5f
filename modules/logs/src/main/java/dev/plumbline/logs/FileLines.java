package dev.plumbline.logs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes rows of the lines of one file, in order: time, program, level. */
final class FileLines {
  private static final int LOOKED_AT = 400;
  private static final Pattern PROGRAM =
      Pattern.compile("^(\\S+) ([A-Za-z0-9_./@-]+)(?:\\[(\\d{1,9})\\])?: ");
  private static final Pattern LEVEL =
      Pattern.compile(
          "(?i)(?:^|[\\s\\[|\"(])(fatal|critical|crit|error|err|warning|warn|notice|info|debug|trace)"
              + "(?=[\\s\\]|\":),]|$)");

  private final LogTimes times;
  private Optional<Instant> previous = Optional.empty();
  private boolean timed;

  FileLines(LogTimes times) {
    this.times = times;
  }

  Entry row(byte[] line) {
    String text = new String(line, 0, Math.min(line.length, LOOKED_AT), StandardCharsets.UTF_8);
    LogTimes.Read read = times.read(text, previous);
    boolean own = read.time().isPresent();
    timed |= own;
    previous = read.time().or(() -> previous);
    String rest = text.substring(Math.min(read.length(), text.length())).stripLeading();
    Matcher program = PROGRAM.matcher(own ? rest : "");
    boolean named = program.find();
    return new Entry(
        LogLine.Kind.LINE,
        previous.map(Entry::micros).orElse(Entry.NO_TIME),
        own ? read.precision() : Precision.NONE,
        read.estimated() || (!own && timed && previous.isPresent()),
        "",
        named ? program.group(2) : "",
        named && program.group(3) != null ? Long.parseLong(program.group(3)) : -1,
        own ? level(rest) : -1,
        line,
        Optional.empty());
  }

  long lastMicros() {
    return previous.map(Entry::micros).orElse(Entry.NO_TIME);
  }

  /** The level a line names near its beginning, as a syslog level; -1 when none. */
  static int level(String text) {
    Matcher found = LEVEL.matcher(text.substring(0, Math.min(80, text.length())));
    if (!found.find()) {
      return -1;
    }
    return switch (found.group(1).toLowerCase(Locale.ROOT)) {
      case "fatal", "critical", "crit" -> 2;
      case "error", "err" -> 3;
      case "warning", "warn" -> 4;
      case "notice" -> 5;
      case "info" -> 6;
      default -> 7;
    };
  }
}
