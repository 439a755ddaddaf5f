package dev.plumbline.app.screen.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.Bench;
import dev.plumbline.app.shell.Cases;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.task.Tasks;
import dev.plumbline.app.theme.Theme;
import dev.plumbline.guide.playbook.Answer;
import dev.plumbline.guide.playbook.PathStep;
import dev.plumbline.guide.playbook.Playbook;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.guide.playbook.PlaybookShelf;
import dev.plumbline.guide.playbook.Playbooks;
import dev.plumbline.model.Evidence;
import dev.plumbline.report.GuidePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** {@code -Dguide.shots=FOLDER} keeps pictures of what the tests see. */
class GuideScreenTest {
  private final Bench bench = new Bench();
  private final FxRobot robot = new FxRobot();
  private Stage stage;
  private OpenCase openCase;
  private GuideScreen screen;

  @BeforeEach
  void open() throws Exception {
    stage = FxToolkit.registerPrimaryStage();
    onFx(
        () -> {
          openCase = Bench.open("secondary-rules-missing");
          screen = new GuideScreen(bench.workbench(), openCase, PlaybookShelf.shipped());
          Scene scene = Bench.show(stage, screen.view(), 1056, 688);
          screen.shown();
          screen.focusOwner().requestFocus();
          return null;
        });
  }

  @AfterEach
  void close() throws Exception {
    onFx(
        () -> {
          stage.hide();
          return null;
        });
  }

  @Test
  void enterWalksToTheConclusionAndBackspaceBack() throws Exception {
    assertThat(labels(".t-verdict")).containsExactly("Which interface misbehaves?");
    press(KeyCode.ENTER, 5);
    assertThat(labels(".t-verdict"))
        .containsExactly("Does the kernel have what the files of ens7 ask for?");
    assertThat(labels(".chip")).contains("decided by evidence");
    shot("question");
    press(KeyCode.ENTER, 1);
    assertThat(labels(".t-verdict"))
        .containsExactly("Another program deleted the policy rules of ens7");
    assertThat(labels(".chip")).contains("changes the instance, run it yourself", "read-only");
    shot("conclusion");
    press(KeyCode.BACK_SPACE, 1);
    assertThat(labels(".t-verdict"))
        .containsExactly("Does the kernel have what the files of ens7 ask for?");
  }

  @Test
  void aDigitOverrulesTheEvidenceAndIsMarked() throws Exception {
    press(KeyCode.ENTER, 5);
    press(KeyCode.DIGIT2, 1);
    assertThat(labels(".chip")).contains("against the evidence", "evidence says this");
    shot("overruled");
  }

  @Test
  void theEvidenceLeadsToItsLine() throws Exception {
    press(KeyCode.ENTER, 5);
    Hyperlink link =
        onFx(
            () ->
                screen.view().lookupAll(".evidence").stream()
                    .map(Hyperlink.class::cast)
                    .filter(h -> h.getText().startsWith("ec2net_policy_4.conf"))
                    .findFirst()
                    .orElseThrow());
    onFx(
        () -> {
          link.fire();
          return null;
        });
    assertThat(bench.opened()).singleElement().satisfies(e -> assertThat(e.line()).isPositive());
  }

  @Test
  void theOutputBehindAQuestionIsFoldedAndLeadsToItsFile() throws Exception {
    press(KeyCode.ENTER, 5);
    assertThat(labels(".output-block .label")).contains("ip -4 rule show; ip -6 rule show");
    int folded = labels(".output-block .label").size();
    onFx(
        () -> {
          links().filter(h -> h.getText().endsWith("more lines")).findFirst().orElseThrow().fire();
          links().filter(h -> h.getText().equals("ip-rule.txt:1")).findFirst().orElseThrow().fire();
          return null;
        });
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(labels(".output-block .label")).hasSizeGreaterThan(folded);
    assertThat(bench.opened()).extracting(Evidence::place).containsExactly("ip-rule.txt:1");
    assertThat(onFx(() -> links().anyMatch(h -> h.getText().startsWith("Fold the lines"))))
        .isTrue();
  }

