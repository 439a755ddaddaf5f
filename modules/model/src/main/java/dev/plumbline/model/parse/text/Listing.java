package dev.plumbline.model.parse.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Output of {@code ls -lR}; times are exact with {@code --time-style=full-iso} only. */
public final class Listing {
  private static final Pattern FOLDER = Pattern.compile("(/.*):");
  private static final Pattern ENTRY =
      Pattern.compile("([-dlpsbc])\\S{9}\\S?\\s+\\d+\\s+\\S+\\s+\\S+\\s+\\d+\\s+(.*)");
  private static final Pattern FULL =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d\\.\\d{1,9}) ([+-]\\d{4}) (.*)");
  private static final Pattern SHORT =
      Pattern.compile(
          "(?:\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d|[A-Z][a-z]{2} +\\d{1,2} +(?:\\d\\d:\\d\\d|\\d{4}))"
              + " (.*)");
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("XX")
          .toFormatter(Locale.ROOT);

  private Listing() {}

  /** One entry; {@code type} is the first letter of its mode, {@code target} that of a link. */
  public record Entry(
      String folder,
      String name,
      char type,
      Optional<Instant> changed,
      Optional<String> target,
      Line line) {
    /** The whole path of the entry. */
    public String path() {
      return folder + "/" + name;
    }
  }

  /** The entries in file order; lines of other forms are passed over. */
  public static List<Entry> read(List<Line> lines) {
    List<Entry> entries = new ArrayList<>();
    String folder = "";
    for (Line line : lines) {
      Matcher head = FOLDER.matcher(line.text());
      Matcher entry = ENTRY.matcher(line.text());
      if (head.matches()) {
        folder = head.group(1);
      } else if (entry.matches()) {
        char type = entry.group(1).charAt(0);
        Matcher full = FULL.matcher(entry.group(2));
        Matcher brief = SHORT.matcher(entry.group(2));
        if (full.matches()) {
          String time = full.group(1) + "T" + full.group(2) + full.group(3);
          entries.add(entry(folder, full.group(4), type, time(time), line));
        } else if (brief.matches()) {
          entries.add(entry(folder, brief.group(1), type, Optional.empty(), line));
        }
      }
    }
    return List.copyOf(entries);
  }

  private static Entry entry(
      String folder, String name, char type, Optional<Instant> changed, Line line) {
    int arrow = type == 'l' ? name.indexOf(" -> ") : -1;
    return new Entry(
        folder,
        arrow < 0 ? name : name.substring(0, arrow),
        type,
        changed,
        arrow < 0 ? Optional.empty() : Optional.of(name.substring(arrow + 4)),
        line);
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text, TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty(); // the entry counts without its time
    }
  }
}
