package dev.plumbline.aws;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a request is for, with the whole list of requests that may be sent for it, as IAM actions.
 */
public enum Purpose {
  /** Looking at instances and at the account's side of their network. */
  READ(
      "ec2:DescribeAddresses",
      "ec2:DescribeDhcpOptions",
      "ec2:DescribeEgressOnlyInternetGateways",
      "ec2:DescribeInstances",
      "ec2:DescribeInternetGateways",
      "ec2:DescribeManagedPrefixLists",
      "ec2:DescribeNatGateways",
      "ec2:DescribeNetworkAcls",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeRegions",
      "ec2:DescribeRouteTables",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeTransitGatewayAttachments",
      "ec2:DescribeTransitGatewayVpcAttachments",
      "ec2:DescribeVpcAttribute",
      "ec2:DescribeVpcBlockPublicAccessExclusions",
      "ec2:DescribeVpcBlockPublicAccessOptions",
      "ec2:DescribeVpcEndpoints",
      "ec2:DescribeVpcPeeringConnections",
      "ec2:DescribeVpcs",
      "ec2:DescribeVpnConnections",
      "ec2:DescribeVpnGateways",
      "ec2:GetConsoleOutput",
      "ec2:GetManagedPrefixListEntries",
      "ec2:SearchTransitGatewayRoutes",
      "iam:GetInstanceProfile",
      "iam:GetPolicy",
      "iam:GetPolicyVersion",
      "iam:GetRole",
      "iam:GetRolePolicy",
      "iam:ListAttachedRolePolicies",
      "iam:ListRolePolicies",
      "iam:SimulatePrincipalPolicy",
      "ssm:DescribeInstanceInformation",
      "ssm:GetConnectionStatus"),

  /** Finding out who one is, and becoming who the profile says; needs no policy of ours. */
  SIGN_IN(
      "sso-oidc:CreateToken",
      "sso:GetRoleCredentials",
      "sts:AssumeRole",
      "sts:AssumeRoleWithWebIdentity",
      "sts:GetCallerIdentity"),

  /** A Session Manager session; the data channel itself is opened outside the SDK. */
  SESSION("kms:GenerateDataKey", "ssm:ResumeSession", "ssm:StartSession", "ssm:TerminateSession"),

  /** Probes run by Run Command. */
  COMMAND("ssm:CancelCommand", "ssm:GetCommandInvocation", "ssm:SendCommand"),

  /** A public key for one minute. */
  INSTANCE_CONNECT("ec2-instance-connect:SendSSHPublicKey");

  private final Set<String> actions;

  Purpose(String... actions) {
    this.actions = Collections.unmodifiableSet(new TreeSet<>(Set.of(actions)));
  }

  /** IAM actions, such as {@code ec2:DescribeInstances}; each is one request of the API. */
  public Set<String> actions() {
    return actions;
  }
}
