package dev.plumbline.app.screen.routing;

import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.diagram.Details;
import dev.plumbline.diagram.Drawing;
import dev.plumbline.diagram.Inspection;
import dev.plumbline.diagram.Node;
import dev.plumbline.diagram.RoutingDiagram;
import dev.plumbline.diagram.RoutingOptions;
import dev.plumbline.diagram.RoutingPicture;
import dev.plumbline.path.Expectation;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Owners;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** State of the Routing screen, without a control in it. */
final class RoutingModel {
  private HostModel host;
  private Owners owners;
  private Expectation expectation;
  private RoutingOptions options = RoutingOptions.V4;
  private final ReadOnlyObjectWrapper<RoutingPicture> picture;
  private final ObjectProperty<Optional<String>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> hovered =
      new SimpleObjectProperty<>(Optional.empty());
  private boolean byKeyboard;

  RoutingModel(CaseEvidence evidence) {
    host = HostModel.of(evidence.snapshot());
    owners = Owners.of(host);
    expectation = Expectation.of(host, owners);
    picture = new ReadOnlyObjectWrapper<>(build());
  }

  private RoutingPicture build() {
    return RoutingDiagram.build(expectation, owners, options);
  }

  /** A new capture of the same host; what was selected and opened stays so where it still is. */
  void show(CaseEvidence evidence) {
    host = HostModel.of(evidence.snapshot());
    owners = Owners.of(host);
    expectation = Expectation.of(host, owners);
    redraw();
  }

  private void redraw() {
    picture.set(build());
    hovered.set(Optional.empty());
    if (selectedNode().isEmpty()) {
      selected.set(Optional.empty());
    }
  }

  ReadOnlyObjectProperty<RoutingPicture> picture() {
    return picture.getReadOnlyProperty();
  }

  Drawing drawing() {
    return picture.get().drawing();
  }

  RoutingOptions options() {
    return options;
  }

  /** Draws otherwise: another family, filter or height. */
  void change(UnaryOperator<RoutingOptions> change) {
    RoutingOptions next = change.apply(options);
    if (!next.equals(options)) {
      options = next;
      redraw();
    }
  }

  ObjectProperty<Optional<String>> selected() {
    return selected;
  }

  ObjectProperty<Optional<String>> hovered() {
    return hovered;
  }

  Optional<Node> selectedNode() {
    return selected.get().flatMap(drawing()::node);
  }

  void select(Optional<String> id) {
    byKeyboard = false;
    selected.set(id);
  }

  /** Opens what is folded at a node, or closes it again. */
  boolean toggleFold(String id) {
    Set<String> expanded = new HashSet<>(options.expanded());
    boolean opened = expanded.contains(id);
    if (opened) {
      expanded.remove(id);
    } else if (drawing().node(id).filter(Node::foldable).isPresent()) {
      expanded.add(id);
    } else {
      return false;
    }
    change(o -> o.withExpanded(expanded));
    return true;
  }

  /** Moves by an arrow key; from nowhere to the first node. */
  void move(Direction direction) {
    Drawing drawing = drawing();
    Optional<Node> from = selectedNode();
    Optional<Node> to =
        from.isEmpty()
            ? Moves.order(drawing).stream().findFirst()
            : switch (direction) {
              case UP -> Moves.along(drawing, from.get(), -1);
              case DOWN -> Moves.along(drawing, from.get(), 1);
              case LEFT -> Moves.left(drawing, from.get());
              case RIGHT -> Moves.right(drawing, from.get());
            };
    to.ifPresent(this::focus);
  }

  /** Arrow keys. */
  enum Direction {
    UP,
    DOWN,
    LEFT,
    RIGHT
  }

  /** Goes to the next fault; false after the last, so that the focus may move on. */
  boolean nextFault(boolean forward) {
    Optional<Node> fault = Moves.fault(drawing(), selectedNode(), forward);
    fault.ifPresent(this::focus);
    return fault.isPresent();
  }

  private void focus(Node node) {
    byKeyboard = true;
    hovered.set(Optional.empty());
    selected.set(Optional.of(node.id()));
  }

  /** What stands out now. */
  Highlight highlight() {
    Optional<String> point = hovered.get().or(() -> byKeyboard ? selected.get() : Optional.empty());
    return new Highlight(
        selected.get(),
        point.map(drawing()::hangsTogether).orElse(Set.of()),
        !options.filter().isBlank(),
        picture.get().hits());
  }

  /** What the inspector says about the selected node. */
  Optional<Details> details() {
    return selected.get().flatMap(new Inspection(expectation, owners, picture.get())::of);
  }

  HostModel host() {
    return host;
  }
}
