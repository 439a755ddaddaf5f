package dev.plumbline.app.screen.connect;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.dialog.Dialog;
import dev.plumbline.app.dialog.DialogFrame;
import dev.plumbline.app.live.SignIns;
import dev.plumbline.app.shell.Plurals;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.profile.ProfileImport;
import dev.plumbline.connect.sshconfig.ConfigProblem;
import dev.plumbline.connect.sshconfig.SshConfig.HostName;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * What ~/.ssh/config would bring: hosts to choose, rules, and lines not understood; and the
 * profiles of ~/.aws.
 */
public final class ImportDialog extends Dialog<List<ConnectionProfile>> {
  private static final double WIDTH = 880;
  private static final double HEIGHT = 480;

  private final Map<CheckBox, ConnectionProfile> choices = new LinkedHashMap<>();
  private final Button add = Buttons.primary("", this::finish);
  private final Node view;

  /**
   * What was read.
   *
   * @param aws profiles of AWS, which are used where they are and not copied
   * @param awsProblems lines of their files that were not understood
   */
  public record Preview(ProfileImport ssh, List<SignIns.Choice> aws, List<String> awsProblems) {}

  /**
   * @param pick offers the instances of an AWS account
   */
  public ImportDialog(Preview whole, Runnable pick) {
    ProfileImport preview = whole.ssh();
    VBox rows = new VBox();
    rows.getChildren().add(heading("Hosts", preview.entries().size()));
    preview.entries().forEach(entry -> rows.getChildren().add(row(entry)));
    if (preview.entries().isEmpty()) {
      rows.getChildren()
          .add(note("No Host line names a single host. Wildcards are rules, not instances."));
    }
    rows.getChildren().add(heading("AWS profiles", whole.aws().size()));
    whole.aws().forEach(choice -> rows.getChildren().add(row(choice, pick)));
    if (whole.aws().isEmpty()) {
      rows.getChildren()
          .add(note("No profile in ~/.aws signs in, and there are no keys in the environment."));
    }
    whole.awsProblems().forEach(problem -> rows.getChildren().add(problem(problem)));
    if (!preview.problems().isEmpty()) {
      rows.getChildren().add(heading("Not understood", preview.problems().size()));
      preview.problems().forEach(problem -> rows.getChildren().add(row(problem)));
    }
    if (!preview.patterns().isEmpty()) {
      rows.getChildren().add(heading("Rules, not instances", preview.patterns().size()));
      preview.patterns().forEach(pattern -> rows.getChildren().add(row(pattern)));
    }
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setPrefHeight(HEIGHT);
    scroll.setId("import-rows");
    add.setDefaultButton(true);
    add.setId("import");
    count();
    view =
        new DialogFrame(head(preview), WIDTH, scroll)
            .beside(Buttons.icon(Icon.CLOSE, "Cancel (Esc)", this::cancel))
            .left(Texts.of("Nothing is written to ~/.ssh or ~/.aws", "t-secondary"))
            .right(Buttons.of("Cancel", this::cancel), add);
  }

  @Override
  public String title() {
    return "Import from ~/.ssh and ~/.aws";
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public Node firstFocus() {
    return choices.isEmpty() ? view : choices.keySet().iterator().next();
  }

  private Node head(ProfileImport preview) {
    String line =
        Plurals.of(preview.files(), "file")
            + " read. Each instance stays linked to its Host line, which is looked up at every"
            + " connection.";
    VBox head =
        new VBox(2, Texts.of(title(), "t-dialog-title"), Texts.wrapped(line, "t-secondary"));
    HBox.setHgrow(head, Priority.ALWAYS);
    return head;
  }

  private Node row(ProfileImport.Entry entry) {
    CheckBox choose = new CheckBox(entry.profile().name());
    choose.setSelected(entry.usable() && !entry.known());
    choose.setDisable(!entry.usable());
    choose.setPrefWidth(220);
    choose.setMinWidth(220);
    choose.selectedProperty().subscribe(this::count);
    choices.put(choose, entry.profile());
    Label reach = Texts.of(entry.reach(), "t-mono");
    reach.setMinWidth(240);
    Label via = Texts.of(entry.via(), "t-secondary");
    via.setTooltip(entry.via().isEmpty() ? null : new Tooltip(entry.via()));
    HBox row = new HBox(choose, reach, via, gap());
    if (entry.known()) {
      row.getChildren().add(Texts.chip("already there", ""));
    } else if (!entry.usable()) {
      row.getChildren().add(Texts.chip("not supported", "warning"));
    } else if (entry.asks()) {
      row.getChildren().add(Texts.chip("asks before it runs", "note"));
    }
    row.getChildren().add(place(entry.host().file(), entry.host().line()));
    row.getStyleClass().add("pick-row");
    return row;
  }

  private Node row(SignIns.Choice choice, Runnable pick) {
    Label name = Texts.of(choice.label(), "t-text");
    name.setMinWidth(220);
    Label region = Texts.of(choice.region().orElse("no Region"), "t-mono");
    region.setMinWidth(120);
    Label detail = Texts.of(choice.detail(), "t-secondary");
    detail.setMinWidth(0);
    HBox row =
        new HBox(
            name,
            region,
            detail,
            gap(),
            Buttons.of(
                "Pick from EC2",
                () -> {
                  cancel();
                  pick.run();
                },
                "small"));
    row.getStyleClass().add("pick-row");
    return row;
  }

  private static Node problem(String text) {
    HBox row = new HBox(Mark.WARNING.node(14), Texts.wrapped(text, "t-text"));
    row.getStyleClass().add("pick-row");
    return row;
  }

  private static Node row(ConfigProblem problem) {
    Label text = Texts.wrapped(Texts.sentence(problem.text()), "t-text");
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox row = new HBox(Mark.WARNING.node(14), text, place(problem.file(), problem.line()));
    row.getStyleClass().add("pick-row");
    return row;
  }

  private static Node row(HostName pattern) {
    HBox row =
        new HBox(
            Texts.of("Host " + pattern.pattern(), "t-mono"),
            gap(),
            place(pattern.file(), pattern.line()));
    row.getStyleClass().add("pick-row");
    return row;
  }

  private static Node place(String file, int line) {
    Label place = Texts.of(Path.of(file).getFileName() + ":" + line, "t-mono", "muted");
    place.setMinWidth(Region.USE_PREF_SIZE);
    return place;
  }

  private static Node heading(String text, int count) {
    HBox heading =
        new HBox(8, Texts.of(text, "t-label"), Texts.chip(String.valueOf(count), "count"));
    heading.setAlignment(Pos.CENTER_LEFT);
    heading.getStyleClass().add("pick-heading");
    return heading;
  }

  private static Node note(String text) {
    HBox row = new HBox(Texts.wrapped(text, "t-secondary"));
    row.getStyleClass().add("pick-row");
    return row;
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  private void count() {
    long chosen = choices.keySet().stream().filter(CheckBox::isSelected).count();
    add.setText("Import " + Plurals.of((int) chosen, "instance"));
    add.setDisable(chosen == 0);
  }

  private void finish() {
    answer(
        choices.entrySet().stream()
            .filter(e -> e.getKey().isSelected())
            .map(Map.Entry::getValue)
            .toList());
  }
}
