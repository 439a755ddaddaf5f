package dev.plumbline.app.screen.trace;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Texts;
import dev.plumbline.path.whatif.Change;
import dev.plumbline.path.whatif.ChangeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Takes {@code ip} and {@code sysctl} commands, one a line, and proposes likely ones. */
final class ChangeEditor extends VBox {
  private final TextArea text = new TextArea();
  private final Label problem = Texts.wrapped("", "t-secondary", "critical");
  private final VBox hints = new VBox();
  private final Consumer<List<Change>> take;
  private final Runnable leave;
  private ChangeHints likely;

  /**
   * @param take takes what was typed, all of it readable
   */
  ChangeEditor(ChangeHints likely, Consumer<List<Change>> take, Runnable leave) {
    super(8);
    this.likely = likely;
    this.take = take;
    this.leave = leave;
    setId("change-editor");
    getStyleClass().add("change-editor");
    text.setId("change-text");
    text.getStyleClass().add("mono");
    text.setPrefRowCount(2);
    text.setWrapText(true);
    text.setPromptText("ip rule add from 10.0.50.28 lookup 10002 priority 10002");
    text.setAccessibleText("Changes as ip or sysctl commands, one a line");
    text.textProperty()
        .subscribe(
            now -> {
              complain("");
              propose();
            });
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    problem.managedProperty().bind(problem.visibleProperty());
    problem.setVisible(false);
    hints.getStyleClass().add("change-hints");
    HBox buttons =
        new HBox(
            8,
            Buttons.primary("Try it", this::submit),
            Buttons.of("Cancel", leave),
            Texts.of("On a copy of the recording; the instance stays as it is", "t-secondary"));
    buttons.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(text, problem, hints, buttons);
    propose();
  }

  /** A newer capture of the host. */
  void likely(ChangeHints now) {
    likely = now;
    propose();
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
      submit();
      event.consume();
    } else if (event.getCode() == KeyCode.TAB && !event.isShiftDown() && complete()) {
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      leave.run();
      event.consume();
    }
  }

  private String line() {
    String all = text.getText();
    return all.substring(all.lastIndexOf('\n') + 1);
  }

  private boolean complete() {
    List<String> found = likely.match(line());
    if (!found.isEmpty()) {
      accept(found.getFirst());
    }
    return !found.isEmpty();
  }

  private void accept(String hint) {
    String all = text.getText();
    text.setText(all.substring(0, all.lastIndexOf('\n') + 1) + hint);
    text.positionCaret(text.getLength());
    text.requestFocus();
  }

  private void propose() {
    hints.getChildren().setAll(likely.match(line()).stream().map(this::hint).toList());
    boolean some = !hints.getChildren().isEmpty();
    hints.setVisible(some);
    hints.setManaged(some);
  }

  private Node hint(String words) {
    Button hint = Buttons.of(words, () -> accept(words), "change-hint");
    hint.setMinWidth(0);
    hint.setMaxWidth(Double.MAX_VALUE);
    hint.setMnemonicParsing(false);
    hint.setFocusTraversable(false);
    return hint;
  }

  private void submit() {
    List<Change> changes = new ArrayList<>();
    for (String line : text.getText().lines().map(String::strip).toList()) {
      try {
        if (!line.isEmpty()) {
          changes.add(Change.parse(line));
        }
      } catch (ChangeException e) {
        complain(String.valueOf(e.getMessage()));
        return;
      }
    }
    if (changes.isEmpty()) {
      complain("Type a command such as ip rule add …, or choose one below");
    } else {
      take.accept(List.copyOf(changes));
    }
  }

  /** Says what is wrong; nothing takes it back. */
  void complain(String why) {
    problem.setText(Texts.sentence(why));
    problem.setVisible(!why.isEmpty());
  }

  void focus() {
    text.requestFocus();
  }

  /** Puts commands into the editor, one a line. */
  void show(List<String> commands) {
    text.setText(String.join("\n", commands));
    text.positionCaret(text.getLength());
  }
}
