package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.Gate;
import dev.plumbline.model.host.NameProbe;
import java.util.List;
import java.util.Optional;

/** What playbooks ask about the agent besides its findings. */
public final class SsmFacts {
  private SsmFacts() {}

  /** True where an agent is installed, has logged, or was captured for. */
  public static boolean known(CheckContext context) {
    return Agent.gate(context) instanceof Gate.Open;
  }

  /** True when the newest words of its log are that it is connected; empty without its log. */
  public static Optional<Boolean> online(CheckContext context) {
    Agent agent = Agent.of(context);
    return Optional.of(agent)
        .filter(Agent::logCaptured)
        .map(
            a ->
                a.sightings().newest("ssm-channel").isPresent()
                    && a.current("ssm-e02", "ssm-e12", "ssm-e14", "ssm-e32", "ssm-e33").isEmpty());
  }

  /** True when the name of the first endpoint has a private address here. */
  public static Optional<Boolean> endpointPrivate(CheckContext context) {
    String name = new Endpoints(Agent.of(context)).name(Endpoints.SSM);
    return context.snapshot().host().names().orElse(List.of()).stream()
        .filter(p -> p.name().equals(name) && !p.addresses().isEmpty())
        .map(NameProbe::addresses)
        .findFirst()
        .map(all -> all.stream().anyMatch(EndpointConnectTimeout::privateAddress));
  }
}
