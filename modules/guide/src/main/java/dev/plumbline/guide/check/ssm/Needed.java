package dev.plumbline.guide.check.ssm;

import dev.plumbline.model.ssm.AgentVersion;
import java.util.Optional;

/**
 * Which endpoints the agent cannot do without: commands came through ec2messages before 3.3.40.0,
 * and later only as a fallback (Systems Manager user guide, VPC endpoints).
 */
final class Needed {
  private final Optional<AgentVersion> version;

  Needed(Agent agent) {
    this.version = agent.snapshot().ssm().version().optional();
  }

  /** True for the name of a service that this agent calls in earnest, or may. */
  boolean service(String name) {
    return switch (Endpoints.service(name)) {
      case Endpoints.SSM, Endpoints.CHANNEL -> true;
      case Endpoints.COMMANDS -> version.filter(v -> v.atLeast(3, 3, 40)).isEmpty();
      default -> false;
    };
  }

  /** False for the old message service where the agent's version is not known. */
  boolean certainly(String name) {
    return !Endpoints.service(name).equals(Endpoints.COMMANDS) || version.isPresent();
  }

  /** What fails without it. */
  static String use(String name) {
    return switch (Endpoints.service(name)) {
      case Endpoints.CHANNEL -> "sessions and commands do not reach the node";
      case Endpoints.COMMANDS -> "commands do not reach an agent of this age";
      default -> "the node is not registered and not online";
    };
  }
}
