package dev.plumbline.model.ssm;

import dev.plumbline.model.Evidence;
import java.time.Instant;
import java.util.Optional;

/**
 * The agent's {@code identity_config.json}.
 *
 * @param id instance id, or managed node id beginning with {@code mi-}
 * @param type {@code EC2}, {@code OnPrem}
 * @param source of its credentials: {@code EC2} for the instance profile, {@code SSM} for Default
 *     Host Management, empty for none
 * @param expires when its credentials end, absent when it has none
 */
public record AgentIdentity(
    String id, String type, String source, Optional<Instant> expires, Evidence evidence) {}
