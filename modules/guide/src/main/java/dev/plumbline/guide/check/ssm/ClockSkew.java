package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.host.ClockOffset;
import java.util.Optional;

/** The services refuse the agent for its time. */
final class ClockSkew extends SsmCheck {
  private static final double REFUSED = 300;

  ClockSkew() {
    super("ssm-clock-skew");
  }

  @Override
  void look(Agent agent, Findings findings) {
    Optional<Sighting> seen = agent.current("ssm-e18", "ssm-e25");
    if (seen.isEmpty()) {
      return;
    }
    Sighting sighting = seen.get();
    boolean certificate = sighting.signature().id().equals("ssm-e25");
    Optional<ClockOffset> offset = agent.snapshot().host().clockOffset().optional();
    boolean right =
        offset.filter(o -> o.synchronised() && Math.abs(o.seconds()) < REFUSED).isPresent();
    findings.report(
        FindingDraft.of(
                id(),
                "host",
                "host: the agent's calls are refused for their time"
                    + (certificate ? ", certificates seem out of date" : ""))
            .consequence(
                right
                    ? "The clock is right now"
                        + (certificate
                            ? ", so the host's root certificates may be old."
                            : "; the agent started before it was set and waits. Restart it.")
                    : "A clock that is off by more than five minutes makes every signature invalid,"
                        + " so the node is not online.")
            .confidence(certificate && right ? Confidence.POSSIBLE : Confidence.CERTAIN)
            .evidence(sighting.record().evidence())
            .evidence(offset.map(ClockOffset::evidence))
            .becauseOnHost("clock-skew")
            .remedy(
                Repairs.then(
                    agent,
                    Step.investigate(
                        "See how far the clock is off",
                        "System time is the offset; the source should be 169.254.169.123.",
                        "chronyc tracking",
                        "chronyc sources -v"),
                    Step.repair(
                        "Set the clock now",
                        "Time jumps; programs that count on steady time may notice.",
                        "sudo chronyc -a makestep")))
            .source("aws/amazon-ssm-agent#616, #546"));
  }
}
