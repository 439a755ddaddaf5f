package dev.plumbline.model.imds;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The proxy variables of one environment, passwords masked.
 *
 * @param unit the service that has them; empty for a shell or a file such as /etc/environment
 * @param variables by name as written, both letter cases occur
 * @param active false for a unit that is not running, true where not known
 */
public record ProxySetting(
    String unit, Map<String, String> variables, boolean active, Evidence evidence) {
  /** The proxy of plain HTTP, which is what metadata requests use; absent for none. */
  public Optional<String> httpProxy() {
    return value("http_proxy").or(() -> value("all_proxy"));
  }

  /** True when the list of hosts that bypass the proxy names this address, or everything. */
  public boolean bypasses(String address) {
    return value("no_proxy").stream()
        .flatMap(list -> Arrays.stream(list.split("[,\\s]+")))
        .anyMatch(entry -> covers(entry, address));
  }

  private static boolean covers(String entry, String address) {
    return entry.equals("*")
        || entry.equals(address)
        || IpPrefix.tryParse(entry)
            .filter(p -> IpAddress.tryParse(address).filter(p::contains).isPresent())
            .isPresent();
  }

  private Optional<String> value(String name) {
    return variables.entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(name) && !e.getValue().isEmpty())
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
