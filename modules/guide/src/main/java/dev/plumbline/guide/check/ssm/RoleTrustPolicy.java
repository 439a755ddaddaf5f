package dev.plumbline.guide.check.ssm;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.imds.RoleDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** EC2 may not assume the role: its trust policy, or a role deleted and made again. */
final class RoleTrustPolicy extends SsmCheck {
  private static final String CODE = "AssumeRoleUnauthorizedAccess";

  RoleTrustPolicy() {
    super("ssm-role-trust-policy");
  }

  @Override
  Optional<String> lacking(Agent agent) {
    return agent.snapshot().imds().role().optional().isPresent()
        ? Optional.empty()
        : super.lacking(agent);
  }

  @Override
  void look(Agent agent, Findings findings) {
    Role role = new Role(agent.snapshot());
    Optional<Evidence> document =
        agent
            .snapshot()
            .imds()
            .role()
            .optional()
            .filter(d -> d.code().filter(CODE::equals).isPresent())
            .map(RoleDocument::evidence);
    Optional<Evidence> log = agent.current("ssm-e07").map(Sighting::record).map(r -> r.evidence());
    boolean repaired = role.code().filter("Success"::equals).isPresent();
    List<Evidence> lines =
        repaired ? List.of() : Stream.concat(document.stream(), log.stream()).toList();
    if (lines.isEmpty()) {
      return;
    }
    String name = role.name();
    String quoted = name.equals(Role.UNNAMED) ? "ROLE" : quote(name);
    findings.report(
        FindingDraft.of(id(), name, name + ": EC2 may not assume it (" + CODE + ")")
            .consequence(
                "The instance has a profile but gets no credentials, so the agent cannot sign its"
                    + " calls and the node is not online.")
            .evidence(lines)
            .remedy(
                Repairs.then(
                    agent,
                    Step.investigate(
                        "Read the trust policy",
                        "Principal must name the service ec2.amazonaws.com (ec2.amazonaws.com.cn in"
                            + " China) with sts:AssumeRole. If it does, the role was made again:"
                            + " attach the profile anew.",
                        "aws iam get-role --role-name "
                            + quoted
                            + " --query Role.AssumeRolePolicyDocument"),
                    Step.repair(
                        "Let EC2 assume the role",
                        "Replaces the whole trust policy; keep other principals that it names.",
                        "aws iam update-assume-role-policy --role-name "
                            + quoted
                            + " --policy-document '{\"Version\":\"2012-10-17\",\"Statement\":"
                            + "[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                            + "\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}'"),
                    Step.undo(
                        "Put the old trust policy back",
                        "Save the policy that the first step prints.",
                        "aws iam update-assume-role-policy --role-name "
                            + quoted
                            + " --policy-document file://old-trust-policy.json")))
            .source("Systems Manager user guide, SSM Agent logs; EC2 user guide, IAM roles"));
  }
}
