package dev.plumbline.app;

import dev.plumbline.app.dialog.Dialog;
import dev.plumbline.app.dialog.Dialogs;
import dev.plumbline.app.dialog.Errors;
import dev.plumbline.app.dialog.Trouble;
import dev.plumbline.app.settings.Settings;
import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.Cases;
import dev.plumbline.app.shell.Navigator;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.app.task.Tasks;
import dev.plumbline.app.theme.Fonts;
import dev.plumbline.app.theme.Theme;
import dev.plumbline.model.Evidence;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** One screen without the window around it: remembers what was copied, opened and reported. */
public final class Bench {
  private final List<String> copied = new CopyOnWriteArrayList<>();
  private final List<Evidence> opened = new CopyOnWriteArrayList<>();
  private final List<Trouble> troubles = new CopyOnWriteArrayList<>();
  private final Workbench workbench;
  private Optional<Path> folder = Optional.empty();

  public Bench() {
    Errors errors = new Errors(troubles::add);
    workbench =
        new Workbench(
            new Tasks(errors::report), new Files(), errors, new Raw(), copied::add, new Settings());
  }

  /** A practice instance, opened. */
  public static OpenCase open(String practice) {
    return new OpenCase(new CaseSource.Memory("test"), practice, false, Cases.of(practice));
  }

  /** Puts a screen alone on the stage, in the light theme. */
  public static Scene show(Stage stage, Node view, double width, double height) {
    Fonts.load();
    Scene scene = new Scene((Parent) view, width, height);
    Theme.LIGHT.apply(scene, false);
    stage.setScene(scene);
    stage.show();
    return scene;
  }

  public Workbench workbench() {
    return workbench;
  }

  /** What was copied, oldest first. */
  public List<String> copied() {
    return copied;
  }

  /** Raw lines that were opened. */
  public List<Evidence> opened() {
    return opened;
  }

  /** What went wrong. */
  public List<Trouble> troubles() {
    return troubles;
  }

  /** Files are saved here under the name suggested; before this, every chooser is cancelled. */
  public void saveTo(Path place) {
    folder = Optional.of(place);
  }

  /** True while nothing runs behind the screen; JavaFX thread only. */
  public boolean idle() {
    return workbench.tasks().running().isEmpty();
  }

  private final class Files implements Dialogs {
    @Override
    public <T> void show(Dialog<T> dialog, Consumer<Optional<T>> onAnswer) {
      onAnswer.accept(Optional.empty());
    }

    @Override
    public Optional<Path> openFile(String title, FileKind... kinds) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> openFolder(String title) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> saveFile(String title, String suggestedName, FileKind kind) {
      return folder.map(f -> f.resolve(suggestedName));
    }
  }

  private final class Raw implements Navigator {
    @Override
    public void show(ScreenId screen, Target target) {}

    @Override
    public void openRaw(Evidence evidence) {
      opened.add(evidence);
    }

    @Override
    public void back() {}

    @Override
    public void forward() {}
  }
}
