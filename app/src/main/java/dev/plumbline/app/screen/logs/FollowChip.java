package dev.plumbline.app.screen.logs;

import dev.plumbline.app.control.Texts;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Says whether the newest line is kept in sight, and how much came since it is not. */
final class FollowChip extends Button {
  private static final PseudoClass PAUSED = PseudoClass.getPseudoClass("paused");

  FollowChip(LogsModel model) {
    getStyleClass().add("follow-chip");
    setId("follow-chip");
    Region dot = new Region();
    dot.getStyleClass().add("follow-dot");
    var text = Texts.of("", "t-text");
    HBox content = new HBox(8, dot, text, Texts.key("F"));
    content.setAlignment(Pos.CENTER_LEFT);
    setGraphic(content);
    Runnable show =
        () -> {
          boolean on = model.following().get();
          long fresh = model.fresh().get();
          String words =
              on ? "Following" : fresh == 0 ? "Paused" : "Paused, %,d new".formatted(fresh);
          text.setText(words);
          setAccessibleText(words);
          pseudoClassStateChanged(PAUSED, !on);
        };
    model.following().subscribe(show);
    model.fresh().subscribe(show);
    setOnAction(e -> model.following().set(!model.following().get()));
    show.run();
  }
}