  @Test
  void aNewCaptureIsStartedFromTheConclusionStoppedOrCompared() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    Tasks tasks = bench.workbench().tasks();
    onFx(
        () -> {
          openCase.captureBy(
              () ->
                  tasks.run(
                      "Capture",
                      progress -> {
                        progress.text("1 of 2, ip-rule.txt");
                        answered.await();
                        return Cases.of("healthy-4-eni-v6-prefix");
                      },
                      openCase::update));
          screen = new GuideScreen(bench.workbench(), openCase, PlaybookShelf.shipped());
          stage.getScene().setRoot((Region) screen.view());
          screen.focusOwner().requestFocus();
          return null;
        });
    press(KeyCode.ENTER, 6);
    onFx(
        () -> {
          button("Capture again and compare").fire();
          return null;
        });
    WaitForAsyncUtils.waitFor(
        60, TimeUnit.SECONDS, () -> labels(".t-secondary").contains("1 of 2, ip-rule.txt"));
    assertThat(onFx(() -> button("Stop").getAccessibleText())).isEqualTo("Stop: Capture");
    answered.countDown();
    WaitForAsyncUtils.waitFor(
        60,
        TimeUnit.SECONDS,
        () -> labels(".t-title").stream().anyMatch(t -> t.startsWith("7 findings went")));
    assertThat(labels(".comparison .t-label")).contains("Went", "Answers that changed");
    shot("compared");
  }

  private PlaybookSession walk() throws Exception {
    return onFx(() -> openCase.shared(PlaybookSession.class).get().orElseThrow());
  }

  @Test
  void theEvidenceIsASideWayFromWhichTheQuestionComesBackAsItWas() throws Exception {
    press(KeyCode.ENTER, 5);
    press(KeyCode.DIGIT2, 1);
    PlaybookSession before = walk();
    press(KeyCode.E, 1);
    assertThat(labels("#guide-evidence .t-verdict"))
        .containsExactly("Does the kernel have what the files of ens7 ask for?");
    assertThat(labels("#guide-evidence .label"))
        .anyMatch(text -> text.contains("no IPv4 rule sends 10.0.50.28"));
    onFx(
        () -> {
          button("Back to the question").fire();
          return null;
        });
    assertThat(onFx(() -> screen.view().lookup("#guide-evidence") == null)).isTrue();
    assertThat(walk()).isSameAs(before);
    assertThat(labels(".chip")).contains("against the evidence");
    press(KeyCode.E, 2);
    assertThat(onFx(() -> screen.view().lookup("#guide-evidence") == null)).isTrue();
  }

  @Test
  void goingBackAndForwardKeepsWhatThePersonAnswered() throws Exception {
    press(KeyCode.ENTER, 5);
    press(KeyCode.DIGIT2, 1);
    Optional<Answer> answer = walk().question().orElseThrow().chosen();
    press(KeyCode.ENTER, 1);
    List<PathStep> path = walk().path();
    press(KeyCode.BACK_SPACE, 6);
    assertThat(walk().confirmed()).isEmpty();
    press(KeyCode.ENTER, 5);
    assertThat(walk().question().orElseThrow().chosen()).isEqualTo(answer);
    assertThat(labels(".chip")).contains("against the evidence");
    press(KeyCode.ENTER, 1);
    assertThat(walk().path()).isEqualTo(path);
  }

  @Test
  void aNewCaptureChangesTheOpenQuestionAtOnceAndKeepsWhatThePersonAnswered() throws Exception {
    press(KeyCode.ENTER, 4);
    press(KeyCode.DIGIT2, 1);
    press(KeyCode.ENTER, 1);
    press(KeyCode.BACK_SPACE, 1);
    String question = labels(".t-verdict").getFirst();
    String answer = walk().question().orElseThrow().chosen().orElseThrow().id();
    onFx(
        () -> {
          openCase.update(Cases.of("healthy-4-eni-v6-prefix"));
          return null;
        });
    assertThat(labels(".t-verdict")).containsExactly(question);
    assertThat(walk().question().orElseThrow().chosen().orElseThrow().id()).isEqualTo(answer);
    assertThat(labels(".t-title")).anyMatch(t -> t.startsWith("7 findings went"));

    press(KeyCode.BACK_SPACE, 4);
    assertThat(walk().facts().diagnosis().faults()).isEmpty();
  }

  @Test
  void theWholeTreeIsPrintedWithEveryQuestionAndConclusion(@TempDir Path folder) throws Exception {
    bench.saveTo(folder);
    onFx(
        () -> {
          button("Print the tree").fire();
          return null;
        });
    WaitForAsyncUtils.waitFor(
        60,
        TimeUnit.SECONDS,
        () -> labels(".t-secondary").stream().anyMatch(t -> t.startsWith("Saved as ")));
    Path pdf;
    try (Stream<Path> files = Files.list(folder)) {
      pdf = files.findFirst().orElseThrow();
    }
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      Playbook playbook = walk().playbook();
      assertThat(playbook.conclusions()).hasSizeGreaterThan(10);
      assertThat(playbook.conclusions())
          .allSatisfy(c -> assertThat(text).contains(first(c.title())));
      assertThat(playbook.questions()).allSatisfy(q -> assertThat(text).contains(first(q.text())));
    }
  }

  /** The words before the first placeholder, whose wording in print is its own. */
  private static String first(String text) {
    return text.replaceFirst("\\s*\\{.*", "");
  }

  @Test
  void thePlaybooksToChooseFromAreThoseThatAreLoaded() throws Exception {
    MenuButton choice = onFx(() -> (MenuButton) screen.view().lookup(".menu-button"));

    assertThat(choice.getItems())
        .extracting(MenuItem::getId)
        .isEqualTo(Playbooks.all().stream().map(p -> "playbook-" + p.id()).toList());
  }

  @Test
  void aPlaybookOfOnesOwnThatCannotBeUsedSaysWhereItIsWrong() throws Exception {
    MenuButton choice =
        onFx(
            () -> {
              String problem = "own.yaml:2:1: playbook: unknown key titel";
              PlaybookShelf shelf = new PlaybookShelf(Playbooks.all(), List.of(problem));
              Region view = (Region) new GuideScreen(bench.workbench(), openCase, shelf).view();
              return (MenuButton) view.lookup(".menu-button");
            });

    CustomMenuItem item = (CustomMenuItem) choice.getItems().getLast();
    assertThat(((VBox) item.getContent()).getChildren())
        .anySatisfy(l -> assertThat(((Label) l).getText()).startsWith("own.yaml:2:1:"));
  }

  private Stream<Hyperlink> links() {
    return screen.view().lookupAll(".output-block .hyperlink").stream().map(Hyperlink.class::cast);
  }

  @Test
  void theConclusionCanBeCopiedAndAddedToTheReport() throws Exception {
    press(KeyCode.ENTER, 6);
    onFx(
        () -> {
          button("Copy all as text").fire();
          button("Add to report").fire();
          return null;
        });
    assertThat(bench.copied()).singleElement().asString().contains("networkctl reconfigure ens7");
    assertThat(openCase.shared(GuidePath.class).get()).isPresent();
    assertThat(onFx(() -> button("In the report").isDisabled())).isTrue();
  }

  @Test
  void wHidesAndShowsWhyAQuestionIsAsked() throws Exception {
    assertThat(labels(".muted")).anyMatch(t -> t.startsWith("Why this is asked"));
    press(KeyCode.W, 1);
    assertThat(labels(".muted")).noneMatch(t -> t.startsWith("Why this is asked"));
  }

  private void press(KeyCode key, int times) {
    for (int i = 0; i < times; i++) {
      robot.push(key);
      WaitForAsyncUtils.waitForFxEvents();
    }
  }

  private Button button(String text) {
    return screen.view().lookupAll(".button").stream()
        .map(Button.class::cast)
        .filter(b -> b.getText().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private List<String> labels(String selector) throws Exception {
    return onFx(
        () ->
            screen.view().lookupAll(selector).stream()
                .filter(Label.class::isInstance)
                .filter(Node::isVisible)
                .map(n -> ((Label) n).getText())
                .toList());
  }

  private void shot(String name) throws Exception {
    String folder = System.getProperty("guide.shots", "");
    if (folder.isEmpty()) {
      return;
    }
    for (Theme theme : Theme.values()) {
      for (int[] size : new int[][] {{1056, 688}, {1696, 968}}) {
        WritableImage image =
            onFx(
                () -> {
                  Scene scene = screen.view().getScene();
                  theme.apply(scene, false);
                  Region root = (Region) screen.view();
                  root.resize(size[0], size[1]);
                  root.applyCss();
                  root.layout();
                  screen.shown();
                  root.layout();
                  WritableImage picture = new WritableImage(size[0], size[1]);
                  root.snapshot(null, picture);
                  return picture;
                });
        javax.imageio.ImageIO.write(
            SwingFXUtils.fromFXImage(image, null),
            "png",
            Path.of(folder, name + "-" + theme.name() + "-" + size[0] + ".png").toFile());
      }
    }
  }

  private static <T> T onFx(Callable<T> action) throws Exception {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, action);
  }
}
