package dev.plumbline.app.shell;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Texts;
import dev.plumbline.connect.plan.Way;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;

/** Which host, by which way, how old; the palette and the main action at the right. */
public final class HeaderBar extends HBox {
  private final OpenCase openCase;
  private final Label region = Texts.of("", "t-secondary");
  private final Label way = Texts.chip("", "");
  private final Label age = Texts.of("", "t-secondary");
  private final HBox action = new HBox();
  private final HBox terminal = new HBox();
  private final Actions actions;

  /** What the header's buttons do. */
  public interface Actions {
    void palette();

    void capture();

    /** Opens a terminal with a shell of the instance. */
    void openShell();

    void exportReport();
  }

  HeaderBar(OpenCase openCase, Actions actions) {
    super(12);
    this.openCase = openCase;
    this.actions = actions;
    getStyleClass().add("header-bar");
    Label lock = Texts.chip("Read-only", "");
    lock.setGraphic(Icon.LOCK.node(12));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label name = Texts.of(openCase.title(), "t-title");
    name.setMinWidth(60);
    getChildren().add(name);
    if (openCase.production()) {
      getChildren().add(Texts.prod());
    }
    getChildren().addAll(region, way, age, lock, gap, findOrRun(actions), terminal, action);
    action.setMinWidth(USE_PREF_SIZE);
    action.setAlignment(Pos.CENTER_RIGHT);
    terminal.setAlignment(Pos.CENTER);
    terminal.setMinWidth(USE_PREF_SIZE);
    age.setMinWidth(60);
    region.setMinWidth(0);
    openCase.evidence().subscribe(this::describe);
    openCase.shell().subscribe(live -> describeWay());
  }

  private static Node findOrRun(Actions actions) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox content =
        new HBox(
            10, Icon.SEARCH.node(), Texts.of("Find or run", "muted"), gap, Texts.key("Ctrl K"));
    content.setAlignment(Pos.CENTER_LEFT);
    content.setPrefWidth(212);
    Button button = Buttons.of("", actions::palette, "find-or-run");
    button.setGraphic(content);
    button.setAccessibleText("Find or run");
    return button;
  }

  private void describe(CaseEvidence evidence) {
    // The name of a practice instance tells its fault, so a drill does without.
    String place =
        region(evidence.snapshot())
            .or(() -> evidence.recording().manifest().host().filter(host -> !evidence.drill()))
            .orElse("");
    region.setText(place.equals(openCase.title()) ? "" : place);
    region.setManaged(!region.getText().isEmpty());
    tick(Instant.now());
    describeWay();
  }

  /** The Region, from the metadata key {@code placement/region}. */
  private static Optional<String> region(Snapshot snapshot) {
    return snapshot
        .metadata()
        .optional()
        .flatMap(m -> Optional.ofNullable(m.values().get("placement/region")))
        .filter(Metadata.Value::answered)
        .flatMap(v -> v.items().stream().findFirst());
  }

  private void describeWay() {
    boolean live = openCase.shell().get().isPresent();
    boolean recording =
        openCase.source() instanceof CaseSource.File
            || openCase.source() instanceof CaseSource.Memory;
    way.getStyleClass().setAll("label", "chip");
    if (live) {
      way.setText("Connected, " + openCase.way().get().map(HeaderBar::brief).orElse("SSH"));
      way.getStyleClass().add("ok");
      Circle dot = new Circle(4);
      dot.getStyleClass().add("ok");
      way.setGraphic(dot);
    } else if (openCase.evidence().get().accountOnly()) {
      way.setText("AWS facts only");
      way.setGraphic(Icon.FILE.node(12));
    } else {
      way.setText(recording ? "Recording" : "Connection lost");
      way.setGraphic((recording ? Icon.FILE : Icon.WARNING).node(12));
      if (!recording) {
        way.getStyleClass().add("warning");
      }
    }
    if (live && openCase.way().get().map(Way::terminal).orElse(true)) {
      terminal.getChildren().setAll(shell());
    } else {
      terminal.getChildren().clear();
    }
    action
        .getChildren()
        .setAll(
            recording
                ? Buttons.of("Export report", Icon.DOWNLOAD, actions::exportReport)
                : Buttons.primary(live ? "Capture again" : "Connect again", actions::capture));
  }

  private Node shell() {
    Button shell = Buttons.icon(Icon.TERMINAL, "Open a shell in a terminal", actions::openShell);
    shell.setId("open-shell");
    return shell;
  }

  private static String brief(Way way) {
    return switch (way) {
      case SSH, INSTANCE_CONNECT -> "SSH";
      case SSH_SESSION, SHELL_SESSION -> "SSM";
      case RUN_COMMAND -> way.label();
    };
  }

  /** Brings the age up to date. */
  void tick(Instant now) {
    CaseEvidence evidence = openCase.evidence().get();
    Optional<Instant> captured = evidence.recording().captured().or(evidence.snapshot()::now);
    boolean live = openCase.shell().get().isPresent();
    Duration old = captured.map(c -> Duration.between(c, now)).orElse(Duration.ZERO);
    age.setText(
        captured
            .map(c -> "captured " + (live ? Ages.ago(old) : Ages.utc(c)))
            .orElse("capture time not kept"));
    boolean stale = live && Ages.stale(old);
    age.getStyleClass().setAll("label", stale ? "chip" : "t-secondary");
    if (stale) {
      age.getStyleClass().add("warning");
    }
  }
}
