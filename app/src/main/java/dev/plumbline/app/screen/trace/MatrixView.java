package dev.plumbline.app.screen.trace;

import dev.plumbline.app.screen.routing.DrawingBox;
import dev.plumbline.diagram.Drawing;
import dev.plumbline.diagram.MatrixPicture;
import dev.plumbline.diagram.Node;
import dev.plumbline.diagram.Palette;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Matrix;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** All flows at a glance: headers stay in sight, arrow keys move, Enter or a click traces. */
final class MatrixView extends Region {
  private static final double BAR = 12;

  private final Consumer<Flow> trace;
  private final DrawingBox columns = new DrawingBox();
  private final DrawingBox rows = new DrawingBox();
  private final DrawingBox cells = new DrawingBox();
  private final ScrollBar across = new ScrollBar();
  private final ScrollBar down = new ScrollBar();
  private final Tooltip tooltip = new Tooltip();
  private Matrix matrix;
  private MatrixPicture picture;
  private Palette palette = Palette.LIGHT;
  private int row;
  private int column;

  /**
   * @param trace takes the flow of the cell that was chosen
   */
  MatrixView(Matrix first, Consumer<Flow> trace) {
    this.trace = trace;
    matrix = first;
    picture = MatrixPicture.of(first);
    setId("matrix");
    getStyleClass().add("matrix");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TABLE_VIEW);
    down.setOrientation(Orientation.VERTICAL);
    getChildren().addAll(cells, columns, rows, across, down);
    across.valueProperty().subscribe(v -> paint());
    down.valueProperty().subscribe(v -> paint());
    focusedProperty().subscribe(f -> paint());
    backgroundProperty()
        .subscribe(
            background -> {
              palette = DrawingBox.palette(background);
              paint();
            });
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    setOnMouseClicked(this::click);
    setOnMouseMoved(this::point);
    setOnScroll(
        e -> {
          move(across, -e.getDeltaX());
          move(down, -e.getDeltaY());
          e.consume();
        });
    Tooltip.install(this, tooltip);
  }

  /** A newer matrix of the same host; the place in it stays where it still is. */
  void show(Matrix next) {
    matrix = next;
    picture = MatrixPicture.of(next);
    row = Math.clamp(row, 0, Math.max(0, next.sources().size() - 1));
    column = Math.clamp(column, 0, Math.max(0, next.destinations().size() - 1));
    requestLayout();
    paint();
  }

  Matrix matrix() {
    return matrix;
  }

  private static void move(ScrollBar bar, double by) {
    bar.setValue(Math.clamp(bar.getValue() + by, 0, bar.getMax()));
  }

  @Override
  protected void layoutChildren() {
    double wide = Math.max(0, getWidth() - MatrixPicture.SIDE);
    double high = Math.max(0, getHeight() - MatrixPicture.HEAD);
    bar(across, picture.cells().width(), wide);
    bar(down, picture.cells().height(), high);
    across.resizeRelocate(MatrixPicture.SIDE, getHeight() - BAR, wide, BAR);
    down.resizeRelocate(getWidth() - BAR, MatrixPicture.HEAD, BAR, high);
    setClip(new Rectangle(getWidth(), getHeight()));
    paint();
  }

  private static void bar(ScrollBar bar, double all, double seen) {
    bar.setVisible(all > seen + 1);
    bar.setMax(Math.max(0, all - seen + (bar.isVisible() ? BAR : 0)));
    bar.setVisibleAmount(all <= 0 ? 0 : bar.getMax() * seen / all);
    bar.setUnitIncrement(MatrixPicture.ROW);
    bar.setBlockIncrement(seen);
    bar.setValue(Math.min(bar.getValue(), bar.getMax()));
  }

  private void paint() {
    double wide = getWidth() - MatrixPicture.SIDE;
    double high = getHeight() - MatrixPicture.HEAD;
    if (wide <= 0 || high <= 0) {
      return;
    }
    String chosen = MatrixPicture.cellId(row, column);
    Optional<String> selected = isFocused() ? Optional.of(chosen) : Optional.empty();
    part(cells, picture.cells(), MatrixPicture.SIDE, MatrixPicture.HEAD, wide, high, selected);
    part(
        columns,
        picture.columns(),
        MatrixPicture.SIDE,
        0,
        wide,
        MatrixPicture.HEAD,
        Optional.empty());
    part(rows, picture.rows(), 0, MatrixPicture.HEAD, MatrixPicture.SIDE, high, Optional.empty());
    setAccessibleText(picture.cells().node(chosen).map(Node::outline).orElse("Empty matrix"));
  }

  private void part(
      DrawingBox box,
      Drawing drawing,
      double x,
      double y,
      double wide,
      double high,
      Optional<String> selected) {
    double left = x == 0 ? 0 : across.getValue();
    double top = y == 0 ? 0 : down.getValue();
    box.show(drawing, palette, left, top, wide, high, selected);
    box.resizeRelocate(x, y, wide, high);
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> go(row, column - 1);
      case RIGHT -> go(row, column + 1);
      case UP -> go(row - 1, column);
      case DOWN -> go(row + 1, column);
      case HOME -> go(row, 0);
      case END -> go(row, matrix.destinations().size() - 1);
      case ENTER -> open();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void go(int toRow, int toColumn) {
    if (toRow < 0
        || toColumn < 0
        || toRow >= matrix.sources().size()
        || toColumn >= matrix.destinations().size()) {
      return;
    }
    row = toRow;
    column = toColumn;
    picture
        .cells()
        .node(MatrixPicture.cellId(row, column))
        .map(Node::bounds)
        .ifPresent(
            b -> {
              reveal(across, b.x(), b.right(), getWidth() - MatrixPicture.SIDE);
              reveal(down, b.y(), b.bottom(), getHeight() - MatrixPicture.HEAD);
            });
    paint();
  }

  private static void reveal(ScrollBar bar, double from, double to, double seen) {
    double value = Math.max(Math.min(bar.getValue(), from), to - seen + BAR);
    bar.setValue(Math.clamp(value, 0, bar.getMax()));
  }

  private void open() {
    if (!matrix.cells().isEmpty() && !matrix.destinations().isEmpty()) {
      matrix.cells().get(row).get(column).map(Matrix.Cell::flow).ifPresent(trace);
    }
  }

  private Optional<Node> at(MouseEvent event) {
    double x = event.getX() - MatrixPicture.SIDE;
    double y = event.getY() - MatrixPicture.HEAD;
    return x < 0 || y < 0
        ? Optional.empty()
        : picture.cells().at(x + across.getValue(), y + down.getValue());
  }

  private void click(MouseEvent event) {
    requestFocus();
    at(event)
        .ifPresent(
            node -> {
              String[] parts = node.id().split("/");
              go(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
              open();
            });
  }

  private void point(MouseEvent event) {
    Optional<Node> node = at(event);
    setCursor(node.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
    tooltip.setText(node.map(Node::outline).orElse("Sources left, destinations above"));
  }
}
