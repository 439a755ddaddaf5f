package dev.plumbline.guide.check.imds;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.guide.check.imds.Interceptors.Interceptor;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.host.Listener;
import dev.plumbline.model.imds.HttpAnswer;
import dev.plumbline.model.imds.ImdsProbe;
import java.util.List;
import java.util.Optional;

/**
 * Metadata or credential requests are sent to a local port where nobody listens (F9; kube2iam, kiam
 * and the agent of ECS). One that works is somebody's intent and stays silent.
 */
final class ImdsInterceptor extends SingleCheck {
  ImdsInterceptor() {
    super("imds-credential-interceptor");
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Snapshot snapshot = context.snapshot();
    if (!context.firewall().captured().complete()
        && !snapshot.recording().has("iptables-nat.txt")) {
      if (context.firewall().captured() instanceof Captured.Missing<?> none) {
        findings.notChecked(id(), none.sentence());
        return;
      }
    }
    for (Interceptor interceptor : Interceptors.of(context)) {
      judge(context, interceptor, findings);
    }
  }

  private void judge(CheckContext context, Interceptor interceptor, Findings findings) {
    Snapshot snapshot = context.snapshot();
    Optional<ImdsProbe> failed =
        interceptor.taken().equals(ImdsFacts.IMDS)
            ? snapshot.imds().probes().orElse(List.of()).stream()
                .filter(
                    p -> p.answer().refused() || p.answer().foreign() && p.answer().status() >= 500)
                .findFirst()
            : Optional.empty();
    if (!local(snapshot, interceptor) || interceptor.port().isEmpty()) {
      failed.ifPresent(
          p ->
              findings.report(
                  draft(interceptor, "requests fail")
                      .evidence(p.answer().evidence())
                      .confidence(Confidence.LIKELY)));
      return;
    }
    if (snapshot.host().listeners() instanceof Captured.Known<List<Listener>> known) {
      if (known.complete()
          && known.value().stream().noneMatch(l -> l.port() == interceptor.port().get())) {
        findings.report(
            draft(interceptor, "nobody listens there")
                .evidence(Evidence.file("ss-ltn.txt"))
                .evidence(failed.map(ImdsProbe::answer).map(HttpAnswer::evidence)));
      }
    } else if (failed.isPresent()) {
      findings.report(
          draft(interceptor, "requests are refused")
              .evidence(failed.get().answer().evidence())
              .confidence(Confidence.LIKELY));
    } else {
      findings.notChecked(id(), "ss-ltn.txt: whether somebody listens there was not captured");
    }
  }

  private static boolean local(Snapshot snapshot, Interceptor interceptor) {
    return interceptor.to().isEmpty()
        || IpAddress.tryParse(interceptor.to())
            .filter(a -> a.loopback() || snapshot.address(a).isPresent())
            .isPresent();
  }

  private FindingDraft draft(Interceptor interceptor, String how) {
    String to =
        (interceptor.to().isEmpty() ? "this host" : interceptor.to())
            + interceptor.port().map(p -> " port " + p).orElse("");
    String subject = interceptor.taken().toString();
    return FindingDraft.of(id(), subject, subject + ": requests are sent to " + to + ", and " + how)
        .consequence(
            "Programs that the rule applies to get no credentials. The routing does not show it.")
        .evidence(interceptor.evidence())
        .remedy(
            Remedy.of(
                Step.investigate(
                    "See who should listen",
                    "8181 is kube2iam or kiam, 51679 the agent of ECS.",
                    "sudo ss -ltnp",
                    "sudo iptables -t nat -S | grep 169.254"),
                Step.repair(
                    "Start the program again",
                    "Where it is no longer wanted, remove it with its own uninstaller, which also"
                        + " takes the rule away.",
                    "sudo systemctl restart ecs"),
                Step.verify(
                    "Ask through the rule",
                    "Expect an answer, whatever its status.",
                    "curl --noproxy '*' -sS -m 3 -o /dev/null -w '%{http_code}\\n' http://"
                        + subject
                        + "/"),
                Step.undo("Stop it again", "", "sudo systemctl stop ecs")))
        .source("uswitch/kiam#477; Amazon ECS developer guide, task IAM roles");
  }
}
