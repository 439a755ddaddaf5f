package dev.plumbline.logs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Follows the entries of one unfiltered journal and says where lines are missing: the first entry
 * after a resume must be the one asked for, and journald's counter rises by one.
 */
final class JournalProof {
  private static final String SUPPRESSED = "a596d6fe7bfa4994828e72309e95d61e";
  private static final long CLOCK_STEP_MICROS = 2_000_000;

  /** Entries of two files may change places by a few; only what stays away is lost. */
  private static final int SETTLES_WITHIN = 32;

  private static final int RANGE_LIMIT = 64;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private final boolean allRights;
  private Cursor reached;
  private String machine;
  private String boot = "";
  private long realtime;
  private long monotonic;
  private boolean resuming;
  private final NavigableSet<Long> missing = new TreeSet<>();
  private int sinceMissing;

  /**
   * @param position what {@link #position} gave, or empty at the first start
   * @param allRights false when entries of others cannot be read, so that the counter proves
   *     nothing
   */
  JournalProof(byte[] position, boolean allRights) {
    String[] lines = new String(position, StandardCharsets.UTF_8).split("\n", 3);
    this.machine = lines[0];
    this.reached = new Cursor(lines.length > 1 ? lines[1] : "");
    this.boot = lines.length > 2 ? lines[2] : "";
    this.allRights = allRights;
    this.resuming = !reached.text().isEmpty();
  }

  /** What to keep beside the lines. */
  byte[] position() {
    return String.join("\n", machine, reached.text(), boot).getBytes(StandardCharsets.UTF_8);
  }

  Cursor cursor() {
    return reached;
  }

  /** Takes an entry; answers the rows it makes. */
  List<Entry> accept(JournalEntry entry) {
    List<Entry> rows = new ArrayList<>();
    String from = entry.text("_MACHINE_ID");
    if (machine.isEmpty()) {
      machine = from;
    } else if (!from.isEmpty() && !from.equals(machine)) {
      return rows;
    }
    Cursor cursor = entry.cursor();
    if (resuming) {
      resuming = false;
      if (cursor.equals(reached)) {
        remember(entry);
        return rows;
      }
      vacuumed(rows, cursor);
    } else {
      count(rows, cursor);
    }
    marks(rows, entry);
    rows.add(entry.row());
    losses(rows, entry);
    remember(entry);
    return rows;
  }

  private void vacuumed(List<Entry> rows, Cursor first) {
    long between = first.sequence() - reached.sequence() - 1;
    if (between == 0) {
      return;
    }
    String span =
        "%s (%s to %s UTC%s)"
            .formatted(
                words(Math.abs(first.micros() - reached.micros())),
                clock(reached.micros()),
                clock(first.micros()),
                between > 0 ? ", at most %,d entries of all units".formatted(between) : "");
    rows.add(
        Entry.note(
            LogLine.Kind.GAP,
            reached.micros(),
            "Journal was vacuumed: " + span + " cannot be recovered."));
  }

  private void count(List<Entry> rows, Cursor cursor) {
    long last = reached.sequence();
    long now = cursor.sequence();
    if (!allRights || last < 0 || now < 0) {
      return;
    }
    missing.remove(now);
    if (now > last + 1) {
      if (now - last - 1 > RANGE_LIMIT) {
        rows.add(lost(now - last - 1));
      } else {
        for (long i = last + 1; i < now; i++) {
          missing.add(i);
        }
        sinceMissing = 0;
      }
    }
    if (!missing.isEmpty() && ++sinceMissing > SETTLES_WITHIN) {
      rows.add(lost(missing.size()));
      missing.clear();
    }
  }

  private Entry lost(long entries) {
    String text =
        "%,d journal %s missing here: the journal was vacuumed before they could be read."
            .formatted(entries, entries == 1 ? "entry is" : "entries are");
    return Entry.note(LogLine.Kind.GAP, reached.micros(), text);
  }

  private void marks(List<Entry> rows, JournalEntry entry) {
    if (boot.isEmpty()) {
      return;
    }
    if (!entry.boot().equals(boot)) {
      rows.add(
          Entry.note(
              LogLine.Kind.MARK,
              entry.realtime(),
              "Rebooted: first line of the new boot at " + clock(entry.realtime()) + " UTC"));
      return;
    }
    long step = (entry.realtime() - realtime) - (entry.monotonic() - monotonic);
    if (realtime != 0 && Math.abs(step) > CLOCK_STEP_MICROS) {
      String way = step < 0 ? "back " : "forward ";
      rows.add(
          Entry.note(
              LogLine.Kind.MARK,
              entry.realtime(),
              "Clock set " + way + words(Math.abs(step)) + " here"));
    }
  }

  private static void losses(List<Entry> rows, JournalEntry entry) {
    String message = entry.text("MESSAGE");
    if (entry.text("MESSAGE_ID").equals(SUPPRESSED)) {
      String dropped =
          "journald dropped %,d messages of %s: its rate limit was reached."
              .formatted(entry.number("N_DROPPED", digits(message)), entry.unit());
      rows.add(Entry.note(LogLine.Kind.GAP, entry.realtime(), dropped));
    } else if (entry.text("_TRANSPORT").equals("driver")
        && message.matches("Missed \\d+ kernel messages")) {
      String missed =
          "journald missed %,d kernel messages: they came faster than it read."
              .formatted(digits(message));
      rows.add(Entry.note(LogLine.Kind.GAP, entry.realtime(), missed));
    }
  }

  private static long digits(String message) {
    String digits = message.replaceAll("^\\D*(\\d{1,15}).*$", "$1");
    return digits.matches("\\d+") ? Long.parseLong(digits) : 0;
  }

  private void remember(JournalEntry entry) {
    long behind = reached.sequence() - entry.cursor().sequence();
    boolean swapped = behind > 0 && behind < RANGE_LIMIT;
    if (!swapped) {
      reached = entry.cursor();
    }
    boot = entry.boot();
    realtime = entry.realtime();
    monotonic = entry.monotonic();
  }

  private static String clock(long micros) {
    return CLOCK.format(Entry.instant(micros).orElse(Instant.EPOCH));
  }

  /** A span in words: {@code 12 min}, {@code 40 s}, {@code 3 h}. */
  static String words(long micros) {
    Duration span = Duration.ofMillis(Math.round(micros / 1000.0));
    long seconds = Math.round(span.toMillis() / 1000.0);
    if (seconds < 120) {
      return seconds + " s";
    }
    return seconds < 7200
        ? Math.round(seconds / 60.0) + " min"
        : Math.round(seconds / 3600.0) + " h";
  }
}
