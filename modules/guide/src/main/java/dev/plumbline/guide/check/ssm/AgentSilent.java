package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.LogRecord;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The agent runs and says nothing, and the last thing its credential refresher said was not that it
 * is ready. From the fourth failure on it fails without a line, so silence is not health.
 */
final class AgentSilent extends SsmCheck {
  private static final Duration LONG = Duration.ofMinutes(30);
  private static final String REFRESHER = "[CredentialRefresher]";
  private static final Pattern READY =
      Pattern.compile("Credentials ready|Next credential rotation");

  AgentSilent() {
    super("ssm-silent");
  }

  @Override
  Optional<String> lacking(Agent agent) {
    if (agent.units().findAny().isEmpty()) {
      return Optional.of("systemctl-show-amazon-ssm-agent.txt: the unit was not captured");
    }
    if (!agent.logWhole()) {
      return Optional.of(Agent.LOG + ": cut, so its last line may be missing");
    }
    boolean untimed = agent.records().stream().allMatch(r -> r.time().isEmpty());
    return !agent.records().isEmpty() && untimed
        ? Optional.of("timedatectl.txt: the zone of the agent's times is not known")
        : agent.now().isEmpty()
            ? Optional.of("date.txt: the time of the capture is not known")
            : super.lacking(agent);
  }

  @Override
  void look(Agent agent, Findings findings) {
    boolean active = agent.unit().filter(u -> u.active().equals("active")).isPresent();
    Optional<LogRecord> last =
        agent.records().stream()
            .filter(r -> r.text().contains(REFRESHER))
            .reduce((_, later) -> later);
    if (!active || last.isEmpty() || READY.matcher(last.get().text()).find()) {
      return;
    }
    Optional<Duration> age =
        last.get().time().map(t -> Duration.between(t, agent.now().orElseThrow()));
    if (age.filter(a -> a.compareTo(LONG) > 0).isEmpty()) {
      return;
    }
    findings.report(
        FindingDraft.of(
                id(),
                Agent.NAME,
                "amazon-ssm-agent: no word of its credentials for "
                    + age.get().toMinutes()
                    + " minutes, and the last was not that they are ready")
            .consequence(
                "The agent stops logging repeated failures, so it may have failed all the time.")
            .evidence(last.get().evidence())
            .becauseOnHost(
                "ssm-role-permissions-missing",
                "ssm-role-trust-policy",
                "ssm-no-instance-profile",
                "ssm-imds-unreachable",
                "ssm-endpoint-dns-failure",
                "ssm-endpoint-connect-timeout",
                "ssm-tls-unknown-authority",
                "ssm-proxy-failure",
                "ssm-proxy-without-no-proxy",
                "ssm-clock-skew",
                "ssm-throttled",
                "ssm-no-credentials")
            .remedy(Remedy.of(Repairs.restart(agent), Repairs.verify()))
            .source("aws/amazon-ssm-agent, credential refresher; #468"));
  }
}
