package dev.plumbline.aws.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import tools.jackson.databind.JsonNode;

/** Asks what the role of an instance may do, and who may take it on. */
final class RoleSide {
  /** What the SSM agent asks for, AWS managed policy {@code AmazonSSMManagedInstanceCore}. */
  static final List<String> AGENT =
      List.of(
          "ec2messages:AcknowledgeMessage",
          "ec2messages:DeleteMessage",
          "ec2messages:FailMessage",
          "ec2messages:GetEndpoint",
          "ec2messages:GetMessages",
          "ec2messages:SendReply",
          "ssm:DescribeAssociation",
          "ssm:DescribeDocument",
          "ssm:GetDeployablePatchSnapshotForInstance",
          "ssm:GetDocument",
          "ssm:GetManifest",
          "ssm:GetParameter",
          "ssm:GetParameters",
          "ssm:ListAssociations",
          "ssm:ListInstanceAssociations",
          "ssm:PutComplianceItems",
          "ssm:PutConfigurePackageResult",
          "ssm:PutInventory",
          "ssm:UpdateAssociationStatus",
          "ssm:UpdateInstanceAssociationStatus",
          "ssm:UpdateInstanceInformation",
          "ssmmessages:CreateControlChannel",
          "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenControlChannel",
          "ssmmessages:OpenDataChannel");

  private static final int POLICIES = 30;

  private final Answers answers;
  private final IamClient iam;

  RoleSide(Answers answers, IamClient iam) {
    this.answers = answers;
    this.iam = iam;
  }

  /**
   * Asks.
   *
   * @param profile name of the instance profile
   */
  void collect(String profile) {
    Optional<? extends JsonNode> answer =
        answers.ask(
            Question.of(
                GetInstanceProfileRequest.builder().instanceProfileName(profile).build(),
                iam::getInstanceProfile));
    for (JsonNode role : Tree.each(answer.map(a -> a.path("InstanceProfile")), "Roles")) {
      Tree.text(role, "RoleName").ifPresent(name -> role(name, Tree.text(role, "Arn").orElse("")));
    }
  }

  private void role(String name, String arn) {
    answers.ask(Question.of(GetRoleRequest.builder().roleName(name).build(), iam::getRole));
    Optional<? extends JsonNode> attached =
        answers.ask(
            Question.of(
                ListAttachedRolePoliciesRequest.builder().roleName(name).build(),
                iam::listAttachedRolePolicies));
    Optional<? extends JsonNode> inline =
        answers.ask(
            Question.of(
                ListRolePoliciesRequest.builder().roleName(name).build(), iam::listRolePolicies));
    List<Answers.Work> works = new ArrayList<>();
    Tree.each(attached, "AttachedPolicies").stream()
        .limit(POLICIES)
        .forEach(
            p ->
                works.add(
                    () ->
                        policy(
                            Tree.text(p, "PolicyArn").orElse(""),
                            Tree.text(p, "PolicyName").orElse(""))));
    Tree.each(inline, "PolicyNames").stream()
        .limit(POLICIES)
        .map(p -> p.asString(""))
        .forEach(
            p ->
                works.add(
                    () ->
                        answers.ask(
                            Question.of(
                                GetRolePolicyRequest.builder().roleName(name).policyName(p).build(),
                                iam::getRolePolicy,
                                p))));
    works.add(
        () ->
            answers.ask(
                Question.of(
                    SimulatePrincipalPolicyRequest.builder()
                        .policySourceArn(arn)
                        .actionNames(AGENT)
                        .build(),
                    iam::simulatePrincipalPolicy)));
    answers.together(works);
  }

  /** A managed policy is asked for in two steps: its present version, then what that says. */
  private void policy(String arn, String name) {
    answers
        .ask(Question.of(GetPolicyRequest.builder().policyArn(arn).build(), iam::getPolicy, name))
        .flatMap(p -> Tree.text(p, "Policy", "DefaultVersionId"))
        .ifPresent(
            version ->
                answers.ask(
                    Question.of(
                        GetPolicyVersionRequest.builder().policyArn(arn).versionId(version).build(),
                        iam::getPolicyVersion,
                        name)));
  }
}
