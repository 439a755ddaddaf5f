package dev.plumbline.app.screen.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.dialog.Dialog;
import dev.plumbline.app.dialog.Dialogs;
import dev.plumbline.app.dialog.Errors;
import dev.plumbline.app.dialog.Trouble;
import dev.plumbline.app.settings.Settings;
import dev.plumbline.app.shell.Bookmark;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.Navigator;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.app.task.Tasks;
import dev.plumbline.app.theme.Fonts;
import dev.plumbline.app.theme.Theme;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.Evidence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class ReportScreenTest {
  @TempDir private Path folder;
  private final List<Trouble> troubles = new CopyOnWriteArrayList<>();
  private OpenCase openCase;
  private ReportScreen screen;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    stage = FxToolkit.registerPrimaryStage();
    CaseEvidence evidence =
        CaseEvidence.of(PracticeLab.find("secondary-rules-missing").orElseThrow().recording());
    Errors errors = new Errors(troubles::add);
    Workbench workbench =
        new Workbench(
            new Tasks(errors::report),
            new SavingDialogs(),
            errors,
            new Nowhere(),
            text -> {},
            new Settings());
    onFx(
        () -> {
          openCase = new OpenCase(new CaseSource.Memory("test"), "ip-10-0-1-25", false, evidence);
          screen = new ReportScreen(workbench, openCase);
          Fonts.load();
          Scene scene = new Scene((Region) screen.view(), 1064, 720);
          Theme.LIGHT.apply(scene, false);
          stage.setScene(scene);
          stage.show();
          screen.shown();
          return null;
        });
  }

  @AfterEach
  void close() throws Exception {
    onFx(
        () -> {
          screen.close();
          stage.hide();
          return null;
        });
    assertThat(troubles).isEmpty();
  }

  @Test
  void thePagesAreShownAsTheyWillBePrinted() throws Exception {
    until(() -> lookup(".chip").stream().anyMatch(l -> l.endsWith(" pages")));
    until(
        () ->
            screen.view().lookupAll(".image-view").stream()
                .anyMatch(n -> n instanceof ImageView i && i.getImage() != null));
    String shots = System.getProperty("report.shots", "");
    if (!shots.isEmpty()) {
      WritableImage image = onFx(() -> screen.view().getScene().snapshot(null));
      javax.imageio.ImageIO.write(
          SwingFXUtils.fromFXImage(image, null), "png", Path.of(shots).toFile());
    }
  }

  @Test
  void aPartWithoutContentSaysWhyAndCannotBeChosen() throws Exception {
    assertThat(box("Chosen log lines").isDisabled()).isTrue();
    onFx(() -> openCase.bookmarks().add(new Bookmark("02:53:46", "ens7", "marked line", "")));
    until(() -> !box("Chosen log lines").isDisabled());
  }

  @Test
  void theExportedFileHoldsTheChosenPartsAndMarkedLines() throws Exception {
    onFx(
        () -> {
          openCase.bookmarks().add(new Bookmark("02:53:46", "ens7", "marked line", ""));
          box("Commands and outputs").setSelected(false);
          box("Redact").setSelected(true);
          return null;
        });
    onFx(
        () -> {
          screen.commands().getFirst().action().run();
          return null;
        });
    Path file = folder.resolve("ip-10-0-1-25.pdf");
    until(() -> lookup(".label").contains("Saved as ip-10-0-1-25.pdf"));
    assertThat(Files.size(file)).isPositive();
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text).contains("marked line", "10.0.50.28");
      assertThat(text).doesNotContain("Commands and outputs", "2600:1f14");
    }
  }

  private CheckBox box(String text) {
    return screen.view().lookupAll(".check-box").stream()
        .map(CheckBox.class::cast)
        .filter(b -> b.getText().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private List<String> lookup(String selector) {
    return screen.view().lookupAll(selector).stream()
        .filter(Label.class::isInstance)
        .map(n -> ((Label) n).getText())
        .toList();
  }

  private static <T> T onFx(Callable<T> action) throws Exception {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, action);
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        120, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(60_000, condition));
  }

  /** Saves where the test wants it. */
  private final class SavingDialogs implements Dialogs {
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
      assertThat(Platform.isFxApplicationThread()).isTrue();
      return Optional.of(folder.resolve(suggestedName));
    }
  }

  /** A window with this screen only. */
  private static final class Nowhere implements Navigator {
    @Override
    public void show(ScreenId screen, Target target) {}

    @Override
    public void openRaw(Evidence evidence) {}

    @Override
    public void back() {}

    @Override
    public void forward() {}
  }
}
