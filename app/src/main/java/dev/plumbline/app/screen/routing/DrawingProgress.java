package dev.plumbline.app.screen.routing;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Texts;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

/** Says that the picture is being drawn, once that takes longer than a moment; or was stopped. */
final class DrawingProgress extends HBox {
  private static final Duration MOMENT = Duration.millis(300);

  private final RoutingModel model;
  private final ReadOnlyBooleanProperty busy;
  private final ProgressBar bar = new ProgressBar();
  private final Label words = Texts.of("", "t-secondary");
  private final PauseTransition moment = new PauseTransition(MOMENT);

  DrawingProgress(RoutingModel model, ReadOnlyBooleanProperty busy) {
    super(8);
    this.model = model;
    this.busy = busy;
    getStyleClass().add("drawing-progress");
    setAlignment(Pos.CENTER);
    setPadding(new Insets(6, 12, 6, 12));
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    bar.setPrefWidth(120);
    moment.setOnFinished(e -> show());
    busy.subscribe(now -> follow(now));
  }

  private void follow(boolean now) {
    if (now) {
      moment.playFromStart();
    } else {
      moment.stop();
      show();
    }
  }

  private void show() {
    setVisible(model.asked() && model.behind());
    words.setText(busy.get() ? "Drawing the diagram" : "Drawing was stopped");
    if (busy.get()) {
      getChildren().setAll(words, bar);
    } else {
      getChildren().setAll(words, Buttons.of("Draw the diagram", model::redraw));
    }
  }
}
