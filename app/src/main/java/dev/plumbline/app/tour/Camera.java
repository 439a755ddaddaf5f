package dev.plumbline.app.tour;

import dev.plumbline.app.task.Fx;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Takes pictures of scenes that no window shows, of any size. */
final class Camera {
  private Camera() {}

  /**
   * Writes a PNG of the scene. Not on the JavaFX thread.
   *
   * @throws IOException when the file cannot be written
   */
  static void shoot(Scene scene, Path file) throws IOException {
    BufferedImage image = call(() -> SwingFXUtils.fromFXImage(draw(scene), null));
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("no writer for PNG in this Java runtime");
    }
  }

  /** Lays the scene out, so that what is built only when it is seen gets built. */
  static void look(Scene scene) {
    call(() -> draw(scene));
    call(() -> draw(scene));
  }

  /** Scroll panes keep a bitmap of what they show, which no pulse renews without a window. */
  static WritableImage draw(Scene scene) {
    scene.getRoot().lookupAll(".viewport").forEach(node -> node.setCache(false));
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return scene.snapshot(null);
  }

  /** Runs something on the JavaFX thread and waits for its result. */
  static <T> T call(Supplier<T> action) {
    Fx.mustWaitElsewhere();
    CompletableFuture<T> result = new CompletableFuture<>();
    Fx.later(
        () -> {
          try {
            result.complete(action.get());
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        });
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the tour was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a stop of the tour failed", e.getCause());
    }
  }
}
