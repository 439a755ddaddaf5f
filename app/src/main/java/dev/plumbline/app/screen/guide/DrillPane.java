package dev.plumbline.app.screen.guide;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Texts;
import dev.plumbline.guide.playbook.Reached;
import javafx.scene.layout.VBox;

/** A conclusion in a drill: nothing tells whether it is right until the trainee says so. */
final class DrillPane extends VBox {
  DrillPane(GuideModel model, Reached reached) {
    super(14);
    getStyleClass().add("guide-page");
    setId("drill-conclusion");
    getChildren()
        .addAll(
            new VBox(
                6,
                Texts.of("Your way leads to", "t-secondary"),
                Texts.wrapped(reached.title(), "t-verdict"),
                Texts.wrapped(reached.text(), "muted")),
            Texts.wrapped(
                "Conclude when you are sure; the verdict, the evidence and the remedy are shown"
                    + " then. Until then every answer can be changed.",
                "t-secondary"));
    model
        .continuation()
        .ifPresent(
            other -> getChildren().add(Buttons.of("Continue in " + other.title(), model::goOn)));
  }
}
