package dev.plumbline.app.screen.guide;

import dev.plumbline.app.control.Texts;
import dev.plumbline.guide.playbook.Playbook;
import dev.plumbline.guide.playbook.PlaybookProposal;
import dev.plumbline.guide.playbook.PlaybookShelf;
import java.util.function.Consumer;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.VBox;

/**
 * The playbooks there are, each with what it settles; the one that fits the case says why. Files of
 * the person's own that cannot be used say what is wrong and where.
 */
final class PlaybookChoice extends MenuButton {
  private static final double WIDTH = 360;

  PlaybookChoice(
      PlaybookShelf shelf, Playbook current, PlaybookProposal proposal, Consumer<Playbook> choose) {
    super("Choose playbook");
    setMinWidth(USE_PREF_SIZE);
    getStyleClass().add("playbook-choice");
    if (shelf.playbooks().size() == 1) {
      getStyleClass().add("ghost");
    }
    for (Playbook playbook : shelf.playbooks()) {
      boolean chosen = playbook.id().equals(current.id());
      VBox text =
          new VBox(
              2,
              Texts.of(playbook.title() + (chosen ? ", in use" : ""), "t-strong"),
              Texts.wrapped(playbook.about(), "t-secondary"));
      if (playbook.id().equals(proposal.playbook().id())) {
        text.getChildren().add(Texts.wrapped("Fits this case: " + proposal.reason(), "note"));
      }
      text.setPrefWidth(WIDTH);
      CustomMenuItem item = new CustomMenuItem(text);
      item.setId("playbook-" + playbook.id());
      item.setOnAction(e -> choose.accept(playbook));
      getItems().add(item);
    }
    for (String problem : shelf.problems()) {
      CustomMenuItem item = new CustomMenuItem(problem(problem));
      item.setId("playbook-problem");
      item.setHideOnClick(false);
      getItems().add(item);
    }
    setAccessibleText("Choose playbook, now " + current.title());
  }

  private static VBox problem(String text) {
    VBox box =
        new VBox(2, Texts.of("Cannot be used", "t-strong"), Texts.wrapped(text, "t-secondary"));
    box.setPrefWidth(WIDTH);
    return box;
  }
}
