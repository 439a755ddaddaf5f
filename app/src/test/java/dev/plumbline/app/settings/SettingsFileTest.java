package dev.plumbline.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.settings.Settings.ThemeChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  @TempDir Path folder;

  private Settings reread() {
    Settings settings = new Settings();
    assertThat(new SettingsFile(folder).load(settings)).isEmpty();
    return settings;
  }

  @Test
  void whatWasChosenIsThereAtTheNextStart() throws IOException {
    Settings settings = new Settings();
    settings.theme().set(ThemeChoice.DARK);
    settings.scale().set(150);
    settings.remember(folder.resolve("case.plumb"));
    settings.awsPlaces().set(new AwsPlaces(Set.of("support", ""), Set.of("eu-west-1")));
    SettingsFile file = new SettingsFile(folder);
    file.write(file.render(settings));
    assertThat(reread().awsPlaces().get()).isEqualTo(settings.awsPlaces().get());
    assertThat(reread().theme().get()).isEqualTo(ThemeChoice.DARK);
    assertThat(reread().scale().get()).isEqualTo(150);
    assertThat(reread().recent()).containsExactly(folder.resolve("case.plumb").toAbsolutePath());
  }

  @Test
  void keysOfALaterVersionAreKept() throws IOException {
    Files.writeString(folder.resolve("settings.json"), "{\"later\": [1], \"scale\": 125}");
    SettingsFile file = new SettingsFile(folder);
    Settings settings = new Settings();
    file.load(settings);
    file.write(file.render(settings));
    assertThat(Files.readString(folder.resolve("settings.json"))).contains("later");
    assertThat(reread().scale().get()).isEqualTo(125);
  }

  @Test
  void aHalfWrittenFileIsNamedAndTheDefaultsAreUsed() throws IOException {
    Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"da");
    Settings settings = new Settings();
    assertThat(new SettingsFile(folder).load(settings)).get().asString().contains("settings.json");
    assertThat(settings.theme().get()).isEqualTo(ThemeChoice.SYSTEM);
  }

  @Test
  void placesThatAreNoneAreLeftOut() throws IOException {
    Files.writeString(
        folder.resolve("settings.json"),
        """
        {"awsPlaces": {"profiles": ["support", 7, null, ["x"]],
          "regions": ["eu-west-1", "xx-future-12", "evil.example.com/", "", 3]}}
        """);
    assertThat(reread().awsPlaces().get())
        .isEqualTo(new AwsPlaces(Set.of("support"), Set.of("eu-west-1", "xx-future-12")));
    for (String rubbish : List.of("[]", "7", "null", "{\"profiles\": \"a\", \"regions\": {}}")) {
      Files.writeString(folder.resolve("settings.json"), "{\"awsPlaces\": " + rubbish + "}");
      assertThat(reread().awsPlaces().get()).isEqualTo(AwsPlaces.USUAL);
    }
  }

  @Test
  void anAbsurdScaleIsBroughtIntoRange() throws IOException {
    Files.writeString(folder.resolve("settings.json"), "{\"scale\": 100000}");
    assertThat(reread().scale().get()).isEqualTo(200);
  }

  @Test
  void theRecentListHasTheLatestOnTopAndNothingTwice() {
    Settings settings = new Settings();
    for (int i = 0; i < 20; i++) {
      settings.remember(Path.of("/cases/" + i));
    }
    settings.remember(Path.of("/cases/15"));
    assertThat(settings.recent()).hasSize(Settings.RECENT_LIMIT).doesNotHaveDuplicates();
    assertThat(settings.recent().getFirst()).isEqualTo(Path.of("/cases/15").toAbsolutePath());
  }
}
