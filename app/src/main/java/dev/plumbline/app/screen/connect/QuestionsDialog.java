package dev.plumbline.app.screen.connect;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.dialog.Dialog;
import dev.plumbline.app.dialog.DialogFrame;
import dev.plumbline.connect.ConnectionPrompts.Challenge;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks for a passphrase, a password, or what the server wants to know. Nothing is stored. */
public final class QuestionsDialog extends Dialog<List<char[]>> {
  private static final double WIDTH = 480;

  private final String title;
  private final List<TextField> fields = new ArrayList<>();
  private final Node view;

  private QuestionsDialog(
      String title, String text, String note, List<Challenge> questions, String button) {
    this.title = title;
    VBox body = new VBox(12, Texts.wrapped(text, "t-text"));
    body.getStyleClass().add("dialog-body");
    for (Challenge question : questions) {
      TextField field = question.echo() ? new TextField() : new PasswordField();
      Label label = Texts.wrapped(question.text().strip().replaceFirst(":$", ""), "t-label");
      label.setLabelFor(field);
      field.setAccessibleText(label.getText());
      field.setId("answer-" + fields.size());
      fields.add(field);
      body.getChildren().add(new VBox(4, label, field));
    }
    if (!note.isEmpty()) {
      body.getChildren().add(Texts.wrapped(note, "t-secondary"));
    }
    var go = Buttons.primary(button, this::finish);
    go.setDefaultButton(true);
    go.setId("answer");
    view = new DialogFrame(title, WIDTH, body).right(Buttons.of("Cancel", this::cancel), go);
  }

  /**
   * @param attempt from 2 on the last one did not fit
   */
  public static QuestionsDialog passphrase(Path keyFile, int attempt) {
    return new QuestionsDialog(
        attempt > 1 ? "The passphrase does not fit" : "The key is locked",
        "Passphrase of " + keyFile,
        "Kept only until the connection is made. Cancel to go on without this key.",
        List.of(new Challenge("Passphrase", false)),
        "Unlock key");
  }

  public static QuestionsDialog password(String account, int attempt) {
    return new QuestionsDialog(
        attempt > 1 ? "The password was refused" : "Password",
        "The server asks for the password of " + account + ".",
        "Sent to this server only; not stored.",
        List.of(new Challenge("Password", false)),
        "Log in");
  }

  /** The code that a device shows, for signing in to AWS. */
  public static QuestionsDialog code(String profile, String serial) {
    return new QuestionsDialog(
        "A code signs you in",
        "Profile "
            + plain(profile)
            + " asks for the code that this device shows now: "
            + plain(serial),
        "Sent to AWS only; not stored.",
        List.of(new Challenge("Code", true)),
        "Sign in");
  }

  /** Questions in the server's own words. */
  public static QuestionsDialog challenges(
      String account, String name, String instruction, List<Challenge> challenges) {
    String heading = name.isBlank() ? "The server asks" : plain(name);
    String text =
        instruction.isBlank() ? "To log in " + account + ", the server asks:" : plain(instruction);
    return new QuestionsDialog(
        heading,
        text,
        "The questions are the server's own words.",
        challenges.stream().map(c -> new Challenge(plain(c.text()), c.echo())).toList(),
        "Answer");
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
    return fields.isEmpty() ? view : fields.getFirst();
  }

  private void finish() {
    answer(fields.stream().map(field -> field.getText().toCharArray()).toList());
  }

  /** Text of a server without control characters, of a length that fits. */
  private static String plain(String text) {
    String clean = text.replaceAll("[\\p{Cntrl}&&[^\n]]", "?").strip();
    return clean.length() > 400 ? clean.substring(0, 400) + "…" : clean;
  }
}
