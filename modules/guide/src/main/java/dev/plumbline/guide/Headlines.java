package dev.plumbline.guide;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** One sentence an id, for banners ({@code headlines.txt}); {@code {link}} is the interface. */
final class Headlines {
  private static final Map<String, String> SENTENCES = load();

  private Headlines() {}

  /** The sentence of a finding; its summary where no sentence is written. */
  static String of(Finding finding) {
    String link = finding.links().isEmpty() ? finding.subject() : finding.links().getFirst();
    String sentence = SENTENCES.getOrDefault(finding.id(), finding.summary());
    return sentence.replace("{link}", link).replace("{subject}", finding.subject());
  }

  static Map<String, String> all() {
    return SENTENCES;
  }

  private static Map<String, String> load() {
    InputStream stream = Headlines.class.getResourceAsStream("headlines.txt");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(stream, "headlines.txt"), StandardCharsets.UTF_8))) {
      return reader.readAllLines().stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" +", 2))
          .collect(Collectors.toUnmodifiableMap(p -> p[0], p -> p[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
