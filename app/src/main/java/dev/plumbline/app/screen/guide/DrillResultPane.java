package dev.plumbline.app.screen.guide;

import dev.plumbline.app.control.EvidenceLink;
import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.guide.playbook.DrillResult;
import javafx.geometry.Pos;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Whether the trainee was right, and the lines that decide it. */
final class DrillResultPane extends VBox {
  private static final int LINKS = 6;

  DrillResultPane(Workbench workbench, DrillResult result) {
    super(8);
    getStyleClass().add("card");
    setId("drill-result");
    Mark mark = result.right() ? Mark.IN_ORDER : Mark.WARNING;
    HBox head =
        new HBox(
            8, mark.node(18), Texts.of(result.right() ? "You are right" : "Not quite", "t-title"));
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, Texts.wrapped(result.reason()));
    if (!result.right()) {
      result
          .expected()
          .ifPresent(e -> getChildren().add(Texts.wrapped("The evidence leads to: " + e.title())));
    }
    FlowPane links = new FlowPane(16, 4);
    result.findings().stream()
        .flatMap(f -> f.evidence().stream())
        .limit(LINKS)
        .map(e -> new EvidenceLink(e, workbench.navigator()::openRaw))
        .forEach(links.getChildren()::add);
    if (!links.getChildren().isEmpty()) {
      getChildren().add(links);
    }
  }
}
