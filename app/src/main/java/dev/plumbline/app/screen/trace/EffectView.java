package dev.plumbline.app.screen.trace;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.CodeBlock;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.flow.Effect;
import dev.plumbline.app.shell.Clipboard;
import dev.plumbline.guide.Finding;
import dev.plumbline.path.whatif.FlowChange;
import dev.plumbline.path.whatif.WhatIf;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a change does: its risk, the commands, flows that change their way, findings. */
final class EffectView extends VBox {
  private static final int FLOWS = 12;

  EffectView(Effect effect, Clipboard clipboard, Runnable edit, Runnable forget) {
    super(8);
    setId("effect");
    getStyleClass().add("effect");
    getChildren()
        .add(
            new HBox(
                8,
                Buttons.of("Edit this change", Icon.EDIT, edit),
                Buttons.of("Remove this change", Icon.TRASH, forget)));
    WhatIf whatIf = effect.whatIf();
    whatIf.warnings().forEach(w -> getChildren().add(sign(Mark.WARNING, w, "effect-warning")));
    section(
        "To do it, run by you on the instance", CodeBlock.commands(whatIf.commands(), clipboard));
    section("To undo it", CodeBlock.commands(whatIf.undo(), clipboard));
    VBox flows = new VBox();
    flows.getStyleClass().add("effect-flows");
    whatIf.flows().stream().limit(FLOWS).forEach(f -> flows.getChildren().add(flow(f)));
    int more = whatIf.flows().size() - FLOWS;
    if (more > 0) {
      flows.getChildren().add(Texts.of("and " + more + " more", "t-secondary", "effect-flow"));
    }
    section(
        whatIf.flows().isEmpty()
            ? "No known flow changes its way"
            : whatIf.flows().size() == 1
                ? "1 flow changes its way"
                : whatIf.flows().size() + " flows change their way",
        flows);
    findings("Findings that go", Mark.IN_ORDER, effect.go());
    findings("Findings that come", Mark.CRITICAL, effect.come());
  }

  private void section(String heading, Node content) {
    getChildren().addAll(Texts.of(heading, "t-label"), content);
  }

  private void findings(String heading, Mark mark, List<Finding> findings) {
    if (!findings.isEmpty()) {
      VBox lines = new VBox(4);
      findings.forEach(f -> lines.getChildren().add(sign(mark, f.summary(), "effect-finding")));
      section(heading, lines);
    }
  }

  private static Node sign(Mark mark, String words, String style) {
    Label label = Texts.wrapped(words, "t-text");
    label.setMinWidth(0);
    HBox.setHgrow(label, Priority.ALWAYS);
    HBox line = new HBox(8, mark.node(14), label);
    line.setAlignment(Pos.TOP_LEFT);
    line.getStyleClass().add(style);
    return line;
  }

  private static Node flow(FlowChange change) {
    Label label = Texts.of(change.label(), "t-secondary");
    label.setMinWidth(0);
    label.setMaxWidth(Double.MAX_VALUE);
    label.setTooltip(new Tooltip(change.label()));
    HBox.setHgrow(label, Priority.ALWAYS);
    Label ways =
        Texts.of(
            FlowChange.words(change.before()) + " → " + FlowChange.words(change.after()), "t-mono");
    ways.setMinWidth(USE_PREF_SIZE);
    HBox line = new HBox(12, label, ways);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("effect-flow");
    return line;
  }
}
