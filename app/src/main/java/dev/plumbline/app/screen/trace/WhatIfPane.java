package dev.plumbline.app.screen.trace;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.shell.Workbench;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What would be otherwise: the table, the editor of changes, and what the chosen change does. */
final class WhatIfPane extends VBox {
  private final Workbench workbench;
  private final TraceModel model;
  private final WhatIfTable table;
  private final VBox editing = new VBox();
  private final VBox effect = new VBox();
  private final ChangeEditor editor;

  WhatIfPane(Workbench workbench, TraceModel model) {
    super(10);
    this.workbench = workbench;
    this.model = model;
    editor = new ChangeEditor(ChangeHints.of(model.traces().host()), model::change, this::leave);
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
    editing.setFillWidth(true);
    getChildren().addAll(head, editing, table, effect, note);
    model.chosen().subscribe(this::mark);
    model.refusal().subscribe(this::refused);
  }

  private void mark(Optional<Scenario> chosen) {
    table.mark(chosen);
    effect
        .getChildren()
        .setAll(
            chosen.flatMap(Scenario::effect).stream()
                .map(
                    e ->
                        new EffectView(
                            e, workbench.clipboard(), () -> model.forget(e.whatIf().changes())))
                .toList());
    if (chosen.filter(s -> s.kind() == Scenario.Kind.CHANGE).isPresent()) {
      leave();
    }
  }

  private void refused(String why) {
    if (!why.isEmpty()) {
      edit();
      editor.complain(why);
    }
  }

  /** The lines of the present answer. */
  void show() {
    table.show(model.answered().get().map(Answered::scenarios).orElse(List.of()));
    mark(model.chosen().get());
  }

  /** Opens the editor. */
  void edit() {
    editor.likely(ChangeHints.of(model.traces().host()));
    if (editing.getChildren().isEmpty()) {
      editor.clear();
      editing.getChildren().setAll(editor);
    }
    editor.focus();
  }

  private void leave() {
    editing.getChildren().clear();
  }
}
