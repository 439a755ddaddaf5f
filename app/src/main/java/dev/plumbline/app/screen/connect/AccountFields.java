package dev.plumbline.app.screen.connect;

import static dev.plumbline.app.screen.connect.InstanceDialog.field;
import static dev.plumbline.app.screen.connect.InstanceDialog.grow;
import static dev.plumbline.app.screen.connect.InstanceDialog.labelled;
import static dev.plumbline.app.screen.connect.InstanceDialog.row;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Texts;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The fields of an instance that is reached by way of its account. */
final class AccountFields {
  private final VBox view;

  /**
   * @param pick offers the instances of an account instead
   */
  AccountFields(InstanceForm form, Runnable pick) {
    CheckBox production = new CheckBox("Production");
    production.selectedProperty().bindBidirectional(form.production);
    Label note = Texts.wrapped("", "t-secondary");
    note.textProperty().bind(form.kind.map(AccountFields::note));
    view =
        new VBox(
            12,
            row(
                grow(
                    labelled(
                        "Instance id", field(form.instance, "i-0123456789abcdef0", "instance-id"))),
                bottom(Buttons.of("Find it", pick))),
            row(
                grow(labelled("Region", field(form.region, "eu-west-1", "region"))),
                grow(
                    labelled(
                        "AWS profile",
                        field(form.awsProfile, "the usual sign-in", "aws-profile")))),
            row(
                grow(labelled("User", field(form.user, "ec2-user, ubuntu, admin", "user-aws"))),
                grow(labelled("Key", field(form.keys, "own, else a lent one", "keys-aws")))),
            row(
                grow(labelled("Tags", field(form.tags, "web, eu-west-1", "tags-aws"))),
                grow(labelled("Group", field(form.group, "none", "group-aws")))),
            production,
            note);
  }

  Node view() {
    return view;
  }

  private static Node bottom(Node node) {
    VBox box = new VBox(Texts.of(" ", "t-label"), node);
    box.setSpacing(6);
    return box;
  }

  private static String note(InstanceForm.Kind kind) {
    return switch (kind) {
      case SSH -> "";
      case SESSION ->
          "Needs no open port and no second program. SSH is tried first where the instance has an"
              + " address that can be dialled; then a session with SSH in it; then a plain one.";
      case RUN_COMMAND ->
          "For accounts that allow no sessions. It captures; it follows no logs and gives no"
              + " terminal, because an output is shown only when it has ended.";
    };
  }
}
