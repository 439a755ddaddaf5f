package dev.plumbline.guide.check.host;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.host.ClockOffset;
import dev.plumbline.model.imds.HttpAnswer;
import dev.plumbline.model.imds.ImdsProbe;
import dev.plumbline.model.imds.RoleDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The host's clock is off by more than five minutes, which AWS refuses signatures and certificates
 * for. Its own time service says so, or an answer of the metadata service carries another time, or
 * the agent was refused for it. A time service that is off while the clock is right stays silent.
 */
final class ClockSkew extends SingleCheck {
  private static final Duration MOST = Duration.ofMinutes(5);

  ClockSkew() {
    super("clock-skew");
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Captured<ClockOffset> offset = context.snapshot().host().clockOffset();
    Optional<ClockOffset> synchronised = offset.optional().filter(ClockOffset::synchronised);
    Optional<HttpAnswer> answer = answer(context);
    Optional<Sighting> refused = context.sightings().standing("ssm-e18", "ssm-e25");
    Optional<FindingDraft> draft =
        synchronised
            .filter(o -> Math.abs(o.seconds()) > MOST.toSeconds())
            .map(
                o ->
                    draft(words(Duration.ofSeconds(Math.round(o.seconds()))))
                        .evidence(o.evidence()))
            .or(() -> answer.flatMap(a -> compared(context, a)))
            .or(
                () ->
                    refused
                        .filter(_ -> synchronised.isEmpty() && answer.isEmpty())
                        .map(ClockSkew::refused));
    draft.map(d -> d.evidence(refused.map(s -> s.record().evidence()))).ifPresent(findings::report);
    if (synchronised.isEmpty() && answer.isEmpty() && refused.isEmpty()) {
      findings.notChecked(
          id(),
          offset instanceof Captured.Missing<ClockOffset> none
              ? none.sentence()
              : "chronyc-tracking.txt: the time service follows no source, so it knows no offset");
    }
  }

  /** An answer that the metadata service itself signed and dated. */
  private static Optional<HttpAnswer> answer(CheckContext context) {
    return context
        .snapshot()
        .imds()
        .host()
        .map(ImdsProbe::answer)
        .filter(a -> a.genuine() && a.date().isPresent())
        .findFirst();
  }

  /** The capture itself took time, which counts in favour of the clock. */
  private static Optional<FindingDraft> compared(CheckContext context, HttpAnswer answer) {
    Snapshot snapshot = context.snapshot();
    Optional<Instant> host =
        snapshot
            .imds()
            .role()
            .optional()
            .flatMap(RoleDocument::guestClock)
            .or(() -> snapshot.clock().map(c -> c.now()));
    if (host.isEmpty()) {
      return Optional.empty();
    }
    double taken =
        snapshot.recording().manifest().commands().values().stream()
            .mapToDouble(run -> run.seconds().orElse(0))
            .sum();
    Duration off = Duration.between(answer.date().orElseThrow(), host.get());
    return off.abs().compareTo(MOST.plusSeconds((long) taken)) <= 0
        ? Optional.empty()
        : Optional.of(
            draft(words(off) + " by an answer of the metadata service")
                .confidence(Confidence.LIKELY)
                .evidence(answer.evidence())
                .evidence(snapshot.clock().map(c -> c.evidence())));
  }

  private static FindingDraft refused(Sighting sighting) {
    return draft("wrong: a service refused a request for its time").confidence(Confidence.LIKELY);
  }

  private static String words(Duration off) {
    long minutes = off.abs().toMinutes();
    return minutes + " minutes " + (off.isNegative() ? "slow" : "fast");
  }

  private static FindingDraft draft(String how) {
    return FindingDraft.of("clock-skew", "host", "host: the clock is " + how)
        .consequence(
            "Signed requests to AWS are refused, certificates seem expired or not yet valid, and"
                + " times in logs mislead.")
        .remedy(
            Remedy.of(
                Step.repair(
                    "Set the clock",
                    "Jumps to the right time at once. Programs that measure time may stumble;"
                        + " agents have to be restarted afterwards.",
                    "sudo chronyc -a 'burst 4/4'",
                    "sudo chronyc -a makestep"),
                Step.verify(
                    "Look at the offset",
                    "Expect far less than a second, and 169.254.169.123 among the sources.",
                    "chronyc tracking",
                    "chronyc sources"),
                Step.undo("Nothing to undo", "Only the time was set."),
                Step.investigate(
                    "See why it was not set",
                    "The time service of the VPC is 169.254.169.123, UDP port 123; security groups"
                        + " do not filter it, local rules may.",
                    "systemctl status chronyd --no-pager",
                    "ip route get 169.254.169.123")))
        .source("EC2 user guide, Set the time; AWS Signature Version 4, five minutes");
  }
}
