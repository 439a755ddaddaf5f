package dev.plumbline.app.screen.pick;

import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.control.Visible;
import dev.plumbline.aws.find.FoundInstance;
import dev.plumbline.aws.find.SsmAgent;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.binding.DoubleBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;

/** One instance of the list, {@value #HEIGHT} px high. Its parts are made once. */
final class InstanceCell extends ListCell<FoundInstance> {
  static final double HEIGHT = 36;
  private static final double SIGN = 14;
  private static final int LONGEST = 200;
  private static final double EDGES = 62;

  private final Label name = Texts.of("", "t-text");
  private final Label prod = Texts.prod();
  private final Label id = cell(PickerOrder.Column.ID, "t-mono");
  private final Circle running = new Circle(4);
  private final Label state = cell(PickerOrder.Column.STATE, "t-text");
  private final Label address = cell(PickerOrder.Column.ADDRESS, "t-mono");
  private final Label interfaces = cell(PickerOrder.Column.INTERFACES, "t-text");
  private final Label reachable = cell(PickerOrder.Column.REACHABLE, "t-text");
  private final Label platform = cell(PickerOrder.Column.PLATFORM, "t-text");
  private final Label place = cell(PickerOrder.Column.PLACE, "t-secondary");
  private final Map<SsmAgent.Status, Node> signs = new EnumMap<>(SsmAgent.Status.class);
  private final HBox line;

  /**
   * @param nameWidth of the first column in px, which takes what the others leave
   */
  InstanceCell(DoubleBinding nameWidth) {
    getStyleClass().add("instance-cell");
    for (SsmAgent.Status status : SsmAgent.Status.values()) {
      signs.put(status, sign(status));
    }
    name.setMinWidth(0);
    HBox names = new HBox(8, name, prod);
    names.setAlignment(Pos.CENTER_LEFT);
    names.setMinWidth(0);
    names.prefWidthProperty().bind(nameWidth);
    names.maxWidthProperty().bind(nameWidth);
    running.getStyleClass().add("instance-state");
    state.setGraphic(running);
    line = new HBox(names, id, state, address, interfaces, reachable, platform, place);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("instance-line");
    line.setMinWidth(0);
    line.setPrefWidth(0);
  }

  /** Width of all columns but the first, with the edges and a scroll bar. */
  static double rest() {
    return Arrays.stream(PickerOrder.Column.values()).mapToDouble(InstanceCell::width).sum()
        + EDGES;
  }

  /** Width of a column in px; the name takes what is left. */
  static double width(PickerOrder.Column column) {
    return switch (column) {
      case NAME -> 0;
      case ID -> 154;
      case STATE -> 90;
      case ADDRESS -> 112;
      case INTERFACES -> 46;
      case REACHABLE -> 146;
      case PLATFORM -> 136;
      case PLACE -> 96;
    };
  }

  private static Label cell(PickerOrder.Column column, String style) {
    Label label = Texts.of("", style);
    label.setMinWidth(width(column));
    label.setPrefWidth(width(column));
    label.setMaxWidth(width(column));
    label.setGraphicTextGap(7);
    return label;
  }

  private static Node sign(SsmAgent.Status status) {
    return switch (status) {
      case ONLINE -> Mark.IN_ORDER.node(SIGN);
      case LOST, INACTIVE -> Mark.WARNING.node(SIGN);
      case UNKNOWN -> Mark.NOT_CHECKED.node(SIGN);
      case ABSENT -> {
        Region ring = new Region();
        ring.getStyleClass().add("instance-none");
        StackPane box = new StackPane(ring);
        box.setMinWidth(SIGN);
        yield box;
      }
    };
  }

  @Override
  protected void updateItem(FoundInstance instance, boolean empty) {
    super.updateItem(instance, empty);
    if (empty || instance == null) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    name.setText(Visible.line(instance.label(), LONGEST));
    boolean production = instance.production();
    prod.setVisible(production);
    prod.setManaged(production);
    id.setText(instance.id());
    state.setText(instance.state());
    state.getStyleClass().setAll("label", instance.running() ? "t-text" : "muted");
    running.getStyleClass().setAll(instance.running() ? "instance-running" : "instance-stopped");
    address.setText(instance.privateAddresses().stream().findFirst().orElse("none"));
    interfaces.setText(String.valueOf(instance.interfaces()));
    reachable.setText(instance.agent().words(Instant.now()));
    reachable.setGraphic(signs.get(instance.agent().status()));
    platform.setText(Visible.line(PickerOrder.platform(instance), LONGEST));
    place.setText(instance.region());
    setGraphic(line);
    setAccessibleText(
        String.join(
            ", ",
            instance.label() + (production ? ", production" : ""),
            instance.id(),
            instance.state(),
            address.getText(),
            reachable.getText(),
            instance.region()));
  }
}
