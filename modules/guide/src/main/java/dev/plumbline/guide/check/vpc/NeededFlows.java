package dev.plumbline.guide.check.vpc;

import dev.plumbline.guide.check.Check;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Gate;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.account.Endpoint;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.path.vpc.Blocker;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Flows of the instance that the account's network stops; each blocker by its kind. */
final class NeededFlows implements Check {
  private static final String GROUP = "vpc-sg-blocked";
  private static final String ENDPOINT = "vpc-endpoint";
  private static final String TARGET = "vpc-target-state";
  private static final String SOURCE =
      "Amazon VPC user guide: security groups, network ACLs, routes";

  /** What is no target of a route: its state has other findings, or none. */
  private static final List<String> KINDS = List.of("i-", "eni-", "vpc-");

  /** What a file decides, for what could not be told without it. */
  private static final Map<String, List<String>> FILES =
      Map.of(
          "security-group", List.of(GROUP),
          "prefix-list", List.of(GROUP, "vpc-no-route"),
          "network-acls", List.of("vpc-nacl-blocked", "vpc-nacl-ephemeral"),
          "route-tables", List.of("vpc-no-route"),
          "internet-gateways", List.of("vpc-internet-exit"),
          "nat-gateways", List.of(TARGET),
          "transit-gateway", List.of(TARGET),
          "peering", List.of(TARGET),
          "vpc-endpoints", List.of(ENDPOINT));

  @Override
  public List<String> ids() {
    return List.of(
        "vpc-source-dest-check",
        GROUP,
        "vpc-nacl-blocked",
        "vpc-nacl-ephemeral",
        "vpc-no-route",
        "vpc-internet-exit",
        TARGET,
        ENDPOINT);
  }

  /** Only where the account was asked, and it is known which instance sends. */
  @Override
  public Gate gate(CheckContext context) {
    return Gate.when(context.snapshot().vpc().present() && Needs.known(context));
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    if (context.snapshot().host().names().optional().isEmpty()) {
      String why = "getent-endpoints.txt: which addresses the instance needs is not known";
      ids().forEach(id -> findings.notChecked(id, why));
    }
    for (Needed flow : Needs.of(context)) {
      flow.blockers().forEach(b -> report(context, flow, b, findings));
      if (!flow.anywhere()) {
        flow.side().answer().unknown().forEach(why -> open(why, findings));
      }
    }
  }

  private static void open(String why, Findings findings) {
    FILES.forEach(
        (file, ids) -> {
          if (why.contains("aws-ec2-") && why.contains(file)) {
            ids.forEach(id -> findings.notChecked(id, why));
          }
        });
  }

  private static void report(
      CheckContext context, Needed flow, Blocker blocker, Findings findings) {
    switch (blocker.code()) {
      case "ENI_SG_RULES_MISMATCH",
          "SG_HAS_NO_RULES",
          "SG_REFERENCES_NOT_PRESERVED",
          "SG_REFERENCING_SUPPORT" ->
          group(context, flow, blocker, findings);
      case "SUBNET_ACL_RESTRICTION" ->
          add(
              blocker.ports().isEmpty() ? "vpc-nacl-blocked" : "vpc-nacl-ephemeral",
              blocker.object(),
              flow,
              blocker,
              findings);
      case "ENI_SOURCE_DEST_CHECK_RESTRICTION" ->
          add("vpc-source-dest-check", blocker.object(), flow, blocker, findings);
      case "NO_ROUTE_TO_DESTINATION", "BAD_STATE_ROUTE" -> {
        boolean ownTable = blocker.object().equals(table(flow)) || blocker.back();
        add(ownTable ? "vpc-no-route" : TARGET, table(flow, blocker), flow, blocker, findings);
      }
      default -> other(context, flow, blocker, findings);
    }
  }

  private static void other(CheckContext context, Needed flow, Blocker blocker, Findings findings) {
    String object = blocker.object();
    if (blocker.code().startsWith("IGW_")
        || blocker.code().equals("VPC_BLOCK_PUBLIC_ACCESS_ENABLED")
        || object.startsWith("igw-")
        || object.startsWith("eigw-")) {
      String address = flow.source().map(Object::toString).orElse(flow.side().eni());
      add("vpc-internet-exit", address, flow, blocker, findings);
    } else if (object.startsWith("vpce-")) {
      add(ENDPOINT, flow.name(), flow, blocker, findings);
    } else if (KINDS.stream().noneMatch(object::startsWith)) {
      add(TARGET, table(flow), flow, blocker, findings);
    }
  }

  /** The route table that chose the target: the first one on the way. */
  private static String table(Needed flow) {
    return flow.side().answer().forward().stream()
        .filter(id -> id.startsWith("rtb-"))
        .findFirst()
        .orElse(flow.side().eni());
  }

  private static String table(Needed flow, Blocker blocker) {
    return blocker.back() ? blocker.object() : table(flow);
  }

  private static void group(CheckContext context, Needed flow, Blocker blocker, Findings findings) {
    Optional<Endpoint> endpoint = flow.endpoint(context);
    boolean ofEndpoint =
        endpoint
            .filter(
                e ->
                    e.interfaces().contains(blocker.object())
                        || e.groups().contains(blocker.object()))
            .isPresent();
    if (ofEndpoint) {
      add(ENDPOINT, flow.name(), flow, blocker, findings);
    }
    String subject =
        context.snapshot().vpc().interfaces().orElse(List.of()).stream()
            .filter(e -> e.id().equals(blocker.object()))
            .map(NetworkInterface::groups)
            .flatMap(List::stream)
            .findFirst()
            .orElse(blocker.object());
    FindingDraft draft = draft(GROUP, subject, flow, blocker);
    findings.report(ofEndpoint ? draft.because(ENDPOINT) : draft);
  }

  private static void add(
      String id, String subject, Needed flow, Blocker blocker, Findings findings) {
    findings.report(draft(id, subject, flow, blocker));
  }

  private static FindingDraft draft(String id, String subject, Needed flow, Blocker blocker) {
    String stops =
        id.equals(ENDPOINT)
            ? ": its endpoint at " + flow.to() + " does not admit " + flow.what()
            : ": stops " + flow.words();
    return FindingDraft.of(id, subject, subject + stops)
        .confidence(flow.anywhere() ? Confidence.LIKELY : Confidence.CERTAIN)
        .consequence(
            blocker.text()
                + (blocker.ports().isEmpty()
                    ? ""
                    : " Connections from other source ports get through, so it fails now and"
                        + " then."))
        .evidence(blocker.evidence())
        .evidence(flow.evidence())
        .remedy(Repairs.of(id, flow, blocker))
        .source(SOURCE);
  }
}
