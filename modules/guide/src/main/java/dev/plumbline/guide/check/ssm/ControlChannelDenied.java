package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.ssm.SsmState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The control channel of sessions does not stand, though the node may look online. */
final class ControlChannelDenied extends SsmCheck {
  ControlChannelDenied() {
    super("ssm-control-channel-denied");
  }

  @Override
  Optional<String> lacking(Agent agent) {
    SsmState ssm = agent.snapshot().ssm();
    boolean answers = ssm.ping().optional().isPresent() && ssm.channel().optional().isPresent();
    return answers ? Optional.empty() : super.lacking(agent);
  }

  @Override
  void look(Agent agent, Findings findings) {
    SsmState ssm = agent.snapshot().ssm();
    Optional<Sighting> log =
        agent
            .current("ssm-e32", "ssm-e33")
            .filter(s -> !s.record().text().toLowerCase(Locale.ROOT).contains("throttl"));
    List<Evidence> answers =
        !tooOld(ssm)
                && is(ssm.ping().optional(), "Online")
                && is(ssm.channel().optional(), "notconnected")
            ? Stream.concat(ssm.channel().optional().stream(), ssm.ping().optional().stream())
                .map(SsmState.Answer::evidence)
                .toList()
            : List.of();
    if (log.isEmpty() && answers.isEmpty()) {
      return;
    }
    String name =
        log.map(new Endpoints(agent)::of)
            .filter(n -> Endpoints.service(n).equals(Endpoints.CHANNEL))
            .orElseGet(() -> new Endpoints(agent).name(Endpoints.CHANNEL));
    boolean denied = agent.current("ssm-e32").isPresent();
    String how = denied ? ": refuses the control channel" : ": the control channel does not stand";
    findings.report(
        FindingDraft.of(id(), name, name + how)
            .consequence(
                "Sessions end with TargetNotConnected. The node may still look online, since"
                    + " registration and commands can take another way.")
            .evidence(log.map(s -> s.record().evidence()))
            .evidence(answers)
            .becauseOnHost(
                "ssm-endpoint-dns-failure",
                "ssm-endpoint-connect-timeout",
                "ssm-tls-unknown-authority",
                "ssm-proxy-failure",
                "default-route-missing")
            .remedy(
                Repairs.then(
                    agent,
                    Step.investigate(
                        "Look at the rights and at the endpoint",
                        "The role needs ssmmessages:CreateControlChannel, OpenControlChannel,"
                            + " CreateDataChannel and OpenDataChannel, and so does the policy of an"
                            + " interface endpoint. A device on the way may refuse WebSocket.",
                        "aws iam simulate-principal-policy --policy-source-arn ROLE_ARN"
                            + " --action-names ssmmessages:CreateControlChannel"
                            + " ssmmessages:OpenControlChannel",
                        "timeout 5 bash -c 'exec 3<>/dev/tcp/"
                            + Repairs.plain(name)
                            + "/443'; echo $?")))
            .source(Repairs.SOURCE + "; aws/amazon-ssm-agent#121"));
  }

  /** Agents before 2.3.68.0 have no control channel at all (Session Manager user guide). */
  private static boolean tooOld(SsmState ssm) {
    return ssm.version().optional().filter(v -> !v.atLeast(2, 3, 68)).isPresent();
  }

  private static boolean is(Optional<SsmState.Answer> answer, String value) {
    return answer.filter(a -> a.value().equalsIgnoreCase(value)).isPresent();
  }
}
