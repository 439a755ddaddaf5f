package dev.plumbline.app.settings;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where somebody looks for instances. Names alone, nothing that lets anybody in.
 *
 * @param profiles by name; empty for the usual one
 * @param regions by id; empty for those where the profiles are at home
 */
public record AwsPlaces(Set<String> profiles, Set<String> regions) {
  private static final Pattern REGION = Pattern.compile("[a-z]+(-[a-z]+)+-[0-9]+");

  /** Nothing was chosen yet. */
  public static final AwsPlaces USUAL = new AwsPlaces(Set.of(), Set.of());

  public AwsPlaces {
    profiles = Set.copyOf(profiles);
    regions = Set.copyOf(regions);
  }

  /** Whether a text could be the id of a Region, known or of the future. */
  static boolean region(String text) {
    return REGION.matcher(text).matches();
  }
}
