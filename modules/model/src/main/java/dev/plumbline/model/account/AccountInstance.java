package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * An instance as the account knows it.
 *
 * @param region from its zone, empty where not said
 * @param profile ARN of the instance profile; absent when none is associated
 */
public record AccountInstance(
    String id,
    String region,
    Optional<MetadataOptions> metadata,
    Optional<String> profile,
    List<AccountInterface> interfaces,
    Evidence evidence) {}
