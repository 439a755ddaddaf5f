package dev.plumbline.app.screen.routing;

import dev.plumbline.app.shell.Target;
import dev.plumbline.diagram.RoutingPicture;
import dev.plumbline.diagram.Subject;
import dev.plumbline.guide.Finding;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.PolicyRule;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the node of a picture that somebody wants to see, and the finding about a node. */
final class Reveal {
  private Reveal() {}

  /** The node on the picture; a fault before what is in order. */
  static Optional<String> find(RoutingPicture picture, Target target) {
    return candidates(picture, target).filter(id -> onPicture(picture, id)).findFirst();
  }

  /** The fold that hides it. */
  static Optional<String> fold(RoutingPicture picture, Target target) {
    return candidates(picture, target)
        .flatMap(id -> folds(picture, id))
        .filter(id -> onPicture(picture, id))
        .findFirst();
  }

  private static Stream<String> folds(RoutingPicture picture, String member) {
    return picture.subjects().entrySet().stream()
        .filter(
            e -> e.getValue() instanceof Subject.Group group && group.members().contains(member))
        .map(Map.Entry::getKey);
  }

  /** Ids of what could be meant, the likeliest first, whether drawn or folded away. */
  private static Stream<String> candidates(RoutingPicture picture, Target target) {
    return switch (target) {
      case Target.OfObject(String id) -> Stream.of(id);
      case Target.OfLink(String name) -> Stream.of("link/" + name);
      case Target.OfAddress(var address) -> about(picture, address.toString());
      case Target.OfFinding(Finding finding) -> finding(picture, finding);
      case Target.OfEvidence(Evidence evidence) -> readFrom(picture, evidence);
      case Target.Nothing() -> Stream.empty();
      case Target.OfFlow flow -> Stream.empty();
      case Target.OfTime time -> Stream.empty();
      case Target.OfQuestion question -> Stream.empty();
    };
  }

  private static boolean onPicture(RoutingPicture picture, String id) {
    return picture.drawing().node(id).isPresent();
  }

  private static Stream<String> finding(RoutingPicture picture, Finding finding) {
    return Stream.of(
            about(picture, finding.subject()),
            finding.evidence().stream().flatMap(e -> readFrom(picture, e)),
            finding.links().stream().map(l -> "link/" + l))
        .flatMap(ids -> ids);
  }

  /** A fault about the subject first, then whatever is named so: rule source, table, link. */
  private static Stream<String> about(RoutingPicture picture, String subject) {
    return picture.subjects().entrySet().stream()
        .filter(e -> names(e.getValue(), subject))
        .map(Map.Entry::getKey)
        .sorted(Comparator.comparing(id -> !fault(picture, id)));
  }

  private static boolean fault(RoutingPicture picture, String id) {
    return picture.drawing().node(id).filter(n -> n.state().fault()).isPresent();
  }

  /** True where a subject is what these words name. */
  static boolean names(Subject subject, String words) {
    return switch (subject) {
      case Subject.MissingRule rule -> rule.from().toString().equals(words);
      case Subject.Rules rules ->
          rules.rules().stream()
              .anyMatch(
                  r ->
                      r.selector().from().toString().equals(words)
                          || words.equals("rule " + r.priority()));
      case Subject.Table table -> words.equals("table " + table.name());
      case Subject.OneLink link -> words.equals(link.name());
      case Subject.MissingRoute route -> words.equals("table " + route.table());
      case Subject.Card card -> words.equals(card.eni().id());
      case Subject.OneSubnet subnet -> words.equals(subnet.id());
      case Subject.VpcTable table -> words.equals(table.table().id());
      case Subject.Target target -> words.equals(target.id());
      case Subject.OneRoute _, Subject.OneVpcRoute _, Subject.UnknownTable _, Subject.Group _ ->
          false;
    };
  }

  private static Stream<String> readFrom(RoutingPicture picture, Evidence wanted) {
    return picture.subjects().entrySet().stream()
        .filter(e -> evidence(e.getValue()).anyMatch(v -> same(v, wanted)))
        .map(Map.Entry::getKey);
  }

  private static boolean same(Evidence one, Evidence other) {
    return other.line() > 0 && one.line() == other.line() && one.file().equals(other.file());
  }

  private static Stream<Evidence> evidence(Subject subject) {
    return switch (subject) {
      case Subject.Rules rules -> rules.rules().stream().map(PolicyRule::evidence);
      case Subject.OneRoute route -> Stream.of(route.route().evidence());
      case Subject.MissingRule rule -> Stream.of(rule.why());
      case Subject.OneVpcRoute route -> Stream.of(route.route().evidence());
      case Subject.VpcTable table -> Stream.of(table.table().evidence());
      case Subject.Card card -> Stream.of(card.eni().evidence());
      default -> Stream.empty();
    };
  }

  /** The finding that a node shows: by its subject, else by its link where the node is a fault. */
  static Optional<Finding> findingOf(
      RoutingPicture picture, String id, Optional<String> link, List<Finding> findings) {
    Optional<Subject> subject = picture.subject(id);
    boolean fault = fault(picture, id);
    return subject
        .flatMap(s -> findings.stream().filter(f -> names(s, f.subject())).findFirst())
        .or(
            () ->
                findings.stream()
                    .filter(f -> fault && f.fault() && link.filter(f.links()::contains).isPresent())
                    .findFirst());
  }
}
