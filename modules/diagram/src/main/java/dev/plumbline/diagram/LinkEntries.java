package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Face;
import dev.plumbline.diagram.Entry.Link;
import dev.plumbline.diagram.Entry.Row;
import dev.plumbline.diagram.Entry.Rule;
import dev.plumbline.diagram.Entry.Table;
import dev.plumbline.model.Address;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The links in the order in which tables reach them, then the other ENIs; this host on top. */
final class LinkEntries {
  private static final int DETAILS = 3;

  private final Scene scene;
  private final Map<String, Subject> subjects;
  private final Set<String> affected = new LinkedHashSet<>();

  LinkEntries(Scene scene, Map<String, Subject> subjects) {
    this.scene = scene;
    this.subjects = subjects;
  }

  List<Link> read(List<Rule> rules, List<Table> tables) {
    rules.forEach(this::blame);
    Set<String> names = new LinkedHashSet<>();
    names.add(Scene.THIS_HOST);
    for (Table table : tables) {
      for (Row row : table.rows()) {
        for (String link : row.links()) {
          String name = link.substring(link.indexOf('/') + 1);
          names.add(name);
          if (row.state() == State.MISSING) {
            affected.add(name);
          }
        }
      }
    }
    scene.host().enis().forEach(e -> names.add(e.name()));
    return names.stream().map(this::link).toList();
  }

  /** A missing rule, or one that leads nowhere, harms the link that has its address. */
  private void blame(Rule rule) {
    switch (subjects.get(rule.id())) {
      case Subject.MissingRule missing -> affected.add(missing.link());
      case Subject.Rules present when rule.state() == State.EMPTY ->
          scene
              .host()
              .ownerOf(present.rules().getFirst().selector().from().address())
              .filter(e -> present.rules().getFirst().selector().from().isHost())
              .ifPresent(e -> affected.add(e.name()));
      case null, default -> {}
    }
  }

  private Link link(String name) {
    String id = Scene.linkId(name);
    subjects.put(id, new Subject.OneLink(name));
    if (name.equals(Scene.THIS_HOST)) {
      return entry(id, name, "lo", List.of(), State.NORMAL, "This host, lo");
    }
    Optional<Eni> eni = scene.host().eni(name);
    String role = role(name, eni);
    List<String> details = details(name, eni);
    State state = affected.contains(name) ? State.AFFECTED : State.NORMAL;
    String all =
        "Link %s, %s%s%s%s"
            .formatted(
                name,
                role.isEmpty() ? "" : role + ", ",
                String.join(", ", addresses(name)),
                eni.flatMap(Eni::id).map(i -> ", " + i).orElse(""),
                state == State.AFFECTED ? ", affected by a fault" : "");
    return entry(id, name, role, details, state, all);
  }

  private Link entry(
      String id, String name, String role, List<String> details, State state, String outline) {
    Face face = new Face(id, state, Optional.empty(), outline, scene.hit(outline), 1);
    boolean pod = RouteEntries.podLink(name);
    return new Link(face, Labels.link(name), role, details, pod, List.of(), false);
  }

  private String role(String name, Optional<Eni> eni) {
    Optional<dev.plumbline.model.Link> link = scene.snapshot().link(name);
    if (link.filter(l -> !l.up()).isPresent()) {
      return "down";
    }
    if (eni.isPresent()) {
      if (eni.get().primary()) {
        return "primary";
      }
      return eni.get().deviceNumber().isPresent()
          ? "device " + eni.get().deviceNumber().getAsInt()
          : "secondary";
    }
    return link.map(dev.plumbline.model.Link::kind).orElse("");
  }

  private List<String> addresses(String name) {
    List<String> all =
        scene
            .snapshot()
            .addressesOf(name)
            .filter(a -> a.global() && scene.families().contains(a.family()))
            .map(a -> a.ip() + "/" + a.prefixLength())
            .toList();
    return all.isEmpty() ? List.of("no address") : all;
  }

  private List<String> details(String name, Optional<Eni> eni) {
    List<String> details = new ArrayList<>();
    for (Family family : scene.families()) {
      main(name, family, eni).ifPresent(details::add);
      prefixes(eni, family)
          .filter(p -> family == Family.V4)
          .ifPresent(p -> details.add("prefix " + p));
      if (!scene.both()) {
        eni.flatMap(e -> e.gateway(family)).ifPresent(g -> details.add("gw " + Labels.address(g)));
      }
    }
    if (details.isEmpty()) {
      details.add("no address");
    }
    if (details.size() < DETAILS && !scene.both()) {
      eni.flatMap(Eni::id).map(Labels::id).ifPresent(details::add);
    }
    return details.stream().limit(DETAILS).toList();
  }

  /** The main address of a family and how many more there are. */
  private Optional<String> main(String name, Family family, Optional<Eni> eni) {
    List<Address> all =
        scene.snapshot().addressesOf(name).filter(a -> a.family() == family && a.global()).toList();
    Optional<Address> main =
        all.stream()
            .filter(a -> a.flags().contains("dynamic"))
            .findFirst()
            .or(() -> all.stream().findFirst());
    String more = all.size() > 1 ? " +" + (all.size() - 1) : "";
    return main.map(
        a ->
            family == Family.V4
                ? a.ip() + "/" + a.prefixLength() + more
                : Labels.address(a.ip())
                    + more
                    + prefixes(eni, family)
                        .map(p -> " + " + p.substring(p.indexOf('/')))
                        .orElse(""));
  }

  private static Optional<String> prefixes(Optional<Eni> eni, Family family) {
    return eni.stream()
        .flatMap(e -> e.wanted(family))
        .filter(w -> !w.address())
        .map(Wanted::prefix)
        .map(IpPrefix::toString)
        .findFirst();
  }
}
