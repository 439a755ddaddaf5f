package dev.plumbline.app.screen.guide;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.EvidenceLink;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.control.Visible;
import dev.plumbline.app.shell.Clipboard;
import dev.plumbline.app.shell.Plurals;
import dev.plumbline.guide.playbook.CommandOutput;
import dev.plumbline.guide.playbook.QuestionCommand;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Recording;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A command behind a question, and the first lines of what it printed when captured. */
final class OutputBlock extends VBox {
  /** Lines shown when unfolded; the rest is in the raw file. */
  private static final int MOST = 200;

  private static final int LONGEST = 1000;

  private final Consumer<Evidence> open;
  private final VBox lines = new VBox();

  /**
   * @param folded lines shown at first
   * @param open shows a line in its raw file
   */
  OutputBlock(
      QuestionCommand command,
      Recording recording,
      int folded,
      Clipboard clipboard,
      Consumer<Evidence> open) {
    this.open = open;
    getStyleClass().addAll("code", "output-block");
    Optional<CommandOutput> output = CommandOutput.of(command, recording);
    getChildren().add(head(command, output.map(o -> OutputWords.how(o, recording)), clipboard));
    if (output.isEmpty()) {
      OutputWords.notCaptured(command).ifPresent(this::remark);
      return;
    }
    CommandOutput found = output.get();
    OutputWords.remark(found, command).ifPresent(this::remark);
    if (!found.lines().isEmpty()) {
      show(found.lines(), folded);
      getChildren().addAll(lines, foot(found, folded));
    }
  }

  private void remark(String text) {
    getChildren().add(Texts.wrapped(text, "muted"));
  }

  private static Node head(QuestionCommand command, Optional<String> how, Clipboard clipboard) {
    Label prompt = Texts.of("$", "muted");
    Label text = Texts.wrapped(command.run());
    Button copy = Buttons.icon(Icon.COPY, "Copy the command", () -> clipboard.copy(command.run()));
    copy.getStyleClass().addAll("small", "accent-icon");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox row = new HBox(8, prompt, text, gap);
    how.ifPresent(h -> row.getChildren().add(keep(Texts.of(h, "muted"))));
    row.getChildren().add(copy);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Label keep(Label label) {
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private void show(List<Evidence> all, int count) {
    lines.getChildren().clear();
    for (Evidence line : all.subList(0, Math.min(count, all.size()))) {
      String shown = Visible.line(line.text(), LONGEST);
      Label label = Texts.of(shown);
      label.setTooltip(new Tooltip(line.place()));
      lines.getChildren().add(label);
    }
  }

  private Node foot(CommandOutput found, int folded) {
    List<Evidence> all = found.lines();
    EvidenceLink link = new EvidenceLink(all.getFirst(), open);
    String place = all.getFirst().place();
    link.setText(place.substring(place.lastIndexOf('/') + 1));
    link.setTooltip(new Tooltip(OutputWords.origin(found)));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox row = new HBox(8, gap, link);
    row.setAlignment(Pos.CENTER_LEFT);
    if (all.size() > folded) {
      row.getChildren().addFirst(more(all, folded));
    }
    return row;
  }

  private Hyperlink more(List<Evidence> all, int folded) {
    Hyperlink more = new Hyperlink();
    fold(more, all, folded, false);
    return more;
  }

  private void fold(Hyperlink link, List<Evidence> all, int folded, boolean unfolded) {
    show(all, unfolded ? MOST : folded);
    String part = all.size() > MOST ? ", " + MOST + " of " + all.size() + " are shown" : "";
    link.setText(unfolded ? "Fold the lines" + part : Plurals.of(all.size() - folded, "more line"));
    link.setVisited(false);
    link.setOnAction(e -> fold(link, all, folded, !unfolded));
  }
}
