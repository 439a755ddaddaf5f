package dev.plumbline.model.parse.imds;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.imds.RoleDocument;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The role document, of which only code, message and times are read. */
final class RoleText {
  private static final String FILE = "imds-role.txt";
  private static final Pattern ROLE = Pattern.compile("role: (\\S+)\\s*");
  private static final Pattern CLOCK = Pattern.compile("guest clock: (\\S+)\\s*");
  private static final Pattern FIELD =
      Pattern.compile("\"(Code|Message|Expiration)\"\\s*:\\s*\"([^\"]*)\"");

  private RoleText() {}

  static Captured<RoleDocument> read(Reading reading) {
    Optional<List<Line>> lines = reading.lines(FILE).filter(l -> !l.isEmpty());
    if (lines.isEmpty()) {
      return reading.missing(FILE);
    }
    Map<String, String> values = new HashMap<>();
    Evidence evidence = lines.get().getFirst().evidence();
    for (Line line : lines.get()) {
      Matcher role = ROLE.matcher(line.text());
      Matcher clock = CLOCK.matcher(line.text());
      Matcher field = FIELD.matcher(line.text());
      if (role.matches()) {
        values.putIfAbsent("role", role.group(1));
      } else if (clock.matches()) {
        values.putIfAbsent("clock", clock.group(1));
      }
      while (field.find()) {
        values.putIfAbsent(field.group(1), field.group(2));
        if (field.group(1).equals("Code")) {
          evidence = new Evidence(FILE, line.number(), field.group());
        }
      }
    }
    RoleDocument document =
        new RoleDocument(
            Optional.ofNullable(values.get("role")),
            Optional.ofNullable(values.get("Code")),
            Optional.ofNullable(values.get("Message")),
            time(values.get("Expiration")),
            time(values.get("clock")),
            evidence);
    return new Parsed<>(document, List.of(FILE), reading.whole(FILE)).captured();
  }

  private static Optional<Instant> time(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(t -> OffsetDateTime.parse(t).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty(); // a time that nobody can read says nothing
    }
  }
}
