package dev.plumbline.app.dialog;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Texts;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** Asks before something is taken away; the safe answer is the default. */
public final class ConfirmDialog extends Dialog<Boolean> {
  private final String title;
  private final Button keep;
  private final Node view;

  /**
   * @param action what the risky button does: "Delete web-2"
   */
  public ConfirmDialog(String title, String text, String action) {
    this.title = title;
    VBox body = new VBox(Texts.wrapped(text, "t-text"));
    body.getStyleClass().add("dialog-body");
    keep = Buttons.primary("Cancel", this::cancel);
    keep.setDefaultButton(true);
    view =
        new DialogFrame(title, 440, body)
            .right(Buttons.of(action, () -> answer(true), "danger"), keep);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public Node firstFocus() {
    return keep;
  }
}
