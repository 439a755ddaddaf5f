package dev.plumbline.app.screen.report;

import dev.plumbline.app.task.Fx;
import dev.plumbline.app.task.Tasks;
import dev.plumbline.report.Preview;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;

/**
 * Painted pages of one preview: painted in the background when first asked for, the last few kept.
 * Lives on the JavaFX thread.
 */
final class PageImages {
  private static final int KEPT = 16;

  private final Tasks tasks;
  private final Preview preview;
  private final int width;
  private final Set<Integer> asked = new HashSet<>();
  private final ReadOnlyIntegerWrapper painted = new ReadOnlyIntegerWrapper(0);
  private final Map<Integer, Image> images =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Image> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * @param width of a picture in pixels
   */
  PageImages(Tasks tasks, Preview preview, int width) {
    this.tasks = tasks;
    this.preview = preview;
    this.width = width;
  }

  /** The picture of a page, counted from 0; empty while it is being painted. */
  Optional<Image> image(int page) {
    Optional<Image> image = Optional.ofNullable(images.get(page));
    if (image.isEmpty() && asked.add(page)) {
      tasks.quietly("Paint page " + (page + 1), progress -> paint(page));
    }
    return image;
  }

  /** Counts the pages painted so far; listen to it to show them. */
  ReadOnlyIntegerProperty painted() {
    return painted.getReadOnlyProperty();
  }

  private Optional<Image> paint(int page) {
    try {
      Image image = SwingFXUtils.toFXImage(preview.paint(page, width), null);
      Fx.run(() -> arrived(page, image));
      return Optional.of(image);
    } catch (IOException e) {
      return Optional.empty(); // the preview was replaced by a newer one meanwhile
    }
  }

  private void arrived(int page, Image image) {
    asked.remove(page);
    images.put(page, image);
    painted.set(painted.get() + 1);
  }
}
