package dev.plumbline.app;

import dev.plumbline.app.dialog.Trouble;
import dev.plumbline.app.settings.Settings;
import dev.plumbline.app.settings.SettingsFile;
import dev.plumbline.app.shell.BrandSign;
import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.Clipboard;
import dev.plumbline.app.theme.Fonts;
import dev.plumbline.app.theme.Theme;
import dev.plumbline.connect.LocalEnvironment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.beans.InvalidationListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/** The program with its window. */
public final class PlumblineApp extends Application {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private Optional<Composition> composition = Optional.empty();

  @Override
  public void start(Stage stage) {
    Fonts.load();
    LocalEnvironment local = LocalEnvironment.system();
    Settings settings = new Settings();
    SettingsFile file = new SettingsFile(local.folder());
    Optional<String> damaged = file.load(settings);
    Composition window = new Composition(settings, local, Clipboard.system());
    composition = Optional.of(window);
    keep(settings, file, window);
    Rectangle2D room = Screen.getPrimary().getVisualBounds();
    Scene scene =
        window.scene(Math.min(WIDTH, room.getWidth()), Math.min(HEIGHT, room.getHeight()));
    Theme.follow(scene, settings);
    stage.setTitle("Plumbline");
    stage.getIcons().setAll(BrandSign.images());
    stage.setMinWidth(900);
    stage.setMinHeight(600);
    stage.setScene(scene);
    stage.setMaximized(room.getWidth() <= WIDTH || room.getHeight() <= HEIGHT);
    stage.show();
    clock(window);
    damaged.ifPresent(
        text -> window.workbench().errors().show(new Trouble("Settings", text, "", "")));
    open(window);
  }

  /** Opens what the command line named: a recording, or a practice instance after {@code --lab}. */
  private void open(Composition window) {
    String practice = getParameters().getNamed().getOrDefault("lab", "");
    if (!practice.isEmpty()) {
      window.opener().open(new CaseSource.Practice(practice));
    }
    getParameters().getUnnamed().stream()
        .findFirst()
        .ifPresent(path -> window.opener().openFile(Path.of(path)));
  }

  private static void keep(Settings settings, SettingsFile file, Composition window) {
    InvalidationListener save =
        changed -> {
          String text = file.render(settings);
          window
              .workbench()
              .tasks()
              .quietly(
                  "settings",
                  progress -> {
                    file.write(text);
                    return true;
                  });
        };
    settings.theme().addListener(save);
    settings.scale().addListener(save);
    settings.reduceMotion().addListener(save);
    settings.highContrast().addListener(save);
    settings.sidebarFolded().addListener(save);
    settings.inspectorShown().addListener(save);
    settings.awsPlaces().addListener(save);
    settings.recent().addListener(save);
  }

  private static void clock(Composition window) {
    Timeline clock =
        new Timeline(new KeyFrame(Duration.seconds(1), e -> window.window().tick(Instant.now())));
    clock.setCycleCount(Animation.INDEFINITE);
    clock.play();
  }

  @Override
  public void stop() {
    composition.ifPresent(c -> c.window().close());
  }
}
