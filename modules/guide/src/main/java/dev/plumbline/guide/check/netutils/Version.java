package dev.plumbline.guide.check.netutils;

import dev.plumbline.model.Snapshot;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Version of the package amazon-ec2-net-utils, three numbers. */
record Version(int major, int minor, int patch) implements Comparable<Version> {
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");

  static Optional<Version> of(Snapshot snapshot) {
    return snapshot.netUtilsVersion().flatMap(Version::parse);
  }

  /** Reads {@code 2.7.4}, also inside {@code amazon-ec2-net-utils-2.7.4-1.amzn2023}. */
  static Optional<Version> parse(String text) {
    Matcher matcher = NUMBERS.matcher(text);
    return matcher.find()
        ? Optional.of(
            new Version(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }

  boolean between(String first, String last) {
    return compareTo(parse(first).orElseThrow()) >= 0 && compareTo(parse(last).orElseThrow()) <= 0;
  }

  /** Refresh runs that change files but never reload (F5, #122, PR #113, PR #128). */
  boolean reloadsLate() {
    return between("2.5.0", "2.5.1") || between("2.5.4", "2.7.0");
  }

  @Override
  public int compareTo(Version other) {
    return Arrays.compare(
        new int[] {major, minor, patch}, new int[] {other.major, other.minor, other.patch});
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
