package dev.plumbline.model;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recording out of what another collector gathered: files get the names of a recording, secrets
 * are masked, and host and time are taken from where such collectors put them.
 */
final class Collected {
  /** {@code eks_i-0123456789abcdef0_2026-11-21_0312-UTC_0.7.9}, eks-log-collector.sh. */
  private static final Pattern COLLECTOR =
      Pattern.compile("eks_(i-[0-9a-f]+)_(\\d{4}-\\d\\d-\\d\\d_\\d{4})-UTC_.*");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd_HHmm", Locale.ROOT);
  private static final int LONGEST_ID = 64;

  private Collected() {}

  static Recording recording(
      String name, SequencedMap<String, byte[]> files, List<Problem> problems) {
    ArchiveNames.Named named = ArchiveNames.of(files);
    Manifest plain = Manifest.named(name);
    if (named.commands().isEmpty()) {
      return new Recording(plain, files, problems);
    }
    SequencedMap<String, byte[]> safe = new LinkedHashMap<>();
    named.files().forEach((file, bytes) -> safe.put(file, Secrets.masked(bytes)));
    Matcher collector = COLLECTOR.matcher(name);
    boolean known = collector.matches();
    Manifest manifest =
        new Manifest(
            name,
            id(safe).or(() -> known ? Optional.of(collector.group(1)) : Optional.empty()),
            Optional.of("archive"),
            known ? time(collector.group(2)) : Optional.empty(),
            plain.packageVersion(),
            named.commands(),
            plain.incomplete(),
            plain.notes(),
            plain.raw());
    return new Recording(manifest, safe, problems);
  }

  private static Optional<String> id(SequencedMap<String, byte[]> files) {
    return files.entrySet().stream()
        .filter(f -> f.getKey().endsWith("instance-id.txt") && f.getValue().length < LONGEST_ID)
        .map(f -> new String(f.getValue(), StandardCharsets.UTF_8).strip())
        .filter(text -> text.matches("i-[0-9a-f]{8,17}"))
        .findFirst();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty(); // a name that only looks like the collector's
    }
  }
}
