package dev.plumbline.app.tour;

import dev.plumbline.app.Composition;
import dev.plumbline.app.dialog.Dialog;
import dev.plumbline.app.settings.Settings;
import dev.plumbline.app.settings.Settings.ThemeChoice;
import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.Page;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.theme.Fonts;
import dev.plumbline.app.theme.Theme;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.model.ScratchFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;

/** A window of one theme and size on its way through the tour. Not on the JavaFX thread. */
final class Visit implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final ScratchFolder own;
  private final Composition window;
  private final Scene scene;
  private final List<Dialog<?>> dialogs = new ArrayList<>();

  Visit(ThemeChoice theme, Tour.Size size) throws IOException {
    own = ScratchFolder.create("tour");
    Settings settings = new Settings();
    settings.reduceMotion().set(true);
    settings.theme().set(theme);
    LocalEnvironment local = LocalEnvironment.system().withFolder(own.path());
    window =
        Camera.call(
            () -> {
              Fonts.load();
              return new Composition(settings, local, text -> {});
            });
    scene = Camera.call(() -> window.scene(size.width(), size.height()));
    Camera.call(
        () -> {
          Theme.of(theme).apply(scene, false);
          return true;
        });
  }

  Composition window() {
    return window;
  }

  Scene scene() {
    return scene;
  }

  /** Runs something on the JavaFX thread and waits until the work it started is done. */
  void act(Runnable action) {
    Camera.call(
        () -> {
          action.run();
          return true;
        });
    settle();
  }

  /** Waits until nothing runs behind the window any more. */
  void settle() {
    await(() -> window.workbench().tasks().running().isEmpty(), "work behind the window");
  }

  /** Waits for a condition, asked on the JavaFX thread. */
  void await(BooleanSupplier condition, String what) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!Camera.call(condition::getAsBoolean)) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("the tour waited too long for " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** Waits for what is only built when it is looked at. */
  void awaitSeen(BooleanSupplier condition, String what) {
    await(
        () -> {
          Camera.draw(scene);
          return condition.getAsBoolean();
        },
        what);
  }

  /** Opens a practice instance unless it is open already. */
  void open(String scenario) {
    CaseSource source = new CaseSource.Practice(scenario);
    boolean there =
        Camera.call(
            () ->
                window.window().model().openCase().get().stream()
                    .anyMatch(c -> c.source().equals(source)));
    if (!there) {
      act(() -> window.opener().open(source));
    }
  }

  void show(ScreenId screen) {
    act(() -> window.window().model().show(screen, Target.NOTHING));
  }

  void show(Page page) {
    act(() -> window.window().model().show(page));
  }

  /** Shows a dialog until the picture is taken. */
  void dialog(Supplier<Dialog<?>> made) {
    act(
        () -> {
          Dialog<?> dialog = made.get();
          dialogs.add(dialog);
          window.workbench().dialogs().show(dialog, answer -> {});
        });
  }

  void shoot(Path file) throws IOException {
    Camera.look(scene);
    settle();
    Camera.shoot(scene, file);
  }

  /** Closes what lies over the window. */
  void leave() {
    act(
        () -> {
          dialogs.forEach(Dialog::cancel);
          dialogs.clear();
          window.window().closeDialogs();
        });
  }

  /** A node of the window by its CSS selector. */
  Optional<Node> find(String selector) {
    return Camera.call(() -> Optional.ofNullable(scene.lookup(selector)));
  }

  @Override
  public void close() throws IOException {
    act(() -> window.window().close());
    own.close();
  }
}
