package dev.plumbline.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Instance metadata as the instance itself sees it ({@code imds.txt}).
 *
 * @param values every key asked, in order of asking
 * @param interfaces the same by interface, in file order
 */
public record Metadata(Map<String, Value> values, List<Interface> interfaces) {
  /**
   * The answer to one key.
   *
   * @param items blank-separated values
   * @param status HTTP status, 0 for no answer
   */
  public record Value(String key, List<String> items, int status, Evidence evidence) {
    public boolean answered() {
      return status == 200;
    }

    /** Asked and answered, or known not to exist. */
    public boolean known() {
      return status == 200 || status == 404;
    }
  }

  /** The keys below {@code network/interfaces/macs/MAC/}. */
  public record Interface(String mac, Map<String, Value> values) {
    public Optional<Value> value(String key) {
      return Optional.ofNullable(values.get(key));
    }

    /** Items of a key that was answered with 200, else empty. */
    public List<String> items(String key) {
      return value(key).filter(Value::answered).map(Value::items).orElse(List.of());
    }

    /** First item of an answered key. */
    public Optional<String> first(String key) {
      return items(key).stream().findFirst();
    }
  }

  /** MAC of the primary interface, key {@code mac}. */
  public Optional<String> primaryMac() {
    return Optional.ofNullable(values.get("mac"))
        .filter(Value::answered)
        .flatMap(v -> v.items().stream().findFirst());
  }

  public Optional<Interface> byMac(String mac) {
    return interfaces.stream().filter(i -> i.mac().equals(mac)).findFirst();
  }

  /** True when no key at all got an answer. */
  public boolean unreachable() {
    return !values.isEmpty() && values.values().stream().allMatch(v -> v.status() == 0);
  }
}
