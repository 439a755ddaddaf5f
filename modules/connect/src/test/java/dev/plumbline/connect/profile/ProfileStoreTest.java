package dev.plumbline.connect.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.connect.ConnectionProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProfileStoreTest {
  @TempDir Path folder;
  private Path file;
  private ProfileStore store;

  @BeforeEach
  void open() {
    file = folder.resolve("deep/profiles.json");
    store = new ProfileStore(folder.resolve("deep"));
  }

  @Test
  void aProfileComesBackAsItWasSaved() throws Exception {
    ConnectionProfile profile =
        ConnectionProfile.parse("ops@web.example:2201")
            .withGroup("eu")
            .withIdentityFiles(List.of("~/.ssh/a key"))
            .withJump(Optional.of("b1,b2"))
            .withProduction(true);
    store.save(profile);
    assertThat(store.profiles()).containsExactly(profile);
    assertThat(new ProfileStore(folder.resolve("deep")).profiles()).containsExactly(profile);
  }

  @Test
  void editingKeepsPlaceAndUnknownKeysAtEveryLevel() throws Exception {
    write(
        """
        {"format": 1, "later": {"a": [1]}, "profiles": [
          {"id": "1", "name": "web", "address": "10.0.0.1", "colour": {"hue": 3}},
          {"id": "2", "name": "db", "address": "10.0.0.2"}]}
        """);
    ConnectionProfile web = store.find("web").orElseThrow();
    store.save(web.withName("web-1").withPort(OptionalInt.of(2022)));
    JsonNode tree = JsonMapper.shared().readTree(file.toFile());
    assertThat(tree.at("/later/a/0").asInt()).isEqualTo(1);
    assertThat(tree.at("/profiles/0/name").asString()).isEqualTo("web-1");
    assertThat(tree.at("/profiles/0/colour/hue").asInt()).isEqualTo(3);
    assertThat(tree.at("/profiles/1/name").asString()).isEqualTo("db");
  }

  @Test
  void duplicatesGetANewNameAndId() throws Exception {
    ConnectionProfile web = ConnectionProfile.of("web", "10.0.0.1");
    store.save(web);
    assertThat(store.duplicate(web).name()).isEqualTo("web copy");
    assertThat(store.duplicate(web).name()).isEqualTo("web copy 2");
    assertThat(store.profiles()).extracting(ConnectionProfile::id).doesNotHaveDuplicates();
  }

  @Test
  void deletingRemovesThatProfileOnly() throws Exception {
    ConnectionProfile web = ConnectionProfile.of("web", "10.0.0.1");
    store.saveAll(List.of(web, ConnectionProfile.of("db", "10.0.0.2")));
    store.delete(web.id());
    assertThat(store.profiles()).extracting(ConnectionProfile::name).containsExactly("db");
  }

  @Test
  void searchLooksAtEveryText() throws Exception {
    store.save(ConnectionProfile.of("web", "10.0.0.1").withGroup("Frankfurt"));
    store.save(ConnectionProfile.of("db", "10.0.0.2"));
    assertThat(store.search("frank")).extracting(ConnectionProfile::name).containsExactly("web");
    assertThat(store.search("0.2")).extracting(ConnectionProfile::name).containsExactly("db");
    assertThat(store.groups()).containsExactly("Frankfurt");
  }

  @Test
  void aHalfWrittenFileIsSetAsideAndWholeProfilesAreKept() throws Exception {
    write(
        """
        {"format": 1, "profiles": [
          {"id": "1", "name": "web", "address": "10.0.0.1"},
          {"id": "2", "name": "db", "addr\
        """);
    assertThat(store.profiles()).extracting(ConnectionProfile::name).containsExactly("web");
    assertThat(store.problems())
        .singleElement()
        .asString()
        .contains("line 3")
        .contains("set aside as profiles.json.damaged-")
        .contains("1 profile was kept");
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files.filter(f -> f.toString().contains(".damaged-")).toList()).hasSize(1);
    }
    assertThat(new ProfileStore(folder.resolve("deep")).profiles()).hasSize(1);
  }

  @Test
  void garbageIsSetAsideWithAnEmptyList() throws Exception {
    for (String garbage : List.of("", "[]", "\u0000\u0001", "{\"profiles\": 3}")) {
      write(garbage);
      assertThat(store.profiles()).isEmpty();
    }
    assertThat(store.problems()).isNotEmpty();
  }

  @Test
  void aProfileWithoutAddressIsNamedAndNotLost() throws Exception {
    write("{\"profiles\": [{\"name\": \"odd\"}, {\"name\": \"web\", \"address\": \"10.0.0.1\"}]}");
    store.save(ConnectionProfile.of("db", "10.0.0.2"));
    assertThat(store.profiles()).extracting(ConnectionProfile::name).containsExactly("web", "db");
    assertThat(store.problems()).singleElement().asString().contains("profile 1 is left out");
    assertThat(Files.readString(file)).contains("\"odd\"");
  }

  @Test
  void nothingButTheFileIsLeftBehind() throws Exception {
    store.save(ConnectionProfile.of("db", "10.0.0.2"));
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files.toList()).containsExactly(file);
    }
  }

  private void write(String text) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
