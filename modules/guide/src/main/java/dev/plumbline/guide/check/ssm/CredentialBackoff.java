package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The agent waits long before its next try, so a repair shows late (aws/amazon-ssm-agent#544). */
final class CredentialBackoff extends SsmCheck {
  private static final Duration USUAL = Duration.ofMinutes(5);
  private static final Pattern SLEEPING =
      Pattern.compile("(?i)Sleeping for (?:(\\d{1,4})h)?(?:(\\d{1,4})m)?(?:([\\d.]{1,12})s)?");
  private static final Pattern BACKING_OFF = Pattern.compile("(?i)every (\\d{1,6}) seconds for");

  CredentialBackoff() {
    super("ssm-credential-backoff");
  }

  @Override
  void look(Agent agent, Findings findings) {
    Optional<Sighting> seen = agent.sightings().standing("ssm-e15", "ssm-e31");
    Optional<Duration> pause =
        seen.flatMap(s -> pause(s.record().text())).filter(d -> d.compareTo(USUAL) > 0);
    if (pause.isEmpty()) {
      return;
    }
    findings.report(
        FindingDraft.of(
                id(), Agent.NAME, "amazon-ssm-agent waits " + words(pause.get()) + " between tries")
            .consequence("After a repair the node stays away until then; restart the agent.")
            .evidence(seen.map(s -> s.record().evidence()))
            .remedy(Remedy.of(Repairs.restart(agent), Repairs.verify()))
            .source("aws/amazon-ssm-agent#544, #543"));
  }

  private static Optional<Duration> pause(String text) {
    Matcher every = BACKING_OFF.matcher(text);
    if (every.find()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(every.group(1))));
    }
    Matcher sleeping = SLEEPING.matcher(text);
    return sleeping.find()
        ? Optional.of(
            Duration.ofHours(number(sleeping.group(1)))
                .plusMinutes(number(sleeping.group(2)))
                .plusSeconds(number(sleeping.group(3))))
        : Optional.empty();
  }

  private static long number(@org.jspecify.annotations.Nullable String text) {
    if (text == null) {
      return 0;
    }
    int dot = text.indexOf('.');
    String whole = dot < 0 ? text : text.substring(0, dot);
    return whole.isEmpty() ? 0 : Long.parseLong(whole);
  }

  private static String words(Duration pause) {
    return pause.compareTo(Duration.ofHours(2)) < 0
        ? pause.toMinutes() + " minutes"
        : pause.toHours() + " hours";
  }
}
