package dev.plumbline.model.parse.journal;

import dev.plumbline.model.Captured;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** The journal: JSON and text listings of several units merged, each record once. */
public final class Journal {
  private static final String JSON = "journal.jsonl";
  private static final String MESSAGES = "systemd-networkd.log";
  private static final List<String> TEXT =
      List.of("journal-networkd.txt", "journal-units.txt", "setup-policy-routes.log");
  private static final Pattern OTHER_UNITS = Pattern.compile("journal-[^/]+\\.txt");

  private Journal() {}

  public static Captured<List<JournalLine>> read(Reading reading, Optional<Instant> now) {
    JournalMerge merge = new JournalMerge();
    List<String> files = new ArrayList<>();
    boolean whole = true;
    Optional<Parsed<List<JournalLine>>> json =
        reading.text(JSON).map(text -> JournalJson.read(reading, JSON, text));
    if (json.isPresent()) {
      files.add(JSON);
      merge.add(json.get().value(), false);
      whole = json.get().whole();
    }
    Set<String> texts = new LinkedHashSet<>(TEXT);
    texts.addAll(reading.files(OTHER_UNITS).toList());
    JournalText parser = new JournalText(now);
    for (String file : texts) {
      Optional<List<Line>> lines = reading.lines(file);
      if (lines.isPresent()) {
        files.add(file);
        merge.add(parser.read(lines.get()), true);
        whole &= reading.whole(file);
      }
    }
    Optional<List<Line>> messages = reading.lines(MESSAGES);
    if (messages.isPresent()) {
      files.add(MESSAGES);
      merge.add(messages(messages.get()), true);
      whole &= reading.whole(MESSAGES);
    }
    return files.isEmpty()
        ? reading.missing(TEXT.getFirst())
        : new Parsed<>(merge.lines(), List.copyOf(files), whole).captured();
  }

  /** Messages of networkd without a time: only their order counts. */
  private static List<JournalLine> messages(List<Line> lines) {
    return lines.stream()
        .filter(line -> !line.blank())
        .map(
            line ->
                new JournalLine(
                    Optional.empty(),
                    false,
                    "systemd-networkd",
                    OptionalLong.empty(),
                    "systemd-networkd.service",
                    OptionalInt.empty(),
                    line.text().strip(),
                    line.evidence()))
        .toList();
  }
}
