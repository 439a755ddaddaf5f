package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;
import java.util.OptionalInt;

/**
 * {@code MetadataOptions} of an instance.
 *
 * @param state pending or applied
 * @param endpoint enabled or disabled, empty where not said
 * @param tokens optional or required, empty where not said
 * @param hopLimit IP TTL of the token answer
 */
public record MetadataOptions(
    String state,
    String endpoint,
    String tokens,
    OptionalInt hopLimit,
    Evidence endpointLine,
    Evidence tokensLine,
    Evidence hopLimitLine) {}
