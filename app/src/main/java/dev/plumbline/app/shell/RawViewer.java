package dev.plumbline.app.shell;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.SearchField;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.dialog.Dialog;
import dev.plumbline.app.dialog.DialogFrame;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Recording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The files of a recording exactly as captured, with the command that made each. */
public final class RawViewer extends Dialog<Boolean> {
  private final Recording recording;
  private final ListView<String> files = new ListView<>();
  private final ListView<String> lines = new ListView<>();
  private final Label command = Texts.of("", "t-mono");
  private final Label outcome = Texts.of("", "t-secondary");
  private final SearchField search = new SearchField("Find in this file");
  private final Node view;
  private int marked;

  /**
   * @param title of the case, which in a drill is not the name of the recording
   */
  public RawViewer(String title, Recording recording, Evidence place, Clipboard clipboard) {
    this.recording = recording;
    files.getItems().setAll(recording.files());
    files.setPrefWidth(280);
    files.setCellFactory(list -> new RawCells.FileCell());
    lines.setCellFactory(list -> new RawCells.LineCell(() -> marked));
    lines.getStyleClass().add("raw-lines");
    lines.setAccessibleText("Lines of the file");
    files.getSelectionModel().selectedItemProperty().subscribe(this::open);
    search.field().setOnAction(e -> findNext());
    HBox.setHgrow(search, Priority.ALWAYS);
    VBox right = new VBox(6, new HBox(12, search), command, outcome, lines);
    VBox.setVgrow(lines, Priority.ALWAYS);
    right.getStyleClass().add("raw-right");
    SplitPane split = new SplitPane(files, right);
    split.setDividerPositions(0.27);
    split.setPrefHeight(560);
    SplitPane.setResizableWithParent(files, false);
    view =
        new DialogFrame("Raw files of " + title, 1040, split)
            .left(
                Buttons.of(
                    "Copy file",
                    Icon.COPY,
                    () -> clipboard.copy(String.join("\n", lines.getItems()))))
            .right(Buttons.primary("Close", this::cancel));
    show(place);
  }

  private void show(Evidence place) {
    marked = place.line();
    if (recording.has(place.file())) {
      files.getSelectionModel().select(place.file());
    } else {
      command.setText(place.file() + " is not in this recording");
      outcome.setText("Not captured: the command did not run or its output was not kept.");
    }
    files.scrollTo(place.file());
    if (marked > 0) {
      lines.getSelectionModel().select(marked - 1);
      lines.scrollTo(Math.max(0, marked - 6));
    }
  }

  private void open(@org.jspecify.annotations.Nullable String file) {
    if (file == null) {
      return;
    }
    List<String> text = recording.text(file).orElse("").lines().toList();
    lines.getItems().setAll(text);
    command.setText(recording.command(file).map(CommandRun::command).orElse(file));
    outcome.setText(outcome(recording.command(file), text.size()));
  }

  private static String outcome(Optional<CommandRun> run, int lines) {
    StringBuilder words = new StringBuilder(Plurals.of(lines, "line"));
    run.ifPresent(
        r -> {
          r.exit().ifPresent(exit -> words.append(", exit ").append(exit));
          r.seconds().ifPresent(s -> words.append(String.format(Locale.ROOT, ", %.2f s", s)));
          r.cut().ifPresent(cut -> words.append(", not whole: ").append(cut));
          r.stderr()
              .filter(e -> !e.isBlank())
              .ifPresent(e -> words.append(", said: ").append(e.strip()));
        });
    return words.toString();
  }

  private void findNext() {
    String wanted = search.field().getText().toLowerCase(Locale.ROOT);
    int count = lines.getItems().size();
    int from = Math.max(0, lines.getSelectionModel().getSelectedIndex() + 1);
    for (int i = 0; i < count && !wanted.isEmpty(); i++) {
      int at = (from + i) % count;
      if (lines.getItems().get(at).toLowerCase(Locale.ROOT).contains(wanted)) {
        lines.getSelectionModel().select(at);
        lines.scrollTo(Math.max(0, at - 5));
        return;
      }
    }
  }

  @Override
  public String title() {
    return "Raw files";
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public Node firstFocus() {
    return lines;
  }
}
