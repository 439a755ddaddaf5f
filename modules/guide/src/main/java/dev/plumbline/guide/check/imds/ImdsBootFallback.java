package dev.plumbline.guide.check.imds;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Recording;
import java.util.List;
import java.util.Optional;

/**
 * At boot cloud-init found no metadata and went on with its fallback (F11), often since it asked by
 * another interface than the primary. A later boot that found it clears this.
 */
final class ImdsBootFallback extends SingleCheck {
  private static final List<String> RESULTS =
      List.of("run-cloud-init-result.json", "cloud-init-result.json", "run-cloud-init/result.json");
  private static final String CLOUD_INIT = "cloud-init";

  ImdsBootFallback() {
    super("imds-boot-fallback");
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Recording recording = context.snapshot().recording();
    Optional<String> result = RESULTS.stream().filter(recording::has).findFirst();
    Optional<Evidence> none = result.flatMap(file -> fallback(recording, file));
    Optional<Evidence> logged =
        context.sightings().standing("cloud-init-fallback").map(s -> s.record().evidence());
    Optional<Evidence> found = result.isPresent() ? none : logged;
    if (found.isPresent()) {
      findings.report(
          draft(context)
              .evidence(found)
              .evidence(logged)
              .evidence(
                  context.sightings().newest("cloud-init-imds-failed").stream()
                      .map(Sighting::record)
                      .map(r -> r.evidence())
                      .toList()));
    } else if (result.isEmpty() && context.sightings().logs().files(CLOUD_INIT).isEmpty()) {
      findings.notChecked(id(), RESULTS.getFirst() + ": not in the recording, nor a log of it");
    }
  }

  /** The line of {@code result.json} that names no data source. */
  private static Optional<Evidence> fallback(Recording recording, String file) {
    List<String> lines = recording.text(file).orElse("").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.contains("\"datasource\"") && line.contains("DataSourceNone")) {
        return Optional.of(new Evidence(file, i + 1, line.strip()));
      }
    }
    return Optional.empty();
  }

  private FindingDraft draft(CheckContext context) {
    return FindingDraft.of(
            id(), "host", "host: cloud-init found no metadata at boot and used its fallback")
        .consequence(
            "User data was not run, and host name, keys and network settings of this boot are those"
                + " of an earlier one or none.")
        .becauseOnHost("imds-endpoint-disabled", "imds-no-route", "imds-wrong-route")
        .remedy(
            Remedy.of(
                Step.investigate(
                    "See which way it asked",
                    "Look for the interface of its temporary lease and for what each request"
                        + " ended with. With several interfaces it may have tried another one than"
                        + " the primary.",
                    "cloud-init --version",
                    "grep -E 'Crawl|EphemeralDHCP|169.254.169.254|datasource'"
                        + " /var/log/cloud-init.log | tail -n 40"),
                Step.repair(
                    "Run it again at the next start",
                    "Everything that runs once for an instance runs again, user data included."
                        + " Make the metadata reachable first.",
                    "sudo cloud-init clean --logs"),
                Step.verify(
                    "Look at the result after the start",
                    "Expect DataSourceEc2Local or DataSourceEc2 and no errors.",
                    "cat /run/cloud-init/result.json"),
                Step.undo(
                    "Cannot be undone", "The marks of the earlier run are gone; logs with them.")))
        .source("canonical/cloud-init#6618, #6232, #5307");
  }
}
