package dev.plumbline.app.palette;

import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.dialog.Dialog;
import dev.plumbline.app.shell.Plurals;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The palette: one field, rows in groups below; Enter runs the chosen row. */
public final class Palette extends Dialog<Runnable> {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final double WIDTH = 680;
  private static final double ROWS = 480;

  private final PaletteModel model;
  private final TextField field = new TextField();
  private final Label count = Texts.of("", "t-secondary");
  private final VBox rows = new VBox();
  private final ScrollPane scroll = new ScrollPane(rows);
  private final VBox view;
  private final List<HBox> lines = new ArrayList<>();
  private List<Entry> found = List.of();
  private int chosen;

  public Palette(PaletteModel model) {
    this.model = model;
    field.setPromptText("Find an address, a finding, a line; or run an action");
    field.getStyleClass().add("palette-field");
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox head = new HBox(12, Icon.SEARCH.node(18), field, count, Texts.key("Esc"));
    head.getStyleClass().add("palette-head");
    rows.getStyleClass().add("palette-rows");
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(ROWS);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    view = new VBox(head, scroll, foot());
    view.getStyleClass().addAll("dialog-frame", "palette");
    view.setPrefWidth(WIDTH);
    view.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    field.textProperty().subscribe(this::search);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Fills the field, as if it had been typed. */
  public void type(String text) {
    field.setText(text);
  }

  private static Node foot() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox foot =
        new HBox(
            6,
            Texts.key("↑"),
            Texts.key("↓"),
            Texts.of("choose  ", "t-secondary"),
            Texts.key("Enter"),
            Texts.of("run  ", "t-secondary"),
            Texts.key(">"),
            Texts.of("commands only", "t-secondary"),
            gap,
            Texts.of("Paste an address, ENI or instance id", "t-secondary"));
    foot.getStyleClass().add("palette-foot");
    return foot;
  }

  private void search(String text) {
    found = model.find(text);
    count.setText(Plurals.of(found.size(), "result"));
    rows.getChildren().clear();
    lines.clear();
    Entry.Group group = null;
    for (Entry entry : found) {
      if (entry.group() != group) {
        group = entry.group();
        rows.getChildren().add(Texts.of(group.label(), "t-label", "palette-group"));
      }
      HBox line = line(entry, text.strip());
      lines.add(line);
      rows.getChildren().add(line);
    }
    if (found.isEmpty()) {
      rows.getChildren()
          .add(Texts.of("Nothing here has that in it", "t-secondary", "palette-group"));
    }
    choose(0);
  }

  private HBox line(Entry entry, String typed) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Node title = Highlight.of(entry.title(), typed, entry.mono() ? "t-mono" : "t-text");
    Node hint =
        Highlight.of(
            oneLine(entry.hint()),
            typed,
            entry.mono() && entry.group() == Entry.Group.RECORDING ? "t-mono" : "t-text",
            "muted");
    HBox line = new HBox(12, entry.icon().node(), title, hint, gap);
    for (String key : entry.keys().isEmpty() ? new String[0] : entry.keys().split(" ")) {
      line.getChildren().add(Texts.key(key));
    }
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("palette-row");
    line.setOnMouseClicked(e -> answer(entry.action()));
    line.setAccessibleText(entry.title() + ", " + entry.hint());
    return line;
  }

  private static String oneLine(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() > 74 ? line.substring(0, 73) + "…" : line;
  }

  private void key(KeyEvent event) {
    boolean used = true;
    switch (event.getCode()) {
      case DOWN -> choose(chosen + 1);
      case UP -> choose(chosen - 1);
      case ENTER -> run();
      default -> used = false;
    }
    if (used) {
      event.consume();
    }
  }

  private void run() {
    if (chosen < found.size()) {
      answer(found.get(chosen).action());
    }
  }

  private void choose(int index) {
    chosen = Math.clamp(index, 0, Math.max(0, found.size() - 1));
    for (int i = 0; i < lines.size(); i++) {
      lines.get(i).pseudoClassStateChanged(CHOSEN, i == chosen);
    }
    if (chosen < lines.size()) {
      double height = rows.getHeight() - scroll.getViewportBounds().getHeight();
      double middle = lines.get(chosen).getBoundsInParent().getCenterY();
      double wanted = middle - scroll.getViewportBounds().getHeight() / 2;
      scroll.setVvalue(height <= 0 ? 0 : Math.clamp(wanted / height, 0, 1));
    }
  }

  @Override
  public String title() {
    return "Find or run";
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public Node firstFocus() {
    return field;
  }
}
