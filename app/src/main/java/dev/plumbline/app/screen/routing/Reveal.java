package dev.plumbline.app.screen.routing;

import dev.plumbline.app.shell.Target;
import dev.plumbline.diagram.RoutingPicture;
import dev.plumbline.diagram.Subject;
import dev.plumbline.guide.Finding;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.PolicyRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the node of a picture that somebody wants to see, and the finding about a node. */
final class Reveal {
  private Reveal() {}

  static Optional<String> find(RoutingPicture picture, Target target) {
    return switch (target) {
      case Target.OfObject(String id) -> Optional.of(id).filter(i -> onPicture(picture, i));
      case Target.OfLink(String name) ->
          Optional.of("link/" + name).filter(i -> onPicture(picture, i));
      case Target.OfAddress(var address) -> about(picture, address.toString());
      case Target.OfFinding(Finding finding) -> finding(picture, finding);
      case Target.OfEvidence(Evidence evidence) -> readFrom(picture, evidence);
      case Target.Nothing() -> Optional.empty();
      case Target.OfTime time -> Optional.empty();
      case Target.OfQuestion question -> Optional.empty();
    };
  }

  private static boolean onPicture(RoutingPicture picture, String id) {
    return picture.drawing().node(id).isPresent();
  }

  private static Optional<String> finding(RoutingPicture picture, Finding finding) {
    return about(picture, finding.subject())
        .or(
            () ->
                finding.evidence().stream().flatMap(e -> readFrom(picture, e).stream()).findFirst())
        .or(() -> links(picture, finding.links()));
  }

  private static Optional<String> links(RoutingPicture picture, List<String> links) {
    return links.stream().map(l -> "link/" + l).filter(i -> onPicture(picture, i)).findFirst();
  }

  /** A fault about the subject first, then whatever is named so: rule source, table, link. */
  private static Optional<String> about(RoutingPicture picture, String subject) {
    List<String> ids =
        picture.subjects().entrySet().stream()
            .filter(e -> names(e.getValue(), subject))
            .map(Map.Entry::getKey)
            .filter(id -> onPicture(picture, id))
            .toList();
    return ids.stream()
        .filter(id -> picture.drawing().node(id).filter(n -> n.state().fault()).isPresent())
        .findFirst()
        .or(() -> ids.stream().findFirst());
  }

  private static boolean names(Subject subject, String words) {
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
      case Subject.OneRoute route -> false;
      case Subject.Group group -> false;
    };
  }

  private static Optional<String> readFrom(RoutingPicture picture, Evidence wanted) {
    return picture.subjects().entrySet().stream()
        .filter(e -> evidence(e.getValue()).anyMatch(v -> same(v, wanted)))
        .map(Map.Entry::getKey)
        .filter(id -> onPicture(picture, id))
        .findFirst();
  }

  private static boolean same(Evidence one, Evidence other) {
    return other.line() > 0 && one.line() == other.line() && one.file().equals(other.file());
  }

  private static Stream<Evidence> evidence(Subject subject) {
    return switch (subject) {
      case Subject.Rules rules -> rules.rules().stream().map(PolicyRule::evidence);
      case Subject.OneRoute route -> Stream.of(route.route().evidence());
      case Subject.MissingRule rule -> Stream.of(rule.why());
      default -> Stream.empty();
    };
  }

  /** The finding that a node shows: by its subject, else by its link where the node is a fault. */
  static Optional<Finding> findingOf(
      RoutingPicture picture, String id, Optional<String> link, List<Finding> findings) {
    Optional<Subject> subject = picture.subject(id);
    boolean fault = picture.drawing().node(id).filter(n -> n.state().fault()).isPresent();
    return subject
        .flatMap(s -> findings.stream().filter(f -> names(s, f.subject())).findFirst())
        .or(
            () ->
                findings.stream()
                    .filter(f -> fault && f.fault() && link.filter(f.links()::contains).isPresent())
                    .findFirst());
  }
}
