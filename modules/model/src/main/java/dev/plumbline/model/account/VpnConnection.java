package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import java.util.List;

/**
 * A site-to-site VPN connection.
 *
 * @param gateway id of the virtual private gateway or transit gateway it belongs to
 * @param state {@code available} where it exists and may carry
 * @param routes static ones, empty where its routes are learned
 * @param tunnels state of each, {@code UP} or {@code DOWN}; empty where not said
 */
public record VpnConnection(
    String id,
    String gateway,
    String state,
    List<IpPrefix> routes,
    List<String> tunnels,
    Evidence evidence) {

  /** True where it exists. */
  public boolean present() {
    return !state.startsWith("delet");
  }

  /** True where all its tunnels are said to be down. */
  public boolean down() {
    return !tunnels.isEmpty() && tunnels.stream().allMatch("DOWN"::equals);
  }

  /** True where its static routes, if it has any, include an address. */
  public boolean leadsTo(IpAddress to) {
    return routes.isEmpty() || routes.stream().anyMatch(p -> p.contains(to));
  }
}
