package dev.plumbline.app.shell;

import dev.plumbline.app.control.Mark;
import dev.plumbline.guide.Severity;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;

/** State of an instance in the sidebar: not connected, connected, or its worst finding. */
final class StateDot {
  private StateDot() {}

  static Node of(WindowModel model, CaseSource source) {
    StackPane box = new StackPane();
    box.setMinSize(16, 16);
    box.setMaxSize(16, 16);
    Optional<OpenCase> open = model.openCase().get().filter(c -> c.source().equals(source));
    box.getChildren().add(open.map(StateDot::known).orElseGet(() -> dot("state-unknown")));
    return box;
  }

  private static Node known(OpenCase open) {
    if (open.evidence().get().drill()) {
      return dot("state-unknown");
    }
    return open.evidence().get().diagnosis().findings().stream()
        .map(f -> f.severity())
        .filter(s -> s != Severity.INFO)
        .min(Severity::compareTo)
        .map(s -> Mark.of(s).node(12))
        .orElseGet(() -> dot("state-ok"));
  }

  private static Node dot(String style) {
    Circle circle = new Circle(4);
    circle.getStyleClass().add(style);
    return circle;
  }
}
