package dev.plumbline.app.screen.connect;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Segments;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.dialog.Dialog;
import dev.plumbline.app.dialog.DialogFrame;
import dev.plumbline.app.shell.Clipboard;
import dev.plumbline.app.task.Fx;
import dev.plumbline.app.terminal.SystemTerminal;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.SshCommandLine;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** New or edited instance: the form at the left, a live connection test at the right. */
public final class InstanceDialog extends Dialog<InstanceDialog.Answer> {
  private static final double WIDTH = 976;
  private static final double HEIGHT = 576;
  private static final double FORM = 432;

  /**
   * What to do with the profile, which is saved in both cases.
   *
   * @param connect whether to connect and capture at once
   */
  public record Answer(ConnectionProfile profile, boolean connect) {}

  /** Starts a test of a profile and tells its steps; gives back what stops it. */
  public interface Tester extends BiFunction<ConnectionProfile, ConnectionTest, Runnable> {}

  /** What is offered in place of typing: an import, and the instances of an account. */
  public record Instead(Runnable bring, Runnable pick) {}

  private final String title;
  private final InstanceForm form;
  private final Clipboard clipboard;
  private final Tester tester;
  private final ConnectionTestPane pane;
  private final Label problem = Texts.wrapped("", "t-secondary", "critical");
  private final TextField address;
  private final Button copy = Buttons.of("Copy as ssh command", Icon.COPY, this::copy);
  private final Runnable pick;
  private final Button test = Buttons.of("Test connection", this::test);
  private final Button save = Buttons.of("Save without connecting", () -> finish(false));
  private final Button connect = Buttons.primary("Connect", () -> finish(true));
  private final Node view;
  private Runnable stop = () -> {};

  /**
   * @param title "New instance" or "Edit web-2"
   */
  public InstanceDialog(
      String title,
      ConnectionProfile profile,
      Tester tester,
      Clipboard clipboard,
      Instead instead) {
    this.title = title;
    this.form = new InstanceForm(profile);
    this.tester = tester;
    this.pick = () -> leave(instead.pick());
    this.clipboard = clipboard;
    this.pane = new ConnectionTestPane(clipboard);
    this.address = field(form.address, "10.0.1.25 or a Host of ~/.ssh/config", "address");
    Button close = Buttons.icon(Icon.CLOSE, "Cancel (Esc)", this::cancel);
    Button imports = Buttons.of("Import from ~/.ssh and ~/.aws", () -> leave(instead.bring()));
    Button picks = Buttons.of("Pick from EC2", pick);
    picks.setId("pick-from-ec2");
    HBox heading = row(Texts.of(title, "t-dialog-title"));
    view =
        new DialogFrame(heading, WIDTH, body())
            .beside(imports, picks, close)
            .left(copy, test)
            .right(Buttons.of("Cancel", this::cancel), save, connect);
    connect.setDefaultButton(true);
    connect.setId("connect");
    save.setId("save-without-connecting");
    test.setId("test-connection");
    answered().thenRun(() -> stop.run());
    form.address.subscribe(this::check);
    form.port.subscribe(this::check);
    form.jump.subscribe(this::check);
    form.kind.subscribe(this::kind);
    form.instance.subscribe(this::check);
    form.region.subscribe(this::check);
    check();
  }

  private void leave(Runnable instead) {
    cancel();
    instead.run();
  }

  /** Shows the outcome of a test, such as one that was run before. */
  public void show(ConnectionTest.Result result) {
    pane.show(result);
    test.setText(
        result.lines().isEmpty() ? "Test connection" : result.over() ? "Test again" : "Stop test");
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
    return address;
  }

