package dev.plumbline.guide.check.envoy;

import dev.plumbline.logs.LogRecord;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.envoy.ConfigEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts of the configuration that Envoy refused and has not taken since: from {@code error_state}
 * of the dump, and from the log where the dump does not show the part.
 */
final class Refusals {
  private static final Pattern NAMED =
      Pattern.compile(
          "Error adding/updating (?:listener|cluster)\\(s\\) ([^\\s:]+(?::[^\\s:]+)*?):\\s"
              + "|listener '([^']+)' failed to bind"
              + "|error adding listener:? '?([^\\s':]+(?::\\d+)?)'?");
  private static final Pattern TAKEN =
      Pattern.compile("(?:add/update listener|added|updat\\w+) '([^']+)'");
  private static final Pattern BIND =
      Pattern.compile(
          "cannot bind '([^']*):(\\d{1,5})': (Permission denied|Address (?:already )?in use)");
  private static final Pattern KIND = Pattern.compile("envoy\\.config\\.(\\w+)\\.v");

  private final Map<String, Refusal> refusals = new LinkedHashMap<>();

  private Refusals() {}

  /**
   * A refused part.
   *
   * @param name of the listener or cluster, else its kind, else the address
   * @param text what Envoy said
   * @param serving true when an older version of it is in use
   */
  record Refusal(String name, String text, boolean serving, List<Evidence> evidence) {
    /** Address and port that could not be bound for lack of rights, below 1024. */
    Optional<String> privileged() {
      Matcher bind = BIND.matcher(text);
      return bind.find()
              && bind.group(3).startsWith("Permission")
              && Integer.parseInt(bind.group(2)) < 1024
          ? Optional.of(bind.group(1) + ":" + bind.group(2))
          : Optional.empty();
    }

    /** Address and port that somebody else listens on. */
    Optional<String> taken() {
      Matcher bind = BIND.matcher(text);
      return bind.find() && bind.group(3).startsWith("Address")
          ? Optional.of(bind.group(1) + ":" + bind.group(2))
          : Optional.empty();
    }
  }

  static List<Refusal> of(EnvoyFacts facts) {
    Refusals found = new Refusals();
    List<ConfigEntry> entries = facts.state().configs().orElse(List.of());
    for (ConfigEntry entry : entries) {
      entry
          .error()
          .ifPresent(error -> found.add(entry.name(), error, entry.active(), entry.evidence()));
    }
    List<Sighting> lines =
        facts
            .context()
            .sightings()
            .of(
                "envoy-bind-denied",
                "envoy-bind-in-use",
                "envoy-listener-refused",
                "envoy-config-rejected")
            .toList();
    lines.stream()
        .map(Sighting::record)
        .distinct()
        .filter(record -> !settled(facts, entries, record))
        .forEach(record -> found.add(name(record.text()), record.text(), false, record.evidence()));
    return List.copyOf(found.refusals.values());
  }

  private void add(String name, String text, boolean serving, Evidence evidence) {
    Optional<Refusal> known = Optional.ofNullable(refusals.get(name));
    List<Evidence> lines = new ArrayList<>(known.map(Refusal::evidence).orElse(List.of()));
    if (lines.size() < 4) {
      lines.add(evidence);
    }
    refusals.put(
        name,
        new Refusal(
            name,
            known.map(Refusal::text).filter(t -> !t.isEmpty()).orElse(text),
            serving || known.filter(Refusal::serving).isPresent(),
            List.copyOf(lines)));
  }

  /** True when the part was taken later, the process is another, or the dump shows it well. */
  private static boolean settled(EnvoyFacts facts, List<ConfigEntry> entries, LogRecord record) {
    String name = name(record.text());
    if (entries.stream().anyMatch(e -> e.name().equals(name))) {
      return entries.stream().noneMatch(e -> e.name().equals(name) && e.error().isPresent());
    }
    return facts.log().stream()
        .filter(later -> later.order() > record.order())
        .map(LogRecord::text)
        .anyMatch(text -> text.contains("initializing epoch") || taken(text, name));
  }

  private static boolean taken(String text, String name) {
    Matcher match = TAKEN.matcher(text);
    return match.find() && match.group(1).equals(name);
  }

  /** What the text names: a listener or cluster, else the address, else the kind of the part. */
  static String name(String text) {
    Matcher named = NAMED.matcher(text);
    if (named.find()) {
      for (int i = 1; i <= named.groupCount(); i++) {
        if (named.group(i) != null) {
          return named.group(i);
        }
      }
    }
    Matcher bind = BIND.matcher(text);
    if (bind.find()) {
      return bind.group(1) + ":" + bind.group(2);
    }
    Matcher kind = KIND.matcher(text);
    return kind.find() ? kind.group(1) : "configuration";
  }
}
