package dev.plumbline.model.parse.account;

import dev.plumbline.model.Captured;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.account.TransitAttachment;
import dev.plumbline.model.account.TransitRoute;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Transit gateways: attachments out of two answers, and the routes of their route tables. */
final class AwsTransit {
  private static final String ALL = "aws-ec2-describe-transit-gateway-attachments.json";
  private static final String OF_VPCS = "aws-ec2-describe-transit-gateway-vpc-attachments.json";
  private static final Pattern ROUTES =
      Pattern.compile("aws-ec2-search-transit-gateway-routes-(tgw-rtb-\\w+)\\.json");

  private AwsTransit() {}

  /**
   * Attachments: their association stands in the answer for all kinds, their subnets and options in
   * the one for VPCs; what only one of them has is kept as far as it goes.
   */
  static Captured<List<TransitAttachment>> attachments(Reading reading) {
    Captured<List<TransitAttachment>> all = list(reading, ALL, "TransitGatewayAttachments", true);
    Captured<List<TransitAttachment>> vpcs =
        list(reading, OF_VPCS, "TransitGatewayVpcAttachments", false);
    if (all instanceof Captured.Missing && vpcs instanceof Captured.Missing) {
      return reading.recording().has(ALL) ? all : vpcs;
    }
    Map<String, TransitAttachment> first = byId(all);
    Map<String, TransitAttachment> second = byId(vpcs);
    Set<String> ids = new LinkedHashSet<>(first.keySet());
    ids.addAll(second.keySet());
    List<TransitAttachment> joined = new ArrayList<>();
    for (String id : ids) {
      Optional<TransitAttachment> a = Optional.ofNullable(first.get(id));
      Optional<TransitAttachment> b = Optional.ofNullable(second.get(id));
      a.map(x -> b.map(y -> join(x, y)).orElse(x)).or(() -> b).ifPresent(joined::add);
    }
    boolean whole =
        (all.optional().isEmpty() || all.complete())
            && (vpcs.optional().isEmpty() || vpcs.complete());
    return new Captured.Known<>(List.copyOf(joined), List.of(OF_VPCS, ALL), whole);
  }

  private static Map<String, TransitAttachment> byId(Captured<List<TransitAttachment>> list) {
    return list.orElse(List.of()).stream()
        .collect(Collectors.toMap(TransitAttachment::id, Function.identity(), (a, _) -> a));
  }

  private static TransitAttachment join(TransitAttachment all, TransitAttachment vpc) {
    return new TransitAttachment(
        all.id(),
        all.gateway(),
        all.type(),
        all.resource(),
        vpc.state().isEmpty() ? all.state() : vpc.state(),
        vpc.subnets(),
        all.association(),
        all.associationKnown(),
        vpc.applianceMode(),
        vpc.groupReferencing(),
        vpc.evidence());
  }

  private static Captured<List<TransitAttachment>> list(
      Reading reading, String file, String key, boolean all) {
    return AwsAnswer.named(
        reading,
        file,
        key,
        "TransitGatewayAttachmentId",
        o ->
            new TransitAttachment(
                o.id(),
                o.text("TransitGatewayId"),
                Json.optional(o.node(), "ResourceType").orElse("vpc"),
                Json.optional(o.node(), "ResourceId").orElse(o.text("VpcId")),
                o.text("State"),
                Json.texts(o.node(), "SubnetIds"),
                association(o.node()),
                all && sameOwner(o.node()),
                enabled(o.node(), "ApplianceModeSupport"),
                enabled(o.node(), "SecurityGroupReferencingSupport"),
                o.evidence()));
  }

  private static Optional<String> association(JsonNode node) {
    JsonNode association = node.path("Association");
    String state = Json.text(association, "State");
    return Json.optional(association, "TransitGatewayRouteTableId")
        .filter(_ -> state.isEmpty() || state.equals("associated"));
  }

  /** An account that only uses a shared transit gateway is not shown its route tables. */
  private static boolean sameOwner(JsonNode node) {
    String gateway = Json.text(node, "TransitGatewayOwnerId");
    return gateway.isEmpty()
        || gateway.equals(Json.text(node, "ResourceOwnerId"))
        || node.path("Association").isObject();
  }

  private static Optional<Boolean> enabled(JsonNode node, String option) {
    return Json.optional(node.path("Options"), option).map(s -> s.equals("enable"));
  }

  /** Routes by id of the transit gateway route table. */
  static Map<String, Captured<List<TransitRoute>>> routes(Reading reading) {
    Map<String, Captured<List<TransitRoute>>> tables = new HashMap<>();
    reading
        .files(ROUTES)
        .forEach(
            file -> {
              Matcher name = ROUTES.matcher(file);
              if (name.matches()) {
                tables.put(name.group(1), table(reading, file));
              }
            });
    return Map.copyOf(tables);
  }

  private static Captured<List<TransitRoute>> table(Reading reading, String file) {
    Captured<List<TransitRoute>> routes =
        AwsAnswer.list(reading, file, "Routes", (node, answer) -> route(node, answer));
    boolean more =
        reading
            .text(file)
            .map(t -> t.matches("(?s).*\"AdditionalRoutesAvailable\"\\s*:\\s*true.*"))
            .orElse(false);
    return more && routes instanceof Captured.Known<List<TransitRoute>> known
        ? new Captured.Known<>(known.value(), known.files(), false)
        : routes;
  }

  private static Optional<TransitRoute> route(JsonNode node, AwsAnswer answer) {
    String state = Json.text(node, "State");
    String destination = Json.text(node, "DestinationCidrBlock");
    return IpPrefix.tryParse(destination)
        .filter(_ -> !state.startsWith("delet"))
        .map(
            prefix ->
                new TransitRoute(
                    prefix,
                    state.equals("blackhole"),
                    Json.text(node, "Type").equals("static"),
                    AwsWords.each(node, "TransitGatewayAttachments", "TransitGatewayAttachmentId"),
                    answer.inside("\"" + destination + "\"")));
  }
}
