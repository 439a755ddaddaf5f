package dev.plumbline.app.screen.connect;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.dialog.Dialog;
import dev.plumbline.app.dialog.DialogFrame;
import dev.plumbline.app.shell.Clipboard;
import dev.plumbline.connect.HostKeyDecision;
import dev.plumbline.connect.HostKeyFingerprint;
import dev.plumbline.connect.HostKeyQuestion;
import dev.plumbline.connect.HostKeyQuestion.StoredHostKey;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A host key nobody has accepted, or one that changed. The safe answer is the default; a changed
 * key is replaced only after the host's name was typed.
 */
public final class HostKeyDialog extends Dialog<HostKeyDecision> {
  private static final double WIDTH = 760;
  private static final double CARD = 348;
  private static final int GROUP = 15;
  private static final String CONSOLE =
      "aws ec2 get-console-output --latest --output text --instance-id ";

  private final HostKeyQuestion question;
  private final Clipboard clipboard;
  private final boolean changed;
  private final Button safe;
  private final Node view;

  private HostKeyDialog(HostKeyQuestion question, Clipboard clipboard, boolean changed) {
    this.question = question;
    this.clipboard = clipboard;
    this.changed = changed;
    this.safe = Buttons.primary("Do not connect", () -> answer(HostKeyDecision.REFUSE));
    safe.setDefaultButton(true);
    safe.setId("do-not-connect");
    this.view = changed ? changedView() : unknownView();
  }

  /** Asks about a host seen for the first time. */
  public static HostKeyDialog unknown(HostKeyQuestion question, Clipboard clipboard) {
    return new HostKeyDialog(question, clipboard, false);
  }

  /** Tells that the key of a known host changed. */
  public static HostKeyDialog changed(HostKeyQuestion question, Clipboard clipboard) {
    return new HostKeyDialog(question, clipboard, true);
  }

  @Override
  public String title() {
    return changed
        ? "The host key of " + question.host() + " has changed"
        : "The host key of " + question.host() + " is not known yet";
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public Node firstFocus() {
    return safe;
  }

  private Node unknownView() {
    Node presented = card("Key presented now", question.presented(), received(), "");
    VBox body =
        new VBox(
            16,
            presented,
            rows(),
            Texts.wrapped(
                "Compare the fingerprint with the one in the instance's console output. If they are"
                    + " the same, nobody stands between you and the instance.",
                "t-secondary"));
    body.getStyleClass().add("dialog-body");
    Button once = Buttons.of("Accept this time only", () -> answer(HostKeyDecision.ACCEPT_ONCE));
    Button store = Buttons.of("Accept and store", () -> answer(HostKeyDecision.ACCEPT_AND_STORE));
    once.setId("accept-once");
    store.setId("accept-and-store");
    return new DialogFrame(
            DialogFrame.warning(
                Mark.WARNING,
                title(),
                "Nothing but the key exchange was done. No log-in was tried."),
            WIDTH,
            body)
        .left(Buttons.of("Copy details", Icon.COPY, this::copy))
        .right(once, store, safe);
  }

  private Node changedView() {
    HBox cards = new HBox(16);
    for (StoredHostKey stored :
        question.stored().subList(0, Math.min(1, question.stored().size()))) {
      cards.getChildren().add(card("Key you trusted", stored.key(), stored(stored), ""));
    }
    cards
        .getChildren()
        .add(card("Key presented now", question.presented(), received(), "critical"));
    cards.getChildren().forEach(c -> HBox.setHgrow(c, Priority.ALWAYS));
    TextField name = new TextField();
    name.setPromptText(question.host());
    name.setId("host-name");
    name.getStyleClass().add("mono");
    name.setPrefWidth(220);
    name.setAccessibleText("Host name, to replace the stored key");
    Button replace =
        Buttons.of("Replace stored key", () -> answer(HostKeyDecision.ACCEPT_AND_STORE), "danger");
    replace.setId("replace-key");
    replace
        .disableProperty()
        .bind(name.textProperty().map(typed -> !typed.strip().equals(question.host())));
    HBox typed =
        new HBox(10, Texts.of("To replace the stored key, type the host name", "t-text"), name);
    typed.setAlignment(Pos.CENTER_LEFT);
    VBox body =
        new VBox(
            16,
            cards,
            rows(),
            Texts.wrapped(
                "If the instance was replaced, compare the new fingerprint with its console output"
                    + " first. If it was not, somebody may be between you and the instance: do not"
                    + " connect.",
                "t-secondary"),
            typed);
    body.getStyleClass().add("dialog-body");
    return new DialogFrame(
            DialogFrame.warning(
                Mark.CRITICAL,
                title(),
                "The connection is blocked. Nothing was sent, no log-in was tried."),
            WIDTH,
            body)
        .left(Buttons.of("Copy details", Icon.COPY, this::copy))
        .right(replace, safe);
  }

  private static Node card(String title, HostKeyFingerprint key, String below, String tone) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(8, Texts.of(title, "t-strong"), gap, Texts.chip(key.algorithm(), ""));
    head.setAlignment(Pos.CENTER_LEFT);
    VBox lines = new VBox(Texts.of("SHA256:", "fingerprint"));
    String digest = key.sha256().replaceFirst("^SHA256:", "");
    for (int i = 0; i < digest.length(); i += GROUP) {
      String part = digest.substring(i, Math.min(digest.length(), i + GROUP));
      lines.getChildren().add(Texts.of(part, "fingerprint"));
    }
    VBox card = new VBox(8, head, lines, Texts.wrapped(below, "t-secondary"));
    card.getStyleClass().add("key-card");
    if (!tone.isEmpty()) {
      card.getStyleClass().add(tone);
    }
    card.setPrefWidth(CARD);
    card.setAccessibleText(title + ", " + key.algorithm() + " " + key.sha256());
    return card;
  }

