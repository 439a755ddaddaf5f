package dev.plumbline.model.envoy;

import dev.plumbline.model.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An Amazon ECS task. Its environment is not kept.
 *
 * @param resource value of APPMESH_RESOURCE_ARN or APPMESH_VIRTUAL_NODE_NAME, which is no secret
 */
public record EcsTask(
    String arn,
    String launchType,
    String lastStatus,
    String desiredStatus,
    String stopCode,
    String stoppedReason,
    Optional<Instant> created,
    Optional<String> resource,
    List<Container> containers,
    Evidence evidence) {}
