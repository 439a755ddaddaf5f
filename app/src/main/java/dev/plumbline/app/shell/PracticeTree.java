package dev.plumbline.app.shell;

import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.layout.VBox;

/** The practice lab in the sidebar: groups with their counts, which unfold to the instances. */
final class PracticeTree extends VBox {
  private final Map<CaseSource, SideRow> rows = new LinkedHashMap<>();
  private final Map<CaseSource, VBox> boxes = new LinkedHashMap<>();
  private final List<SideRow> all = new ArrayList<>();

  PracticeTree(Library library) {
    Map<String, List<Library.Practice>> groups =
        library.practice().stream()
            .collect(
                Collectors.groupingBy(
                    Library.Practice::group, LinkedHashMap::new, Collectors.toList()));
    groups.forEach((name, scenarios) -> addGroup(library, name, scenarios));
  }

  private void addGroup(Library library, String name, List<Library.Practice> scenarios) {
    VBox inside = new VBox();
    unfold(inside, false);
    SideRow group =
        new SideRow(
            Icon.LAB.node(),
            name,
            () -> unfold(inside, !inside.isVisible()),
            Texts.of(String.valueOf(scenarios.size()), "t-secondary"));
    all.add(group);
    for (Library.Practice scenario : scenarios) {
      CaseSource source = new CaseSource.Practice(scenario.id());
      SideRow row = new SideRow(Icon.SERVER.node(), scenario.title(), () -> library.open(source));
      row.indented().getTooltip().setText(scenario.symptom());
      row.setId("practice-" + scenario.id());
      inside.getChildren().add(row);
      rows.put(source, row);
      boxes.put(source, inside);
      all.add(row);
    }
    getChildren().addAll(group, inside);
  }

  void choose(Optional<CaseSource> shown) {
    rows.forEach((source, row) -> row.chosen(shown.filter(source::equals).isPresent()));
    shown.map(boxes::get).ifPresent(box -> unfold(box, true));
  }

  void folded(boolean folded) {
    all.forEach(r -> r.folded(folded));
  }

  private static void unfold(VBox box, boolean open) {
    box.setVisible(open);
    box.setManaged(open);
  }
}
