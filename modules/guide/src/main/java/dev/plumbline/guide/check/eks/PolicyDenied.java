package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.eks.CniRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network policy denied a flow. Denials are what policies are for: without the flow that is asked
 * for, it is only possible that one of them is the complaint.
 */
final class PolicyDenied extends CniCheck {
  private static final String ID = "cni-policy-denied";
  private static final int MOST = 5;
  private static final Pattern FLOW =
      Pattern.compile(
          "Src IP\"?: ?\"?([0-9a-f.:]+?)\"?[, ].*?Dest IP\"?: ?\"?([0-9a-f.:]+?)\"?[, ]"
              + ".*?Dest Port\"?: ?\"?(\\d+).*?Verdict\"?:? ?\"?DENY");

  PolicyDenied() {
    super(ID);
  }

  @Override
  void look(CniFacts node, Findings findings) {
    if (node.snapshot().eks().policy().optional().isEmpty()) {
      findings.notChecked(ID, "network-policy-agent.log: not in the recording");
      return;
    }
    List<CniRecord> records = node.snapshot().eks().policy().orElse(List.of());
    int reported = 0;
    for (CniRecord record : records.reversed()) {
      Matcher flow = FLOW.matcher(record.message());
      if (reported < MOST && flow.find()) {
        Optional<IpAddress> from = IpAddress.tryParse(flow.group(1));
        Optional<IpAddress> to = IpAddress.tryParse(flow.group(2));
        if (from.isPresent() && to.isPresent()) {
          findings.report(draft(record, from.get(), to.get(), flow.group(3)));
          reported++;
        }
      }
    }
  }

  private static FindingDraft draft(CniRecord record, IpAddress from, IpAddress to, String port) {
    boolean egress = record.message().toLowerCase(Locale.ROOT).contains("egress");
    IpAddress pod = egress ? from : to;
    return FindingDraft.of(
            ID,
            pod.toString(),
            pod + ": a network policy denied " + from + " to " + to + " port " + port)
        .consequence("If this is the flow that fails, the policy is the cause.")
        .confidence(Confidence.POSSIBLE)
        .evidence(record.evidence())
        .remedy(
            Remedy.of(
                Remedy.Step.investigate(
                    "List the policies of the pod's namespace",
                    "Add a rule for the flow where it is wanted.",
                    "kubectl get networkpolicies -A -o wide",
                    "kubectl get pods -A -o wide | grep -w " + pod)))
        .source("aws-network-policy-agent log");
  }
}
