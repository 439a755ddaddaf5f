package dev.plumbline.app.screen.trace;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.flow.Effect;
import dev.plumbline.app.flow.Scenario;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.path.whatif.Change;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
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
  private final VBox adding = new VBox();
  private final ChangeEditor editor;
  private Optional<List<Change>> edited = Optional.empty();

  WhatIfPane(Workbench workbench, TraceModel model) {
    super(10);
    this.workbench = workbench;
    this.model = model;
    editor = new ChangeEditor(model.known().get().hints(), this::submit, this::leave);
    model.known().subscribe(k -> editor.likely(k.hints()));
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
            Buttons.of("Add change", Icon.PLUS, this::add));
    head.setAlignment(Pos.CENTER_LEFT);
    Label note =
        Texts.wrapped(
            "“Kernel” means the recording holds the kernel’s own answer to this very question.",
            "t-secondary");
    adding.setFillWidth(true);
    adding.managedProperty().bind(Bindings.isNotEmpty(adding.getChildren()));
    getChildren().addAll(head, adding, table, note);
    model.chosen().subscribe(this::mark);
    model.refusal().subscribe(this::refused);
  }

  private void mark(Optional<Scenario> chosen) {
    table.mark(chosen);
    edited = Optional.empty();
    if (chosen.filter(s -> s.kind() == Scenario.Kind.CHANGE).isPresent()) {
      adding.getChildren().clear();
    }
    explain();
  }

  /** Below the chosen change: what it does. */
  private void explain() {
    table.below(
        model.chosen().get().flatMap(Scenario::effect).stream().<Node>map(this::effect).toList());
  }

  private EffectView effect(Effect effect) {
    List<Change> changes = effect.whatIf().changes();
    return new EffectView(
        effect, workbench.clipboard(), () -> edit(changes), () -> model.forget(changes));
  }

  private void submit(List<Change> changes) {
    edited.ifPresentOrElse(old -> model.replace(old, changes), () -> model.change(changes));
  }

  private void refused(String why) {
    if (!why.isEmpty()) {
      if (edited.isEmpty()) {
        add();
      }
      editor.complain(why);
    }
  }

  /** The lines of the present answer. */
  void show() {
    table.show(model.answered().get().map(Answered::scenarios).orElse(List.of()));
    mark(model.chosen().get());
  }

  /** Opens the editor for one more change. */
  void add() {
    if (edited.isPresent()) {
      edited = Optional.empty();
      explain();
    }
    if (adding.getChildren().isEmpty()) {
      editor.show(List.of());
      adding.getChildren().setAll(editor);
    }
    editor.focus();
  }

  /** Opens the editor in the place of what a change does. */
  private void edit(List<Change> changes) {
    adding.getChildren().clear();
    edited = Optional.of(changes);
    editor.show(changes.stream().map(Change::command).toList());
    table.below(List.of(editor));
    editor.focus();
  }

  private void leave() {
    adding.getChildren().clear();
    edited = Optional.empty();
    explain();
  }
}
