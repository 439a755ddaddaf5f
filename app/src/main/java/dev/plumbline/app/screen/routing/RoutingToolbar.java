package dev.plumbline.app.screen.routing;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.SearchField;
import dev.plumbline.app.control.Segments;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.flow.AskedWay;
import dev.plumbline.diagram.RoutingOptions;
import dev.plumbline.diagram.RoutingPicture;
import dev.plumbline.diagram.State;
import dev.plumbline.model.Family;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Family, filter, counts, zoom and export above the diagram. */
final class RoutingToolbar extends HBox {
  /** What of the two families is drawn. */
  enum Choice {
    V4("IPv4", List.of(Family.V4)),
    V6("IPv6", List.of(Family.V6)),
    BOTH("Both", List.of(Family.V4, Family.V6));

    private final String label;
    private final List<Family> families;

    Choice(String label, List<Family> families) {
      this.label = label;
      this.families = families;
    }

    String label() {
      return label;
    }
  }

  private final Segments<Choice> family =
      new Segments<>(Choice::label, Choice.V4, Choice.V6, Choice.BOTH);
  private final SearchField filter = new SearchField("Filter by address, table, owner");
  private final HBox counts = new HBox(6);
  private final HBox asked = new HBox();

  RoutingToolbar(RoutingModel model, DiagramView diagram, RoutingExport export) {
    getStyleClass().addAll("toolbar", "routing-toolbar");
    filter.setPrefWidth(272);
    filter.setMinWidth(120);
    HBox.setHgrow(filter, Priority.SOMETIMES);
    filter.setMaxWidth(272);
    family.setMinWidth(USE_PREF_SIZE);
    family.value().subscribe(c -> model.change(o -> with(o, c)));
    filter.field().textProperty().subscribe(t -> model.change(o -> o.withFilter(t)));
    counts.setAlignment(Pos.CENTER_LEFT);
    asked.setAlignment(Pos.CENTER_LEFT);
    model.drawn().subscribe(this::count);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button percent = Buttons.of("100%", diagram::actualSize);
    percent.setAccessibleText("Show at 100 percent");
    diagram.zoom().subscribe(z -> percent.setText(Math.round(z.scale() * 100) + "%"));
    MenuButton exports = new MenuButton("Export", Icon.EXPORT.node(14));
    exports.setMinWidth(USE_PREF_SIZE);
    exports
        .getItems()
        .addAll(
            item("Save as SVG…", export::saveSvg),
            item("Save as PNG…", export::savePng),
            item("Copy as text", export::copyText));
    getChildren()
        .addAll(
            family,
            filter,
            counts,
            asked,
            gap,
            Buttons.of("Fit", Icon.FIT, diagram::fit),
            percent,
            exports);
  }

  private static RoutingOptions with(RoutingOptions options, Choice choice) {
    return options.withFamilies(choice.families);
  }

  private static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setOnAction(e -> action.run());
    return item;
  }

  private void count(Drawn drawn) {
    RoutingPicture picture = drawn.picture();
    counts.getChildren().clear();
    chip(picture.missing(), "missing", "critical");
    chip(picture.empty(), "empty", "critical");
    chip(picture.conflicts(), picture.conflicts() == 1 ? "conflict" : "conflicts", "warning");
    chip(picture.extra(), "extra", "warning");
    chip(blackholes(picture), "blackhole", "critical");
    boolean judged = drawn.plan().filter(plan -> !plan.withheld()).isPresent();
    boolean all = drawn.options().lit().isEmpty(); // a lit way folds what it does not pass
    if (judged && all && counts.getChildren().isEmpty()) {
      counts.getChildren().add(Texts.chip("As expected", "ok"));
    }
  }

  private static int blackholes(RoutingPicture picture) {
    return (int)
        picture.drawing().nodes().stream().filter(n -> n.state() == State.BLACKHOLE).count();
  }

  private void chip(int number, String word, String tone) {
    if (number > 0) {
      Label chip = Texts.chip(number + " " + word, tone);
      counts.getChildren().add(chip);
    }
  }

  /** Names the way that is lit, and puts it out at a press. */
  void way(Optional<AskedWay> way, Runnable end) {
    asked.getChildren().clear();
    way.ifPresent(
        w -> {
          Button button = Buttons.of("Way to " + w.flow().query().to(), Icon.CLOSE, end);
          button.setId("lit-way");
          button.setAccessibleText("Stop lighting the way to " + w.flow().query().to());
          asked.getChildren().add(button);
        });
  }

  /** True where a family is drawn. */
  boolean draws(Family of) {
    return family.value().get().families.contains(of);
  }

  void choose(Choice choice) {
    family.value().set(choice);
  }

  boolean chosen(Choice choice) {
    return choice.equals(family.value().get());
  }

  void focusFilter() {
    filter.field().requestFocus();
  }

  void clearFilter() {
    filter.field().clear();
  }
}
