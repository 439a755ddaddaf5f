package dev.plumbline.app.shell;

import javafx.beans.property.IntegerProperty;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/** Lays its content out in a smaller or larger space and scales it to fill the window. */
final class ScaledRoot extends Pane {
  private final Region content;
  private final Scale scale = new Scale(1, 1);
  private final IntegerProperty percent;

  ScaledRoot(Region content, IntegerProperty percent) {
    super(content);
    this.content = content;
    this.percent = percent;
    content.getTransforms().add(scale);
    percent.subscribe(this::requestLayout);
    getStyleClass().add("window");
  }

  @Override
  protected void layoutChildren() {
    double factor = percent.get() / 100.0;
    scale.setX(factor);
    scale.setY(factor);
    content.resizeRelocate(0, 0, getWidth() / factor, getHeight() / factor);
  }
}
