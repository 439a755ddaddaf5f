package dev.plumbline.app.screen.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.Bench;
import dev.plumbline.app.flow.Effect;
import dev.plumbline.app.flow.Scenario;
import dev.plumbline.app.flow.TraceSheets;
import dev.plumbline.app.report.ChosenTraces;
import dev.plumbline.app.shell.Bookmark;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.IpAddress;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Matrix;
import dev.plumbline.path.trace.Tracer;
import dev.plumbline.path.whatif.Change;
import dev.plumbline.path.whatif.WhatIf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
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
  private final Bench bench = new Bench();
  private OpenCase openCase;
  private ReportScreen screen;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    stage = FxToolkit.registerPrimaryStage();
    bench.saveTo(folder);
    onFx(
        () -> {
          openCase = Bench.open("secondary-rules-missing");
          screen = new ReportScreen(bench.workbench(), openCase);
          Bench.show(stage, screen.view(), 1064, 720);
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
    assertThat(bench.troubles()).isEmpty();
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
    Path file = folder.resolve("secondary-rules-missing.pdf");
    until(() -> lookup(".label").contains("Saved as secondary-rules-missing.pdf"));
    assertThat(Files.size(file)).isPositive();
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text).contains("marked line", "10.0.50.28");
      assertThat(text).doesNotContain("Commands and outputs", "2600:1f14");
    }
  }

  @Test
  void tracesAMatrixAndAWhatIfAreDrawnInTheExportedFile() throws Exception {
    Tracer tracer = Tracer.of(openCase.evidence().get().host());
    Flow flow =
        Flow.routeGet(
            Query.to(IpAddress.parse("198.51.100.7")).withFrom(IpAddress.parse("10.0.50.28")));
    WhatIf whatIf =
        WhatIf.of(
            tracer,
            List.of(Change.parse("ip rule add from 10.0.50.28 lookup 10002 priority 10002")));
    Scenario tried =
        new Scenario(
            "+ rule",
            Scenario.Kind.CHANGE,
            whatIf.after().host(),
            whatIf.after().trace(flow),
            Optional.of(Effect.of(whatIf, Cancellation.none())));
    ChosenTraces chosen =
        ChosenTraces.NONE
            .with(TraceSheets.of(Scenario.recorded(tracer.host(), tracer.trace(flow))))
            .with(TraceSheets.of(tried))
            .with(TraceSheets.matrix(Matrix.of(tracer)));
    until(() -> lookup(".chip").stream().anyMatch(l -> l.endsWith(" pages")));
    onFx(
        () -> {
          openCase.shared(ChosenTraces.class).set(Optional.of(chosen));
          screen.commands().getFirst().action().run();
          return null;
        });
    until(() -> lookup(".label").contains("Saved as secondary-rules-missing.pdf"));
    try (PDDocument document =
        Loader.loadPDF(folder.resolve("secondary-rules-missing.pdf").toFile())) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text)
          .contains("The packet leaves through ens5 with an address of ens7")
          .contains("what if: + rule", "ip rule del", "Findings that go")
          .contains("Sources and destinations", "Gateway of ens7", "169.254.169.254");
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
}
