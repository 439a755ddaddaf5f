package dev.plumbline.guide.check.ssm;

import dev.plumbline.logs.LogRecord;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.imds.ImdsAddress;
import dev.plumbline.model.imds.ProxySetting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxy variables of the agent's service: of its unit, else those that the agent printed at its
 * newest start. Go reads only these three, in both letter cases, and metadata is plain HTTP.
 */
final class Proxies {
  private static final String METADATA = ImdsAddress.V4.toString();
  private static final Pattern PRINTED =
      Pattern.compile("(?i)INFO (https?_proxy|no_proxy): ?(\\S*)\\s*$");

  private final Agent agent;

  Proxies(Agent agent) {
    this.agent = agent;
  }

  /** What the service has; empty for a service without proxy variables, or an unknown one. */
  Optional<ProxySetting> setting() {
    return ofUnit().or(this::ofLog);
  }

  private Optional<ProxySetting> ofUnit() {
    return agent.snapshot().imds().proxies().orElse(List.of()).stream()
        .filter(p -> p.unit().equals(Agent.UNIT) || p.unit().equals(Agent.SNAP_UNIT))
        .findFirst();
  }

  private Optional<ProxySetting> ofLog() {
    Optional<LogRecord> start = agent.sightings().newest("ssm-start").map(Sighting::record);
    if (start.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> variables = new LinkedHashMap<>();
    Optional<LogRecord> first = Optional.empty();
    for (LogRecord record : agent.records()) {
      Matcher printed = PRINTED.matcher(record.text());
      if (record.order() > start.get().order()
          && printed.find()
          && !printed.group(2).isEmpty()
          && variables.putIfAbsent(printed.group(1), printed.group(2)) == null) {
        first = first.or(() -> Optional.of(record));
      }
    }
    return first.map(
        r -> new ProxySetting(agent.unitName(), Map.copyOf(variables), true, r.evidence()));
  }

  /** The setting that sends metadata requests to a proxy. */
  Optional<ProxySetting> takesMetadata() {
    return setting()
        .filter(p -> variable(p, "http_proxy").isPresent())
        .filter(p -> !p.bypasses(METADATA));
  }

  /** The setting that sends calls of the services to a proxy. */
  Optional<ProxySetting> takes(String endpoint) {
    return setting()
        .filter(p -> variable(p, "https_proxy").isPresent())
        .filter(p -> !bypasses(p, endpoint));
  }

  private static boolean bypasses(ProxySetting setting, String host) {
    return setting.bypasses(host)
        || variable(setting, "no_proxy").stream()
            .flatMap(list -> List.of(list.split("[,\\s]+")).stream())
            .map(entry -> entry.startsWith(".") ? entry : "." + entry)
            .anyMatch(entry -> entry.length() > 1 && ("." + host).endsWith(entry));
  }

  static Optional<String> variable(ProxySetting setting, String name) {
    return setting.variables().entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(name) && !e.getValue().isEmpty())
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
