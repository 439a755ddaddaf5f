package dev.plumbline.app.screen.guide;

import dev.plumbline.app.dialog.Dialog;
import dev.plumbline.app.dialog.Dialogs;
import dev.plumbline.app.dialog.Errors;
import dev.plumbline.app.settings.Settings;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.Navigator;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.app.task.Tasks;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.RecordingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A case without a window: remembers what was copied and which raw lines were opened. */
final class GuideBench {
  final List<String> copied = new ArrayList<>();
  final List<Evidence> opened = new ArrayList<>();

  static OpenCase open(String practice) {
    return new OpenCase(new CaseSource.Memory("test"), practice, false, evidence(practice));
  }

  static CaseEvidence evidence(String practice) {
    try {
      return CaseEvidence.of(PracticeLab.find(practice).orElseThrow().recording());
    } catch (RecordingException e) {
      throw new AssertionError(e);
    }
  }

  Workbench workbench() {
    Errors errors = new Errors(trouble -> {});
    return new Workbench(
        new Tasks(errors::report), new NoDialogs(), errors, new Raw(), copied::add, new Settings());
  }

  private static final class NoDialogs implements Dialogs {
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
      return Optional.empty();
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
