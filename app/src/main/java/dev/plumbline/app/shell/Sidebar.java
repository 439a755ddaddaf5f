package dev.plumbline.app.shell;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.SearchField;
import dev.plumbline.app.control.Switch;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Instances, recordings and the practice lab at the left; folds to its signs. */
final class Sidebar extends BorderPane {
  /** From so many instances on there is a search field. */
  private static final int MANY = 9;

  private static final double WIDTH = 224;
  private static final double FOLDED = 48;

  private final Library library;
  private final WindowModel model;
  private final Settings settings;
  private final VBox instances = new VBox();
  private final VBox recordings = new VBox();
  private final SearchField search = new SearchField("Find an instance");
  private final Map<CaseSource, SideRow> rows = new LinkedHashMap<>();
  private final List<SideRow> fixed = new ArrayList<>();
  private final List<Node> words = new ArrayList<>();
  private final PracticeTree practice;
  private boolean narrow;

  Sidebar(Library library, WindowModel model, Settings settings) {
    this.library = library;
    this.model = model;
    this.settings = settings;
    getStyleClass().addAll("sidebar", "pane-stop");
    practice = new PracticeTree(library);
    VBox body = new VBox(4, instancePart(), recordingPart(), practicePart());
    body.getStyleClass().add("side-body");
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setTop(brand());
    setCenter(scroll);
    setBottom(feet());
    library.instances().addListener((ListChangeListener<Library.Instance>) c -> fillInstances());
    settings.recent().addListener((ListChangeListener<Path>) c -> fillRecordings());
    search.field().textProperty().subscribe(this::fillInstances);
    fillRecordings();
    model.onArrival(place -> choose());
    settings.sidebarFolded().subscribe(this::fold);
  }

  /** Folds in a window too narrow for it, whatever the user chose. */
  void narrow(boolean tight) {
    narrow = tight;
    fold();
  }

  private Node brand() {
    HBox brand = new HBox(8, BrandSign.node(22), Texts.of("Plumbline", "t-title"));
    brand.getStyleClass().add("brand");
    brand.setOnMouseClicked(e -> model.show(Page.WELCOME));
    words.add(brand.getChildren().getLast());
    return brand;
  }

  private Node instancePart() {
    Node add = Buttons.icon(Icon.PLUS, "New instance (Ctrl N)", library::newInstance);
    return new VBox(heading("Instances", add), search, instances);
  }

  private Node recordingPart() {
    Node open = Buttons.icon(Icon.FOLDER, "Open a recording (Ctrl O)", library::chooseRecording);
    return new VBox(heading("Recordings", open), recordings);
  }

  private Node practicePart() {
    Node count = Texts.chip(String.valueOf(library.practice().size()), "count");
    Switch drill = new Switch("Drill: withhold the verdict");
    drill.setId("drill-switch");
    drill.selectedProperty().bindBidirectional(settings.drill());
    drill.setTooltip(
        new Tooltip("Practice instances then open without verdict, findings and severities"));
    drill.getStyleClass().add("side-drill");
    words.add(drill);
    return new VBox(heading("Practice lab", count), drill, practice);
  }

  private HBox heading(String title, Node right) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Node label = Texts.of(title, "t-label");
    HBox heading = new HBox(label, gap, right);
    heading.getStyleClass().add("side-heading");
    words.add(label);
    words.add(right);
    return heading;
  }

  private Node feet() {
    SideRow keys =
        new SideRow(Icon.HELP.node(), "Keys and help", () -> model.show(Page.KEYS), Texts.key("?"));
    SideRow adjust = new SideRow(Icon.SETTINGS.node(), "Settings", () -> model.show(Page.SETTINGS));
    fixed.addAll(List.of(keys, adjust));
    VBox feet = new VBox(keys, adjust);
    feet.getStyleClass().add("side-feet");
    return feet;
  }

  private void fillInstances() {
    boolean many = library.instances().size() >= MANY;
    search.setVisible(many && !folded());
    search.setManaged(search.isVisible());
    String wanted = search.field().getText().toLowerCase(Locale.ROOT);
    rows.keySet().removeIf(CaseSource.Instance.class::isInstance);
    instances.getChildren().clear();
    String group = "";
    for (Library.Instance instance : library.instances()) {
      String all = instance.name() + " " + instance.address() + " " + instance.group();
      if (!all.toLowerCase(Locale.ROOT).contains(wanted)) {
        continue;
      }
      if (!instance.group().equals(group)) {
        group = instance.group();
        Node label = Texts.of(group, "t-secondary", "side-group");
        label.setManaged(!folded());
        label.setVisible(!folded());
        instances.getChildren().add(label);
      }
      instances.getChildren().add(instanceRow(instance));
    }
    if (instances.getChildren().isEmpty() && !folded()) {
      instances
          .getChildren()
          .add(
              Texts.wrapped(
                  many
                      ? "No instance has this in its name."
                      : "None yet. Add one, or import your SSH configuration.",
                  "t-secondary",
                  "side-empty"));
    }
    choose();
  }

  private SideRow instanceRow(Library.Instance instance) {
    CaseSource source = new CaseSource.Instance(instance.id());
    Node tag = instance.production() ? Texts.prod() : Texts.of(instance.tag(), "t-secondary");
    SideRow row =
        new SideRow(StateDot.of(model, source), instance.name(), () -> library.open(source), tag);
    row.setContextMenu(
        new ContextMenu(
            item("Connect and capture", () -> library.open(source)),
            item("Edit", () -> library.editInstance(instance.id())),
            item("Duplicate", () -> library.duplicateInstance(instance.id())),
            item("Delete", () -> library.deleteInstance(instance.id()))));
    row.folded(folded());
    rows.put(source, row);
    return row;
  }

  private static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setOnAction(e -> action.run());
    return item;
  }

  private void fillRecordings() {
    rows.keySet().removeIf(CaseSource.File.class::isInstance);
    recordings.getChildren().clear();
    for (Path path : settings.recent()) {
      CaseSource source = new CaseSource.File(path);
      String name = Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("/");
      SideRow row =
          new SideRow(
              Icon.FILE.node(), name.replaceFirst("\\.plumb$", ""), () -> library.open(source));
      row.setContextMenu(
          new ContextMenu(item("Remove from this list", () -> settings.recent().remove(path))));
      row.folded(folded());
      rows.put(source, row);
      recordings.getChildren().add(row);
    }
    if (settings.recent().isEmpty() && !folded()) {
      recordings
          .getChildren()
          .add(
              Texts.wrapped(
                  "Captures and opened recordings appear here.", "t-secondary", "side-empty"));
    }
    choose();
  }

  private void choose() {
    Optional<CaseSource> shown =
        model.place().get().page() == Page.CASE
            ? model.openCase().get().map(OpenCase::source)
            : Optional.empty();
    rows.forEach((source, row) -> row.chosen(shown.filter(source::equals).isPresent()));
    practice.choose(shown);
    fixed.getFirst().chosen(model.place().get().page() == Page.KEYS);
    fixed.getLast().chosen(model.place().get().page() == Page.SETTINGS);
  }

  private boolean folded() {
    return narrow || settings.sidebarFolded().get();
  }

  private void fold() {
    double width = folded() ? FOLDED : WIDTH;
    setMinWidth(width);
    setPrefWidth(width);
    setMaxWidth(width);
    words.forEach(n -> n.setVisible(!folded()));
    words.forEach(n -> n.setManaged(!folded()));
    fixed.forEach(r -> r.folded(folded()));
    practice.folded(folded());
    fillInstances();
    fillRecordings();
  }
}