  private Node body() {
    Segments<InstanceForm.Kind> kinds =
        new Segments<>(InstanceForm.Kind::label, InstanceForm.Kind.values());
    kinds.value().bindBidirectional(form.kind);
    kinds.setId("kinds");
    Node ssh = form();
    Node account = new AccountFields(form, pick).view();
    form.kind.subscribe(
        now -> {
          ssh.setVisible(now == InstanceForm.Kind.SSH);
          account.setVisible(!ssh.isVisible());
        });
    StackPane either = new StackPane(ssh, account);
    VBox.setVgrow(either, Priority.ALWAYS);
    VBox left =
        new VBox(
            14,
            kinds,
            labelled("Name", field(form.name, "as the sidebar shows it", "name")),
            either,
            problem,
            promise());
    left.getStyleClass().add("instance-form");
    left.setPrefWidth(FORM);
    left.setMinWidth(FORM);
    HBox.setHgrow(pane, Priority.ALWAYS);
    pane.setMinWidth(0);
    HBox body = new HBox(left, pane);
    body.setPrefHeight(HEIGHT);
    return body;
  }

  private Node form() {
    CheckBox production = new CheckBox("Production");
    production.selectedProperty().bindBidirectional(form.production);
    CheckBox config = new CheckBox("Use ~/.ssh/config");
    config.selectedProperty().bindBidirectional(form.sshConfig);
    VBox fields =
        new VBox(
            12,
            row(
                grow(labelled("Address", address)),
                fixed(labelled("Port", field(form.port, "22", "port")), 80)),
            row(
                grow(labelled("User", field(form.user, "ec2-user, ubuntu, admin", "user"))),
                grow(labelled("Jump host", field(form.jump, "none", "jump")))),
            labelled("Key", field(form.keys, "keys of the agent, then those in ~/.ssh", "keys")),
            row(
                grow(labelled("Tags", field(form.tags, "web, eu-west-1", "tags"))),
                grow(labelled("Group", field(form.group, "none", "group")))),
            row(production, config));
    return fields;
  }

  private static Node promise() {
    HBox promise =
        new HBox(
            8,
            Icon.LOCK.node(14),
            Texts.wrapped(
                "Plumbline stores no secrets and never writes to ~/.ssh. All probes only read.",
                "t-secondary"));
    HBox.setHgrow(promise.getChildren().getLast(), Priority.ALWAYS);
    return promise;
  }

  static TextField field(StringProperty value, String prompt, String id) {
    TextField field = new TextField();
    field.textProperty().bindBidirectional(value);
    field.setPromptText(prompt);
    field.setId("instance-" + id);
    if (!id.startsWith("name") && !id.startsWith("tags") && !id.startsWith("group")) {
      field.getStyleClass().add("mono");
    }
    return field;
  }

  static VBox labelled(String text, TextField field) {
    Label label = Texts.of(text, "t-label");
    label.setLabelFor(field);
    field.setAccessibleText(text);
    return new VBox(4, label, field);
  }

  static HBox row(Node... nodes) {
    HBox row = new HBox(12, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  static Node grow(Region node) {
    HBox.setHgrow(node, Priority.ALWAYS);
    node.setPrefWidth(0);
    return node;
  }

  private static Node fixed(Region node, double width) {
    node.setMinWidth(width);
    node.setMaxWidth(width);
    return node;
  }

  private void kind(InstanceForm.Kind kind) {
    copy.setText(kind == InstanceForm.Kind.SSH ? "Copy as ssh command" : "Copy as command");
    pane.show(new ConnectionTest.Result(List.of(), false, Optional.empty(), List.of()));
    check();
  }

  private void check() {
    Optional<String> wrong = form.problem();
    problem.setText(form.untouched() ? "" : wrong.orElse(""));
    problem.setVisible(!problem.getText().isEmpty());
    problem.setManaged(problem.isVisible());
    test.setDisable(wrong.isPresent());
    save.setDisable(wrong.isPresent());
    connect.setDisable(wrong.isPresent());
  }

  private void test() {
    if (test.getText().equals("Stop test")) {
      stop.run();
      return;
    }
    stop.run();
    ConnectionTest run = new ConnectionTest(Fx::run);
    run.result().subscribe(this::show);
    test.setText("Stop test");
    stop = tester.apply(form.profile(), run);
  }

  private void copy() {
    ConnectionProfile profile = form.profile();
    clipboard.copy(
        profile.aws().isPresent()
            ? SystemTerminal.command(ShellSource.of(profile))
            : SshCommandLine.of(profile));
  }

  private void finish(boolean andConnect) {
    if (form.problem().isEmpty()) {
      answer(new Answer(form.profile(), andConnect));
    }
  }
}
