package dev.plumbline.app.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A section's title with chips beside it and a hint or button at the right. */
public final class SectionHeader extends HBox {
  private final HBox chips = new HBox(6);
  private final HBox right = new HBox(8);

  public SectionHeader(String title) {
    super(10);
    Label label = Texts.of(title, "t-strong");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    setMinHeight(24);
    setAlignment(Pos.CENTER_LEFT);
    chips.setAlignment(Pos.CENTER_LEFT);
    right.setAlignment(Pos.CENTER_RIGHT);
    label.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(label, chips, gap, right);
  }

  public SectionHeader chips(Node... nodes) {
    chips.getChildren().setAll(nodes);
    return this;
  }

  public SectionHeader right(Node... nodes) {
    right.getChildren().setAll(nodes);
    return this;
  }
}
