package dev.plumbline.model.envoy;

import dev.plumbline.model.Evidence;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One call of the management server without credentials, by curl. Status 16 is the good answer: the
 * way works, credentials were not tried.
 *
 * @param host name that was called; empty where it is not shown
 * @param exit exit status of curl, 0 when it answered
 * @param httpStatus of the answer
 * @param grpcStatus of the answer
 * @param evidence the line that decides
 */
public record ManagementProbe(
    String host,
    OptionalInt exit,
    OptionalInt httpStatus,
    OptionalInt grpcStatus,
    Optional<String> address,
    Evidence evidence) {}
