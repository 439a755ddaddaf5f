package dev.plumbline.guide.check.netutils;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.UnitState;
import java.util.Map;

/**
 * A refresh run ended without success and says why. An exit status of 1 without an error line is
 * the cosmetic fault of 2.7.2 (F17, PR #145) and stays silent.
 */
final class RefreshFailed extends NetUtilsCheck {
  RefreshFailed() {
    super("refresh-failed", Need.UNITS, Need.NET_UTILS_JOURNAL);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Snapshot snapshot = context.snapshot();
    for (UnitState unit : snapshot.units().orElse(Map.of()).values()) {
      if (unit.id().startsWith("refresh-policy-routes@")
          && unit.id().endsWith(".service")
          && failed(unit)) {
        Runs.newest(snapshot, unit.instance())
            .flatMap(Run::error)
            .ifPresent(error -> findings.report(draft(unit, error)));
      }
    }
  }

  private static boolean failed(UnitState unit) {
    String result = unit.get("Result");
    return unit.active().equals("failed") || !result.isEmpty() && !result.equals("success");
  }

  private FindingDraft draft(UnitState unit, JournalLine error) {
    String link = unit.instance();
    return FindingDraft.of(id(), link, link + ": the last refresh run failed: " + error.message())
        .consequence("Changes of the addresses of " + link + " are not picked up.")
        .evidence(error.evidence(), unit.evidence())
        .links(link)
        .because("lock-leaked", "device-number-unidentified")
        .becauseOnHost("lock-held-no-interface")
        .remedy(
            Remedy.of(
                Remedy.Step.investigate(
                    "Ask the metadata service as the run does",
                    "The first command prints a token, the second the MAC of the primary"
                        + " interface. No answer points at a firewall or at the route.",
                    "curl -sS -m 2 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60'"
                        + " http://169.254.169.254/latest/api/token >/dev/null && echo token",
                    "ip route get 169.254.169.254"),
                Steps.refresh(link),
                Remedy.Step.verify(
                    "Look at the result",
                    "Result=success.",
                    "systemctl show -p Result,ExecMainStatus refresh-policy-routes@"
                        + quote(link)
                        + ".service")))
        .source("amazonlinux/amazon-ec2-net-utils#120, #129, PR #145");
  }
}
