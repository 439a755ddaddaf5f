package dev.plumbline.app.screen.trace;

import dev.plumbline.app.control.Icon;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.SavedFlow;
import java.util.function.Consumer;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Flows that every case asks about, and those traced before. */
final class FlowMenu extends MenuButton {
  private final TraceModel model;
  private final Consumer<Flow> trace;

  FlowMenu(TraceModel model, Consumer<Flow> trace) {
    this.model = model;
    this.trace = trace;
    setId("trace-flows");
    setGraphic(Icon.CLOCK.node(14));
    getStyleClass().addAll("flow-menu");
    setAccessibleText("Saved flows and history");
    setMinWidth(USE_PREF_SIZE);
    model.known().subscribe(k -> fill());
    setOnShowing(e -> fill());
  }

  private void fill() {
    getItems().clear();
    heading("Flows of this host");
    for (SavedFlow flow : model.known().get().saved()) {
      item(flow.label() + "   " + flow.flow().query().to(), flow.flow());
    }
    if (!model.history().isEmpty()) {
      getItems().add(new SeparatorMenuItem());
      heading("Traced before");
      model.history().forEach(flow -> item(flow.words(), flow));
    }
  }

  private void heading(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("t-label");
    CustomMenuItem heading = new CustomMenuItem(label, false);
    heading.setDisable(true);
    getItems().add(heading);
  }

  private void item(String words, Flow flow) {
    MenuItem item = new MenuItem(words);
    item.setMnemonicParsing(false);
    item.setOnAction(e -> trace.accept(flow));
    getItems().add(item);
  }
}
