package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Route;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A route that a healthy host has.
 *
 * @param gateway next router, where known
 * @param metric metric by the package, where it sets one
 * @param required false for a variant that healthy hosts may lack
 * @param captured true when the routes of the family were captured whole
 * @param actual the kernel's route to the same destination by the same link, if any
 */
public record ExpectedRoute(
    Family family,
    String table,
    IpPrefix destination,
    Optional<IpAddress> gateway,
    Eni eni,
    OptionalLong metric,
    boolean required,
    boolean captured,
    Optional<Route> actual) {
  public boolean missing() {
    return required && captured && actual.isEmpty();
  }

  /** The route in the words of {@code ip route}. */
  public String text() {
    return (destination.length() == 0 ? "default" : destination.toString())
        + gateway.map(g -> " via " + g).orElse("")
        + " dev "
        + eni.name();
  }
}
