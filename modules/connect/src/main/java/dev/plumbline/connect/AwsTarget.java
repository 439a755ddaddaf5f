package dev.plumbline.connect;

import java.util.Optional;

/**
 * An instance as its account knows it.
 *
 * @param instance {@code i-...}
 * @param region such as {@code eu-west-1}
 * @param profile of the files of the AWS command line; absent for the usual sign-in
 */
public record AwsTarget(String instance, String region, Optional<String> profile) {}
