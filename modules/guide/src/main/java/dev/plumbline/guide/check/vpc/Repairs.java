package dev.plumbline.guide.check.vpc;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Quoting;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.path.vpc.Blocker;

/** Commands of the AWS command line to copy; nothing here is ever run. */
final class Repairs {
  private Repairs() {}

  static Remedy of(String id, Needed flow, Blocker blocker) {
    return Remedy.of(repair(id, flow, blocker), verify(flow), undo(id, flow, blocker));
  }

  private static Step verify(Needed flow) {
    return Step.verify(
        "Connect again",
        "The connection is set up at once.",
        flow.protocol().equals("udp")
            ? "dig +time=2 +tries=1 @" + flow.to() + " amazon.com"
            : "timeout 5 bash -c 'exec 3<>\"/dev/tcp/$1/"
                + flow.port()
                + "\"' - "
                + quote(flow.anywhere() ? flow.to().toString() : flow.name())
                + " && echo connected");
  }

  private static Step repair(String id, Needed flow, Blocker blocker) {
    String object = quote(blocker.object());
    return switch (id) {
      case "vpc-sg-blocked", "vpc-endpoint" ->
          blocker.object().startsWith("vpce-")
              ? Step.look(
                  "Look why the endpoint is in this state",
                  "A pending endpoint waits for its service's owner; a failed one is made anew.",
                  "aws ec2 describe-vpc-endpoints --vpc-endpoint-ids " + object)
              : Step.repair(
                  "Allow the flow in a security group of " + blocker.object(),
                  "Takes effect at once; put the id of the group in the place of GROUP.",
                  rule("authorize", flow, blocker));
      case "vpc-nacl-blocked", "vpc-nacl-ephemeral" ->
          Step.repair(
              "Allow it before the entry that denies",
              "The number must be lower than that of " + blocker.rule() + ".",
              entry("create", flow, blocker)
                  + " --rule-action allow --protocol "
                  + (flow.protocol().equals("udp") ? 17 : 6)
                  + " --port-range From=1024,To=65535 --cidr-block "
                  + flow.to()
                  + "/32");
      case "vpc-no-route" ->
          Step.repair(
              "Give the table a route with a target that works",
              "Put the id of a NAT gateway, or another target, in the place of TARGET.",
              route(blocker.rule().isEmpty() ? "create-route" : "replace-route", blocker)
                  + " --nat-gateway-id TARGET");
      case "vpc-internet-exit" ->
          Step.repair(
              "Give the address a public one, or send it through a NAT gateway",
              "Put the id of an allocation in the place of ALLOCATION.",
              "aws ec2 associate-address --allocation-id ALLOCATION --network-interface-id "
                  + quote(flow.side().eni())
                  + flow.source().map(s -> " --private-ip-address " + s).orElse(""));
      case "vpc-source-dest-check" ->
          Step.look(
              "Let the address leave by its own interface",
              "Restore the policy rule of the address on the instance. Switching the check off only"
                  + " fits routers and firewalls.",
              "ip rule show");
      default ->
          Step.look(
              "Repair the target of the route",
              "See the state of what the route leads to, and replace it.",
              "aws ec2 describe-route-tables --route-table-ids " + table(flow));
    };
  }

  private static Step undo(String id, Needed flow, Blocker blocker) {
    return switch (id) {
      case "vpc-sg-blocked", "vpc-endpoint" ->
          Step.undo("Take the rule back", "", rule("revoke", flow, blocker));
      case "vpc-nacl-blocked", "vpc-nacl-ephemeral" ->
          Step.undo("Delete the entry", "", entry("delete", flow, blocker));
      case "vpc-no-route" -> Step.undo("Delete the route", "", route("delete-route", blocker));
      case "vpc-internet-exit" ->
          Step.undo(
              "Take the public address off",
              "Put the id of the association in the place of ASSOCIATION.",
              "aws ec2 disassociate-address --association-id ASSOCIATION");
      default -> Step.undo("Put the old target back", "Nothing was changed by looking.");
    };
  }

  private static String rule(String verb, Needed flow, Blocker blocker) {
    boolean egress = blocker.rule().equals("egress");
    String group = blocker.object().startsWith("sg-") ? quote(blocker.object()) : "GROUP";
    String other = egress ? flow.to().toString() : flow.source().map(Object::toString).orElse("");
    return "aws ec2 %s-security-group-%s --group-id %s --protocol %s --port %d --cidr %s/32"
        .formatted(verb, egress ? "egress" : "ingress", group, flow.protocol(), flow.port(), other);
  }

  private static String entry(String verb, Needed flow, Blocker blocker) {
    String direction = blocker.rule().startsWith("egress") ? "--egress" : "--ingress";
    return "aws ec2 %s-network-acl-entry --network-acl-id %s %s --rule-number 90"
        .formatted(verb, quote(blocker.object()), direction);
  }

  private static String route(String verb, Blocker blocker) {
    return "aws ec2 %s --route-table-id %s --destination-cidr-block %s"
        .formatted(
            verb,
            quote(blocker.object()),
            blocker.rule().isEmpty() ? "0.0.0.0/0" : quote(blocker.rule()));
  }

  private static String table(Needed flow) {
    return flow.side().answer().forward().stream()
        .filter(id -> id.startsWith("rtb-"))
        .findFirst()
        .map(Quoting::quote)
        .orElse("TABLE");
  }
}
