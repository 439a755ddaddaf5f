package dev.plumbline.app.screen.connect;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.dialog.Dialog;
import dev.plumbline.app.dialog.DialogFrame;
import dev.plumbline.connect.ConnectionProfile;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Makes sure that a saved instance is to be deleted; keeping it is the default. */
public final class DeleteDialog extends Dialog<Boolean> {
  private final ConnectionProfile profile;
  private final Button keep;
  private final Node view;

  public DeleteDialog(ConnectionProfile profile) {
    this.profile = profile;
    this.keep = Buttons.primary("Keep " + profile.name(), this::cancel);
    keep.setDefaultButton(true);
    Button delete = Buttons.of("Delete " + profile.name(), () -> answer(Boolean.TRUE), "danger");
    delete.setId("delete");
    HBox name = new HBox(8, Texts.of(profile.name(), "t-strong"));
    if (profile.production()) {
      name.getChildren().add(Texts.prod());
    }
    name.getChildren().add(Texts.of(profile.address(), "t-mono", "muted"));
    VBox body =
        new VBox(
            12,
            name,
            Texts.wrapped(
                "Removes the saved connection from this computer. The instance itself, recordings"
                    + " and ~/.ssh stay as they are.",
                "t-text"));
    body.getStyleClass().add("dialog-body");
    view = new DialogFrame(title(), 480, body).right(delete, keep);
  }

  @Override
  public String title() {
    return "Delete " + profile.name() + " from the list";
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
