package dev.plumbline.app.screen.logs;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.dialog.Dialog;
import dev.plumbline.app.dialog.DialogFrame;
import dev.plumbline.logs.JournalFilter;
import dev.plumbline.logs.LogSource;
import dev.plumbline.logs.Proposals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks for one more source: a unit of the journal, a file, or a proposal. */
final class AddSourceDialog extends Dialog<LogSource> {
  private final TextField field = new TextField();
  private final Label trouble = Texts.wrapped("", "t-secondary");
  private final ListView<LogSource> proposals = new ListView<>();
  private final Button add = Buttons.primary("Add source", this::take);
  private final DialogFrame frame;

  /**
   * @param taken sources already read
   * @param units names of units known from the evidence
   */
  AddSourceDialog(List<LogSource> taken, Collection<String> units) {
    List<LogSource> all = new ArrayList<>(Proposals.policyRoutes());
    all.addAll(Proposals.files());
    all.add(new LogSource.Journal("kernel", JournalFilter.identifiers("kernel")));
    units.forEach(unit -> all.add(new LogSource.Journal(unit, JournalFilter.unit(unit))));
    all.removeAll(taken);
    proposals.getItems().setAll(all);
    proposals.setFixedCellSize(28);
    proposals.setPrefHeight(28 * 7);
    proposals.setCellFactory(list -> new ProposalCell());
    proposals
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                field.setText(chosen instanceof LogSource.RemoteFile f ? f.path() : chosen.title());
              }
            });
    field.setPromptText("sshd.service or /var/log/messages");
    field.getStyleClass().add("mono");
    field.setOnAction(e -> take());
    field.textProperty().subscribe(text -> check(text));
    VBox body =
        new VBox(
            Texts.of("Unit or file", "t-label"),
            field,
            trouble,
            Texts.of("Proposed", "t-label"),
            proposals);
    body.getStyleClass().add("dialog-body");
    frame =
        new DialogFrame("Add a log source", 480, body)
            .right(add, Buttons.of("Cancel", this::cancel));
  }

  private static final class ProposalCell extends ListCell<LogSource> {
    @Override
    protected void updateItem(LogSource source, boolean empty) {
      super.updateItem(source, empty);
      boolean none = empty || source == null;
      String kind = source instanceof LogSource.RemoteFile ? "file" : "journal";
      setText(
          none
              ? ""
              : kind
                  + "   "
                  + (source instanceof LogSource.RemoteFile f ? f.path() : source.title()));
    }
  }

  private void check(String text) {
    Optional<String> refusal = refusal(text);
    trouble.setText(
        refusal.orElse(
            "A path beginning with / is a file; ending with / too, a folder with a file a day."
                + " Anything else is a unit of the journal."));
    add.setDisable(refusal.isPresent() || text.isBlank());
  }

  private static Optional<String> refusal(String text) {
    return text.startsWith("/") ? LogSource.RemoteFile.refusal(text) : Optional.empty();
  }

  private void take() {
    String text = field.getText().strip();
    LogSource chosen = proposals.getSelectionModel().getSelectedItem();
    if (chosen != null && chosen.title().equals(text)) {
      answer(chosen);
    } else if (!text.isEmpty() && refusal(text).isEmpty()) {
      answer(
          text.startsWith("/")
              ? new LogSource.RemoteFile(text)
              : new LogSource.Journal(text, JournalFilter.unit(text)));
    }
  }

  @Override
  public String title() {
    return "Add a log source";
  }

  @Override
  public Node view() {
    return frame;
  }

  @Override
  public Node firstFocus() {
    return field;
  }
}
