package dev.plumbline.app.screen.overview;

import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.SectionHeader;
import dev.plumbline.app.control.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Cards that answer "which interface"; only the faulty ones are outlined. */
final class CardGrid extends VBox {
  private static final double GAP = 12;
  private static final double NARROWEST = 250;

  private final TilePane tiles = new TilePane(GAP, GAP);
  private final OverviewActions actions;

  CardGrid(List<InterfaceCard> cards, OverviewActions actions) {
    super(10);
    this.actions = actions;
    SectionHeader header = new SectionHeader("Interfaces");
    header.chips(Texts.chip(String.valueOf(cards.size()), "count"));
    cards.forEach(c -> tiles.getChildren().add(card(c)));
    tiles.setTileAlignment(Pos.TOP_LEFT);
    widthProperty().subscribe(w -> fit(w.doubleValue(), cards.size()));
    getChildren().addAll(header, tiles);
    setVisible(!cards.isEmpty());
    setManaged(!cards.isEmpty());
  }

  /** As many columns as have room, all of one width. */
  private void fit(double width, int count) {
    int room = Math.max(1, (int) ((width + GAP) / (NARROWEST + GAP)));
    int columns = Math.clamp(count, Math.min(2, room), Math.min(4, room));
    tiles.setPrefColumns(columns);
    tiles.setPrefTileWidth(Math.floor((width - GAP * (columns - 1)) / columns));
  }

  private Node card(InterfaceCard card) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head =
        new HBox(
            8,
            card.state().node(14),
            Texts.of(card.link(), "t-title"),
            Texts.of(card.role(), "t-secondary"),
            gap,
            Texts.chip(card.words(), card.state().tone()));
    head.setAlignment(Pos.CENTER_LEFT);
    GridPane facts = new GridPane(12, 5);
    for (int i = 0; i < card.facts().size(); i++) {
      Fact fact = card.facts().get(i);
      Label name = Texts.of(fact.name(), "t-secondary");
      name.setMinWidth(58);
      facts.addRow(i, name, value(fact));
    }
    VBox box = new VBox(10, head, facts);
    box.getStyleClass().addAll("card", "interface-card");
    if (card.state() != Mark.IN_ORDER) {
      box.getStyleClass().add(card.state().tone());
    }
    box.setId("interface-" + card.link());
    box.setAccessibleText(card.link() + ", " + card.role() + ", " + card.words());
    box.setOnMouseClicked(e -> actions.link(card.link()));
    return box;
  }

  private static Node value(Fact fact) {
    Text wrong = new Text(fact.wrong());
    wrong.getStyleClass().addAll("t-mono", "critical", "t-bold");
    Text rest = new Text(fact.value());
    rest.getStyleClass().add("t-mono");
    TextFlow flow = new TextFlow(wrong, rest);
    if (!fact.whole().isEmpty()) {
      Tooltip.install(flow, new Tooltip(fact.whole()));
    }
    return flow;
  }
}
