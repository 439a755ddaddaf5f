package dev.plumbline.app.screen.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.Bench;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.theme.Theme;
import dev.plumbline.logs.LogLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class LogsScreenTest {
  private final FxRobot robot = new FxRobot();
  private final Bench bench = new Bench();
  private OpenCase openCase;
  private LogsScreen screen;
  private Scene scene;

  @BeforeEach
  void open() throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    onFx(
        () -> {
          openCase = Bench.open("custom-routes-flushed-by-reload");
          screen = new LogsScreen(bench.workbench(), openCase);
          scene = Bench.show(stage, screen.view(), 1056, 716);
          return null;
        });
    until(() -> !rows().isEmpty() && rows().size() > 50);
    onFx(
        () -> {
          screen.focusOwner().requestFocus();
          return null;
        });
  }

  @AfterEach
  void close() throws Exception {
    onFx(
        () -> {
          screen.close();
          return null;
        });
    FxToolkit.cleanupStages();
  }

  private static <T> T onFx(Callable<T> action) throws Exception {
    T result = WaitForAsyncUtils.asyncFx(action).get(60, TimeUnit.SECONDS);
    WaitForAsyncUtils.waitForFxEvents();
    return result;
  }

  private static void until(Callable<Boolean> so) throws Exception {
    WaitForAsyncUtils.waitFor(
        60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(so).get(60, TimeUnit.SECONDS));
    WaitForAsyncUtils.waitForFxEvents();
  }

  @SuppressWarnings("unchecked") // the id names this list
  private ListView<LogLine> list() {
    return (ListView<LogLine>) scene.lookup("#log-list");
  }

  private List<LogLine> rows() {
    ListView<LogLine> list = list();
    return list == null ? List.of() : list.getItems();
  }

  @Test
  void theLinesOfARecordingAreMergedAndKnownErrorsExplained() throws Exception {
    assertThat(onFx(() -> rows().stream().map(LogLine::source).distinct().toList()))
        .contains("journal:ec2net", "journal:networkd", "recorded:ip-monitor.txt");
    until(() -> screen.badge().get() > 0);
    robot.push(KeyCode.F2);
    until(() -> scene.lookup(".mark-card") != null);
    assertThat(texts(".mark-card .label")).contains("Policy rule removed", "Trigger", "Fix");
    assertThat(onFx(() -> screen.badge().get())).isPositive();
    shot("logs-mark");
    robot.push(KeyCode.ESCAPE);
    until(() -> scene.lookup(".mark-card") == null);
  }

  @Test
  void aFilterHidesCountsAndHighlights() throws Exception {
    int all = onFx(() -> rows().size());
    onFx(
        () -> {
          ((TextField) scene.lookup("#log-filter")).setText("ens6");
          return null;
        });
    until(() -> rows().size() < all && !rows().isEmpty());
    until(() -> texts(".log-search .chip").stream().anyMatch(t -> t.endsWith(" hidden")));
    assertThat(onFx(() -> scene.getRoot().lookupAll(".log-found").size())).isPositive();
    shot("logs-filter");
    onFx(
        () -> {
          ((TextField) scene.lookup("#log-filter")).setText("/(/");
          return null;
        });
    until(() -> !scene.getRoot().lookupAll(".field-invalid").isEmpty());
  }

  @Test
  void aBookmarkGoesIntoTheCaseAndALineIsCopied() throws Exception {
    onFx(
        () -> {
          list().getSelectionModel().select(3);
          return null;
        });
    robot.push(KeyCode.M);
    until(() -> openCase.bookmarks().size() == 1);
    assertThat(openCase.bookmarks().getFirst().text())
        .isEqualTo(onFx(() -> rows().get(3).message()));
    robot.push(KeyCode.C);
    assertThat(bench.copied())
        .singleElement()
        .asString()
        .contains(openCase.bookmarks().getFirst().text());
    robot.push(KeyCode.M);
    until(() -> openCase.bookmarks().isEmpty());
  }

  @Test
  void aTimeOrAnEvidenceLineIsRevealed() throws Exception {
    LogLine wanted = onFx(() -> rows().get(40));
    onFx(
        () -> {
          screen.reveal(new Target.OfEvidence(wanted.evidence().orElseThrow()));
          return null;
        });
    assertThat(onFx(() -> list().getSelectionModel().getSelectedItem())).isEqualTo(wanted);
    onFx(
        () -> {
          screen.reveal(new Target.OfTime(wanted.time().orElseThrow()));
          return null;
        });
    assertThat(onFx(() -> list().getSelectionModel().getSelectedItem().time()))
        .isEqualTo(wanted.time());
  }

  private List<String> texts(String selector) {
    return scene.getRoot().lookupAll(selector).stream()
        .filter(Labeled.class::isInstance)
        .map(n -> Optional.ofNullable(((Labeled) n).getText()).orElse(""))
        .toList();
  }

  /** Pictures to look at, light and dark, where {@code PLUMBLINE_SHOTS} names a folder. */
  private void shot(String name) throws Exception {
    String folder = Optional.ofNullable(System.getenv("PLUMBLINE_SHOTS")).orElse("");
    if (folder.isEmpty()) {
      return;
    }
    for (Theme theme : Theme.values()) {
      onFx(
          () -> {
            theme.apply(scene, false);
            return null;
          });
      WritableImage image = onFx(() -> scene.snapshot(null));
      Path file = Files.createDirectories(Path.of(folder)).resolve(name + "-" + theme + ".png");
      javax.imageio.ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    }
  }
}
