package dev.plumbline.model.imds;

import dev.plumbline.model.Evidence;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of the credentials of the instance's role: never the credentials.
 *
 * @param role name, absent when none is attached or it could not be read
 * @param code {@code Success}, or what went wrong
 * @param message beside the code
 * @param expiration of the credentials
 * @param guestClock the host's own time at the moment of the request
 * @param evidence the code's line, else the first one
 */
public record RoleDocument(
    Optional<String> role,
    Optional<String> code,
    Optional<String> message,
    Optional<Instant> expiration,
    Optional<Instant> guestClock,
    Evidence evidence) {}
