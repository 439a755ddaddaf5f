package dev.plumbline.model.envoy;

import dev.plumbline.model.Evidence;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Counters and gauges by name, at one moment; histograms and texts are left out. */
public record EnvoyStats(Map<String, Stat> values) {
  /** One number. */
  public record Stat(String name, long value, Evidence evidence) {}

  public Optional<Stat> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The number, absent when Envoy did not print it: then it was never used, or filtered out. */
  public OptionalLong value(String name) {
    Stat stat = values.get(name);
    return stat == null ? OptionalLong.empty() : OptionalLong.of(stat.value());
  }
}
