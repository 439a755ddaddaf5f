package dev.plumbline.app.shell;

import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/** The application icon: three joined nodes with a plumb bob under the middle one. */
public final class BrandSign {
  private static final List<Integer> SIZES = List.of(16, 32, 48, 64, 128, 256);

  private BrandSign() {}

  /** The icon as a node, {@code size} px wide. */
  public static ImageView node(double size) {
    ImageView view = new ImageView(image(256));
    view.setFitWidth(size);
    view.setFitHeight(size);
    view.setSmooth(true);
    return view;
  }

  /** All sizes, for the window's title bar. */
  public static List<Image> images() {
    return SIZES.stream().map(BrandSign::image).toList();
  }

  private static Image image(int size) {
    String name = "/dev/plumbline/app/icons/plumbline-" + size + ".png";
    return new Image(
        Objects.requireNonNull(BrandSign.class.getResource(name), name).toExternalForm());
  }
}