  private Node rows() {
    Hyperlink copy = new Hyperlink("Copy command");
    copy.setOnAction(e -> clipboard.copy(CONSOLE + "i-"));
    copy.setMinWidth(Region.USE_PREF_SIZE);
    Node console =
        fact(
            Mark.NOTE,
            "Console output",
            "cloud-init prints the fingerprints there at the first boot",
            copy);
    VBox rows = new VBox(console);
    if (changed) {
      console.getStyleClass().add("ruled");
      rows.getChildren()
          .add(
              fact(
                  Mark.WARNING,
                  "Instance age",
                  "A new instance on the same address has a new key",
                  new Region()));
    }
    rows.getStyleClass().add("fact-rows");
    return rows;
  }

  private static Node fact(Mark mark, String title, String text, Node right) {
    Label name = Texts.of(title, "t-strong");
    name.setMinWidth(104);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox row = new HBox(8, mark.node(14), name, Texts.of(text, "t-secondary"), gap, right);
    row.getStyleClass().add("fact-row");
    return row;
  }

  private String received() {
    String over = question.via().map(v -> " over jump host " + v).orElse("");
    return "Received " + time(question.received()) + over;
  }

  private static String stored(StoredHostKey stored) {
    String file = String.valueOf(Path.of(stored.file()).getFileName());
    String day =
        stored.since().map(s -> "Stored " + s.toString().substring(0, 10) + " in ").orElse("In ");
    String whose = stored.ours() ? "Plumbline's " + file : stored.file();
    return day + whose + ", line " + stored.line();
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString().substring(11, 19) + " UTC";
  }

  private void copy() {
    StringBuilder text = new StringBuilder(title()).append('\n');
    for (StoredHostKey stored : question.stored()) {
      text.append("trusted   ")
          .append(stored.key().type())
          .append(' ')
          .append(stored.key().sha256());
      text.append("  ").append(stored.file()).append(" line ").append(stored.line()).append('\n');
    }
    text.append("presented ").append(question.presented().type()).append(' ');
    text.append(question.presented().sha256()).append("  ").append(question.received());
    clipboard.copy(text.toString());
  }
}
