package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.Phrases;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables of the CNI against the rules that lead there: an empty one that is used, and a full one
 * that is not. Tables of networkd's rules are another check's.
 */
final class CniTables extends CniCheck {
  private static final String EMPTY = "cni-table-empty";
  private static final String UNREFERENCED = "cni-table-unreferenced";

  CniTables() {
    super(EMPTY, UNREFERENCED);
  }

  @Override
  void look(CniFacts node, Findings findings) {
    if (!has(node, findings, Need.RULES)) {
      return;
    }
    for (Family family : Family.values()) {
      empty(node, findings, family);
    }
    if (!node.snapshot().rules().complete()) {
      findings.notChecked(UNREFERENCED, Need.RULES.whole().lacking(node.snapshot()).orElse(""));
    } else if (node.snapshot().routes().optional().isEmpty()) {
      findings.notChecked(UNREFERENCED, Need.ROUTES.lacking(node.snapshot()).orElse(""));
    } else {
      unreferenced(node, findings);
    }
  }

  private static void empty(CniFacts node, Findings findings, Family family) {
    Map<String, List<PolicyRule>> rules =
        Stream.concat(node.fromPod(family), node.fromEni(family))
            .filter(r -> !r.table().equals("main") && !r.table().equals("local"))
            .collect(
                Collectors.groupingBy(PolicyRule::table, LinkedHashMap::new, Collectors.toList()));
    rules.forEach(
        (table, leading) -> {
          Optional<String> unknown = node.unknownTable(family, table);
          if (unknown.isEmpty()) {
            if (!node.hasDefault(family, table)) {
              findings.report(empty(node, family, table, leading, Confidence.CERTAIN));
            }
          } else if (node.snapshot().eks().tables().complete()
              && !node.snapshot().eks().tables().orElse(List.of()).contains(table)) {
            findings.report(empty(node, family, table, leading, Confidence.LIKELY));
          } else if (!node.hasDefault(family, table)) {
            findings.notChecked(EMPTY, unknown.get());
          }
        });
  }

  private static FindingDraft empty(
      CniFacts node, Family family, String table, List<PolicyRule> rules, Confidence confidence) {
    List<String> sources =
        rules.stream().map(r -> r.selector().from().address().toString()).distinct().toList();
    FindingDraft draft =
        FindingDraft.of(
                EMPTY,
                "table " + table,
                "table "
                    + table
                    + ": no default route, though rules lead "
                    + Phrases.and(sources)
                    + " there")
            .consequence(
                "Their traffic falls through to main and leaves by the primary ENI, where the VPC"
                    + " drops a source that is not its own.")
            .family(family)
            .confidence(confidence)
            .evidence(rules.stream().map(PolicyRule::evidence).toList())
            .remedy(
                Remedy.of(
                    CniSteps.restartAwsNode(),
                    CniSteps.table(table, "Expect the gateway and a default by the ENI."),
                    CniSteps.nothingToUndo("ipamd only sets up again what it had set up.")))
            .because("cni-race-systemd-over-cni", "cni-race-released")
            .source("amazon-vpc-cni-k8s#3524, #3162");
    node.eniOfTable(table).ifPresent(e -> draft.links(e.name()));
    return draft;
  }

  private static void unreferenced(CniFacts node, Findings findings) {
    boolean marked = node.markRule(Family.V4).isPresent();
    boolean markLost = !marked && node.markWanted().orElse(true);
    for (NodeEni eni : node.enis()) {
      node.snapshot().routes().orElse(List.of()).stream()
          .filter(r -> r.isDefault() && r.table().matches("[2-9]|1[0-6]"))
          .filter(r -> r.link().filter(eni.name()::equals).isPresent() && !eni.primary())
          .filter(r -> !r.protocol().equals("dhcp"))
          .filter(r -> node.rules(Family.V4).stream().noneMatch(x -> x.table().equals(r.table())))
          .filter(r -> markLost || peersHaveRules(node) || podsLost(node, r.table()))
          .forEach(r -> findings.report(unreferenced(eni, r)));
    }
  }

  private static boolean peersHaveRules(CniFacts node) {
    return node.fromEni(Family.V4).findAny().isPresent();
  }

  private static boolean podsLost(CniFacts node, String table) {
    return node.pods().stream().anyMatch(p -> p.table().filter(table::equals).isPresent());
  }

  private static FindingDraft unreferenced(NodeEni eni, Route route) {
    return FindingDraft.of(
            UNREFERENCED,
            "table " + route.table(),
            "table " + route.table() + ": whole, but no rule leads there")
        .consequence("Pods of " + eni.name() + " leave by the primary ENI and are dropped.")
        .links(eni.name())
        .evidence(route.evidence())
        .becauseOnHost("cni-rules-lost")
        .remedy(
            Remedy.of(
                CniSteps.recreatePods("the pods of " + eni.name()),
                CniSteps.restartAwsNode(),
                CniSteps.rules("Expect a rule to table " + route.table() + " for each pod."),
                CniSteps.nothingToUndo("Rules are made with the new sandbox.")))
        .source("amazon-vpc-cni-k8s#1600");
  }
}
