package dev.plumbline.app;

import dev.plumbline.app.settings.Settings;
import dev.plumbline.app.settings.Settings.ThemeChoice;
import dev.plumbline.app.shell.Clipboard;
import dev.plumbline.app.shell.MainWindow;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.theme.Fonts;
import dev.plumbline.app.theme.Theme;
import dev.plumbline.connect.LocalEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window at its smallest size, with a clipboard and file choosers of its own. */
public final class TestWindow {
  private static final int PATIENCE = 60;

  private final List<String> copied = new ArrayList<>();
  private final Composition composition;
  private final Scene scene;
  private Optional<String> clipboard = Optional.empty();
  private Optional<ScriptedFiles> files = Optional.empty();

  /** Shows the window. JavaFX thread only. */
  public TestWindow(Stage stage, LocalEnvironment local) {
    Fonts.load();
    Settings settings = new Settings();
    settings.reduceMotion().set(true);
    settings.theme().set(ThemeChoice.LIGHT);
    composition =
        new Composition(
            settings,
            local,
            new Board(),
            overlay -> {
              ScriptedFiles scripted = new ScriptedFiles(overlay);
              files = Optional.of(scripted);
              return scripted;
            });
    scene = composition.scene(980, 700);
    Theme.LIGHT.apply(scene, false);
    stage.setScene(scene);
    stage.show();
  }

  /** A clipboard of the window's own. */
  private final class Board implements Clipboard {
    @Override
    public void copy(String text) {
      copied.add(text);
    }

    @Override
    public Optional<String> text() {
      return clipboard;
    }
  }

  /** Puts a text into the window's clipboard. */
  public void clipboard(String text) {
    clipboard = Optional.of(text);
  }

  public Composition composition() {
    return composition;
  }

  public MainWindow main() {
    return composition.window();
  }

  public Scene scene() {
    return scene;
  }

  /** What was copied, oldest first. */
  public List<String> copied() {
    return copied;
  }

  /** Answers the next file chooser. */
  void nextFile(Path path) {
    files.orElseThrow().nextFile(path);
  }

  OpenCase open() {
    return main().model().openCase().get().orElseThrow();
  }

  /** True while nothing runs behind the window. */
  boolean idle() {
    return composition.workbench().tasks().running().isEmpty();
  }

  /** Waits for a condition, looked at on the JavaFX thread. */
  public static void until(String what, BooleanSupplier condition) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> onFx(condition::getAsBoolean));
      WaitForAsyncUtils.waitForFxEvents();
    } catch (TimeoutException e) {
      throw new AssertionError("waited in vain for " + what, e);
    }
  }

  /** Looks at something on the JavaFX thread. */
  public static <T> T onFx(Supplier<T> look) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE * 1000L, look::get);
  }

  /** Texts of what the selector finds; call on the JavaFX thread. */
  public List<String> texts(String selector) {
    return scene.getRoot().lookupAll(selector).stream()
        .filter(Labeled.class::isInstance)
        .filter(Node::isVisible)
        .map(n -> Optional.ofNullable(((Labeled) n).getText()).orElse(""))
        .toList();
  }

  /** True when some text has these words; call on the JavaFX thread. */
  public boolean says(String selector, String words) {
    return texts(selector).stream().anyMatch(text -> text.contains(words));
  }

  /** Presses a button by what stands on it, on any thread. */
  public void fire(String text) {
    onFx(
        () -> {
          scene.getRoot().lookupAll(".button").stream()
              .map(Button.class::cast)
              .filter(b -> text.equals(b.getText()))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no button says " + text))
              .fire();
          return text;
        });
    WaitForAsyncUtils.waitForFxEvents();
  }
}
