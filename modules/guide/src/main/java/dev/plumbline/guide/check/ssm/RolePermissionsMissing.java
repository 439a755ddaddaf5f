package dev.plumbline.guide.check.ssm;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The role works, but may not report to Systems Manager; the text tells which policy denies. */
final class RolePermissionsMissing extends SsmCheck {
  private static final String DENIED = "AccessDeniedException";

  /** Default Host Management is refused with the same code, which says nothing about the role. */
  private static final String NOT_THE_ROLE = "instance management role is not configured";

  private static final Pattern ACTION = Pattern.compile("not authorized to perform: ([\\w:]+)");

  RolePermissionsMissing() {
    super("ssm-role-permissions-missing");
  }

  @Override
  void look(Agent agent, Findings findings) {
    agent
        .current("ssm-e11", "ssm-e13", "ssm-e28", "ssm-e30")
        .filter(RolePermissionsMissing::denied)
        .ifPresent(sighting -> findings.report(draft(agent, sighting)));
  }

  /** Only the text after the words for Default Host Management is about another role. */
  private static boolean denied(Sighting sighting) {
    String text = sighting.record().text();
    int host = text.indexOf("Default Host Management Err:");
    String own = host < 0 ? text : text.substring(0, host);
    return own.contains(DENIED) && !own.contains(NOT_THE_ROLE);
  }

  private FindingDraft draft(Agent agent, Sighting sighting) {
    String text = sighting.record().text();
    String role = new Role(agent.snapshot()).in(text);
    Matcher found = ACTION.matcher(text);
    String action = found.find() ? found.group(1) : "ssm:UpdateInstanceInformation";
    Optional<String> denier = denier(text);
    return FindingDraft.of(
            id(),
            role,
            role + ": not allowed " + action + denier.map(d -> ", denied by " + d).orElse(""))
        .consequence(
            "Network and credentials work. Systems Manager refuses the node, and the agent waits"
                + " about half an hour between its tries.")
        .evidence(sighting.record().evidence())
        .remedy(denier.isPresent() ? denied(agent, denier.get()) : attach(agent, role))
        .source("Systems Manager user guide, instance permissions; aws/amazon-ssm-agent#374");
  }

  /** The policy that denies, where the text names another than the role's own. */
  private static Optional<String> denier(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("vpc endpoint policy")) {
      return Optional.of("the policy of the VPC endpoint");
    }
    if (lower.contains("service control policy")) {
      return Optional.of("a service control policy");
    }
    if (lower.contains("permissions boundary")) {
      return Optional.of("the role's permissions boundary");
    }
    return lower.contains("explicit deny")
        ? Optional.of("an explicit deny in a policy")
        : Optional.empty();
  }

  private static Remedy denied(Agent agent, String denier) {
    return Repairs.then(
        agent,
        Step.investigate(
            "Change " + denier,
            "Attaching more policies to the role does not help: a denial goes before every"
                + " permission.",
            "aws ec2 describe-vpc-endpoints --region "
                + new Endpoints(agent).regionOrPlaceholder()
                + " --query 'VpcEndpoints[].[ServiceName,PolicyDocument]'"));
  }

  private static Remedy attach(Agent agent, String role) {
    String name = role.equals(Role.UNNAMED) ? "ROLE" : quote(role);
    String policy = " --policy-arn arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
    return Repairs.then(
        agent,
        Step.repair(
            "Attach AmazonSSMManagedInstanceCore",
            "Every instance with this role becomes manageable by Systems Manager.",
            "aws iam attach-role-policy --role-name " + name + policy),
        Step.undo(
            "Detach it again",
            "As it was before.",
            "aws iam detach-role-policy --role-name " + name + policy));
  }
}
