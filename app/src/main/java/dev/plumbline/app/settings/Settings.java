package dev.plumbline.app.settings;

import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the user chose. Properties live on the JavaFX thread; {@link SettingsFile} keeps them. */
public final class Settings {
  /** How the theme is chosen. */
  public enum ThemeChoice {
    SYSTEM("Follow the system"),
    LIGHT("Light"),
    DARK("Dark");

    private final String label;

    ThemeChoice(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** How many recordings the sidebar remembers. */
  public static final int RECENT_LIMIT = 12;

  private final ObjectProperty<ThemeChoice> theme = new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
  private final IntegerProperty scale = new SimpleIntegerProperty(100);
  private final BooleanProperty reduceMotion = new SimpleBooleanProperty(false);
  private final BooleanProperty highContrast = new SimpleBooleanProperty(false);
  private final BooleanProperty sidebarFolded = new SimpleBooleanProperty(false);
  private final BooleanProperty inspectorShown = new SimpleBooleanProperty(true);
  private final BooleanProperty drill = new SimpleBooleanProperty(false);
  private final ObjectProperty<AwsPlaces> awsPlaces = new SimpleObjectProperty<>(AwsPlaces.USUAL);
  private final ObservableList<Path> recent = FXCollections.observableArrayList();

  public ObjectProperty<ThemeChoice> theme() {
    return theme;
  }

  /** Interface scale in percent, 100 to 200. */
  public IntegerProperty scale() {
    return scale;
  }

  /** True to show every change at once, without animation. */
  public BooleanProperty reduceMotion() {
    return reduceMotion;
  }

  /** True for stronger borders and no muted text. */
  public BooleanProperty highContrast() {
    return highContrast;
  }

  public BooleanProperty sidebarFolded() {
    return sidebarFolded;
  }

  public BooleanProperty inspectorShown() {
    return inspectorShown;
  }

  /** True to open practice instances as drills, without verdict. Not kept. */
  public BooleanProperty drill() {
    return drill;
  }

  /** Profiles and Regions last chosen in the instance picker. */
  public ObjectProperty<AwsPlaces> awsPlaces() {
    return awsPlaces;
  }

  /** Recordings opened or saved, latest first. */
  public ObservableList<Path> recent() {
    return recent;
  }

  /** Puts a recording on top of the recent list. */
  public void remember(Path recording) {
    Path path = recording.toAbsolutePath().normalize();
    recent.remove(path);
    recent.addFirst(path);
    if (recent.size() > RECENT_LIMIT) {
      recent.remove(RECENT_LIMIT, recent.size());
    }
  }
}
