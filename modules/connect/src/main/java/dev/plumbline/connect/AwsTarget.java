package dev.plumbline.connect;

import java.util.Optional;

/**
 * An instance as its account knows it.
 *
 * @param instance {@code i-...}
 * @param region such as {@code eu-west-1}
 * @param profile of the files of the AWS command line; absent for the usual sign-in
 * @param way the only one to take, as a word such as {@code run-command}; absent for the first that
 *     works
 */
public record AwsTarget(
    String instance, String region, Optional<String> profile, Optional<String> way) {
  /** An instance to be reached by the first way that works. */
  public AwsTarget(String instance, String region, Optional<String> profile) {
    this(instance, region, profile, Optional.empty());
  }
}
