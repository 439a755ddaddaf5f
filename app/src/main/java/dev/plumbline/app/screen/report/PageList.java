package dev.plumbline.app.screen.report;

import dev.plumbline.app.control.Texts;
import dev.plumbline.report.Preview;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The pages one under another, as paper on a desk. */
final class PageList extends ListView<Integer> {
  private static final double WIDEST = 760;
  private static final double EDGE = 64;

  private final DoubleProperty paper = new SimpleDoubleProperty(WIDEST);
  private Optional<PageImages> images = Optional.empty();
  private Optional<Preview> preview = Optional.empty();

  PageList() {
    getStyleClass().add("page-list");
    setAccessibleText("Pages of the report");
    setCellFactory(list -> new PageCell());
    widthProperty()
        .subscribe(w -> paper.set(Math.max(280, Math.min(WIDEST, w.doubleValue() - EDGE))));
  }

  /** Shows another document and keeps the place. */
  void show(Preview next, PageImages pictures) {
    preview = Optional.of(next);
    images = Optional.of(pictures);
    pictures.painted().subscribe(count -> refresh());
    getItems().setAll(IntStream.range(0, next.pages().size()).boxed().toList());
  }

  void clear() {
    getItems().clear();
    preview = Optional.empty();
    images = Optional.empty();
  }

  /** One page: its picture, or white paper of its size until that is painted. */
  private final class PageCell extends ListCell<Integer> {
    private final ImageView picture = new ImageView();
    private final StackPane sheet = new StackPane(picture);
    private final VBox cell = new VBox(6, sheet, number());

    PageCell() {
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      picture.setPreserveRatio(true);
      picture.setSmooth(true);
      picture.fitWidthProperty().bind(paper);
      sheet.getStyleClass().add("sheet");
      sheet.maxWidthProperty().bind(paper);
      cell.setAlignment(Pos.CENTER);
      cell.setPadding(new Insets(16, 0, 4, 0));
    }

    private Region number() {
      return Texts.of("", "t-label", "muted");
    }

    @Override
    protected void updateItem(Integer page, boolean empty) {
      super.updateItem(page, empty);
      boolean shown = !empty && page != null && preview.isPresent();
      setGraphic(shown ? cell : null);
      if (shown) {
        Preview.Size size = preview.get().pages().get(page);
        sheet.minHeightProperty().bind(paper.multiply(size.height() / size.width()));
        picture.setImage(images.flatMap(i -> i.image(page)).orElse(null));
        String title = "Page " + (page + 1) + " of " + preview.get().pages().size();
        ((Label) cell.getChildren().getLast()).setText(title);
        setAccessibleText(title);
      }
    }
  }
}
