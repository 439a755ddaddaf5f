package dev.plumbline.guide.check.ssm;

import dev.plumbline.logs.LogRecord;
import dev.plumbline.model.ssm.AgentVersion;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which endpoints the agent cannot do without: commands came through ec2messages before 3.3.40.0,
 * and later only as a fallback (Systems Manager user guide, VPC endpoints).
 */
final class Needed {
  private static final Pattern STARTED =
      Pattern.compile("amazon-ssm-agent - v(\\d{1,6}(?:\\.\\d{1,6}){1,5})");

  private final Optional<AgentVersion> version;

  Needed(Agent agent) {
    this.version = agent.snapshot().ssm().version().optional().or(() -> logged(agent));
  }

  /** The version that the agent names when it starts. */
  private static Optional<AgentVersion> logged(Agent agent) {
    return agent.records().stream()
        .flatMap(r -> STARTED.matcher(r.text()).results().map(m -> version(m.group(1), r)))
        .reduce((_, last) -> last);
  }

  private static AgentVersion version(String text, LogRecord record) {
    return new AgentVersion(
        Stream.of(text.split("\\.")).map(Integer::valueOf).toList(), record.evidence());
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
