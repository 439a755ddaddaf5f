package dev.plumbline.model.parse.imds;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Secrets;
import dev.plumbline.model.imds.ProxySetting;
import dev.plumbline.model.parse.text.Blocks;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Proxy variables of services ({@code systemctl show -p Environment}) and of shells. An environment
 * with other variables than these is read, but only these are kept.
 */
final class ProxyText {
  private static final String FILE = "env-proxy.txt";
  private static final String OF_AGENT = "ssm-agent-proxy-env.txt";
  private static final Pattern SHOWS = Pattern.compile("systemctl-show(?:-[^/]+)?\\.txt");
  private static final Pattern OF_UNIT = Pattern.compile("(\\S+\\.service): (?:Environment=)?(.*)");
  private static final Pattern VARIABLE =
      Pattern.compile("(?i)(?<![\\w])\"?((?:http|https|no|all)_proxy)=([^\\s\"]*)\"?");

  private final Map<String, ProxySetting> settings = new LinkedHashMap<>();
  private final List<String> files = new ArrayList<>();

  private ProxyText() {}

  static Captured<List<ProxySetting>> read(Reading reading) {
    ProxyText text = new ProxyText();
    text.shown(reading);
    text.lines(reading, FILE, "");
    text.lines(reading, OF_AGENT, "amazon-ssm-agent.service");
    return text.files.isEmpty()
        ? reading.missing(FILE)
        : new Parsed<>(
                List.copyOf(text.settings.values()), List.copyOf(text.files), reading.whole(FILE))
            .captured();
  }

  private void shown(Reading reading) {
    for (String file : reading.files(SHOWS).toList()) {
      for (Blocks.Block block : Blocks.read(reading.lines(file).orElse(List.of()))) {
        Optional<String> id = block.value("Id");
        if (id.isPresent() && block.values().containsKey("Environment")) {
          used(file);
          boolean active =
              !Set.of("inactive", "failed").contains(block.value("ActiveState").orElse(""));
          Line line = environment(reading, file, block).orElse(block.first());
          add(id.get(), block.values().getOrDefault("Environment", ""), active, line);
        }
      }
    }
  }

  /** The line of the environment, as long as only one unit is shown. */
  private static Optional<Line> environment(Reading reading, String file, Blocks.Block block) {
    String text = "Environment=" + block.value("Environment").orElse("");
    return reading.lines(file).orElse(List.of()).stream()
        .filter(l -> l.number() >= block.first().number() && l.text().strip().equals(text))
        .findFirst();
  }

  private void lines(Reading reading, String file, String owner) {
    reading
        .lines(file)
        .ifPresent(
            lines -> {
              used(file);
              for (Line line : lines) {
                Matcher unit = OF_UNIT.matcher(line.text().strip());
                boolean own = unit.matches();
                add(own ? unit.group(1) : owner, own ? unit.group(2) : line.text(), true, line);
              }
            });
  }

  private void used(String file) {
    if (!files.contains(file)) {
      files.add(file);
    }
  }

  private void add(String unit, String environment, boolean active, Line line) {
    Map<String, String> variables = new LinkedHashMap<>();
    Matcher matcher = VARIABLE.matcher(environment);
    while (matcher.find()) {
      variables.putIfAbsent(matcher.group(1), Secrets.masked(matcher.group(2)));
    }
    if (!variables.isEmpty()) {
      Evidence evidence = line.evidence();
      Evidence masked =
          new Evidence(evidence.file(), evidence.line(), Secrets.masked(evidence.text()));
      settings.merge(
          unit.toLowerCase(Locale.ROOT),
          new ProxySetting(unit, Collections.unmodifiableMap(variables), active, masked),
          ProxyText::together);
    }
  }

  private static ProxySetting together(ProxySetting first, ProxySetting more) {
    Map<String, String> variables = new LinkedHashMap<>(first.variables());
    more.variables().forEach(variables::putIfAbsent);
    return new ProxySetting(
        first.unit(), Collections.unmodifiableMap(variables), first.active(), first.evidence());
  }
}
