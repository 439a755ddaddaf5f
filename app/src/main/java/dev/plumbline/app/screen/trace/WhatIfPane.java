package dev.plumbline.app.screen.trace;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.shell.Workbench;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What would be otherwise: the table, the editor of changes, and what the chosen change does. */
final class WhatIfPane extends VBox {
  private final TraceModel model;
  private final WhatIfTable table;

  WhatIfPane(Workbench workbench, TraceModel model, ReportBasket basket) {
    super(10);
    this.model = model;
    getStyleClass().add("what-if-pane");
    table = new WhatIfTable(model::choose);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head =
        new HBox(
            8,
            Texts.of("What if", "t-title"),
            Texts.of("Same destination, one change each", "t-secondary"),
            gap,
            Buttons.of("Add change", Icon.PLUS, this::edit));
    head.setAlignment(Pos.CENTER_LEFT);
    Label note =
        Texts.wrapped(
            "“Kernel” means the recording holds the kernel’s own answer to this very question.",
            "t-secondary");
    getChildren().addAll(head, table, note);
    model.chosen().subscribe(table::mark);
  }

  /** The lines of the present answer. */
  void show() {
    table.show(model.answered().get().map(Answered::scenarios).orElse(List.of()));
    table.mark(model.chosen().get());
  }

  void edit() {}
}
