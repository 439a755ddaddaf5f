package dev.plumbline.guide.check.imds;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Gate;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.host.TcpProbe;
import java.util.List;
import java.util.Optional;

/**
 * The agent of EKS Pod Identity at 169.254.170.23 does not answer (F12). Judged only where somebody
 * relies on it: its address is on the node, it was tried, or a program complained.
 */
final class ImdsPodIdentity extends SingleCheck {
  private static final String ADDRESS = "169.254.170.23";
  private static final IpAddress AGENT = IpAddress.parse(ADDRESS);

  ImdsPodIdentity() {
    super("imds-pod-identity");
  }

  @Override
  public Gate gate(CheckContext context) {
    boolean here = context.snapshot().address(AGENT).isPresent();
    return Gate.when(here || !tried(context).isEmpty() || complaint(context).isPresent());
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    List<TcpProbe> tried = tried(context);
    Optional<TcpProbe> failed = tried.stream().filter(p -> p.exit() != 0).findFirst();
    Optional<Sighting> complaint = complaint(context);
    if (failed.isPresent()) {
      findings.report(
          draft(failed.get().exit() == 124 ? "no answer in time" : "refused", context)
              .evidence(failed.get().evidence())
              .evidence(complaint.map(s -> s.record().evidence())));
    } else if (tried.isEmpty() && complaint.isPresent()) {
      findings.report(
          draft("a program got no credentials from it", context)
              .evidence(complaint.get().record().evidence())
              .confidence(Confidence.LIKELY));
    } else if (tried.isEmpty()) {
      findings.notChecked(id(), "tcp-pod-identity-probe.txt: not in the recording");
    }
  }

  private static List<TcpProbe> tried(CheckContext context) {
    return context.snapshot().host().connections().orElse(List.of()).stream()
        .filter(p -> p.host().equals(ADDRESS))
        .toList();
  }

  private static Optional<Sighting> complaint(CheckContext context) {
    return context.sightings().newest("imds-pod-identity-failed");
  }

  private FindingDraft draft(String how, CheckContext context) {
    boolean here = context.snapshot().address(AGENT).isPresent();
    return FindingDraft.of(id(), "host", "host: the Pod Identity agent at " + ADDRESS + ": " + how)
        .consequence("Pods with a Pod Identity association get no credentials on this node.")
        .evidence(context.snapshot().address(AGENT).map(a -> a.evidence()))
        .becauseOnHost("fw-blocked", "imds-proxy-in-path")
        .remedy(
            Remedy.of(
                Step.investigate(
                    here ? "See whether the agent listens" : "See whether the agent runs",
                    "It listens on ports 80 and 2703 of a link of its own.",
                    "sudo ss -ltnp | grep -E ':(80|2703) '",
                    "kubectl -n kube-system get pods -l"
                        + " app.kubernetes.io/name=eks-pod-identity-agent -o wide"),
                Step.repair(
                    "Start the agent of the node again",
                    "Pods keep the credentials that they have. NODE is the name of the node.",
                    "kubectl -n kube-system delete pod -l"
                        + " app.kubernetes.io/name=eks-pod-identity-agent --field-selector"
                        + " spec.nodeName=NODE"),
                Step.verify(
                    "Connect to it",
                    "Expect no error.",
                    "timeout 3 bash -c 'exec 3<>/dev/tcp/" + ADDRESS + "/80'"),
                Step.undo("Nothing to undo", "The agent only started again.")))
        .source("EKS user guide, Pod Identity; aws/aws-sdk-js-v3#6667");
  }
}
