package dev.plumbline.connect.profile;

import dev.plumbline.connect.ConnectionProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The saved connection profiles, in {@code profiles.json} of the configuration folder. Every change
 * reads the file anew and puts a whole one in its place, so two windows do not undo each other.
 * Thread-safe. Holds no secret.
 */
public final class ProfileStore {
  private static final Object LOCK = new Object();

  private final Path file;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param folder the configuration folder: {@link dev.plumbline.connect.LocalEnvironment#folder()}
   */
  public ProfileStore(Path folder) {
    this.file = folder.resolve("profiles.json");
  }

  /** All profiles that can be read, in their saved order. */
  public List<ConnectionProfile> profiles() throws IOException {
    synchronized (LOCK) {
      return read(new ProfileFile(file, problems).read());
    }
  }

  /** What could not be read since the store was opened, as sentences to show. */
  public List<String> problems() {
    synchronized (LOCK) {
      return List.copyOf(problems);
    }
  }

  public Optional<ConnectionProfile> find(String nameOrId) throws IOException {
    List<ConnectionProfile> all = profiles();
    return all.stream()
        .filter(p -> p.id().equals(nameOrId))
        .findFirst()
        .or(() -> all.stream().filter(p -> p.name().equals(nameOrId)).findFirst());
  }

  /** Profiles with a text in name, address, group, user, tags or notes; case does not count. */
  public List<ConnectionProfile> search(String text) throws IOException {
    return profiles().stream().filter(p -> p.matches(text)).toList();
  }

  /** Names of all groups, in order. */
  public List<String> groups() throws IOException {
    Set<String> groups = new TreeSet<>();
    profiles().stream()
        .map(ConnectionProfile::group)
        .filter(g -> !g.isEmpty())
        .forEach(groups::add);
    return List.copyOf(groups);
  }

  /** Saves a new profile at the end, or a changed one in its place. */
  public void save(ConnectionProfile profile) throws IOException {
    saveAll(List.of(profile));
  }

  public void saveAll(List<ConnectionProfile> profiles) throws IOException {
    change(
        list -> {
          for (ConnectionProfile profile : profiles) {
            ProfileJson.write(profile, node(list, profile.id()).orElseGet(() -> list.addObject()));
          }
        });
  }

  /** A copy under a new name, saved. */
  public ConnectionProfile duplicate(ConnectionProfile profile) throws IOException {
    Set<String> names = new HashSet<>();
    profiles().forEach(p -> names.add(p.name()));
    String name = profile.name() + " copy";
    for (int i = 2; names.contains(name); i++) {
      name = profile.name() + " copy " + i;
    }
    ConnectionProfile copy = profile.withId(UUID.randomUUID().toString()).withName(name);
    save(copy);
    return copy;
  }

  public void delete(String id) throws IOException {
    change(
        list -> {
          for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i).path("id").asString("").equals(id)) {
              list.remove(i);
            }
          }
        });
  }

  private interface Change {
    void apply(ArrayNode list);
  }

  private void change(Change change) throws IOException {
    synchronized (LOCK) {
      ProfileFile json = new ProfileFile(file, problems);
      ObjectNode tree = json.read();
      read(tree);
      change.apply(tree.withArray(ProfileFile.PROFILES));
      json.write(tree);
    }
  }

  private static Optional<ObjectNode> node(ArrayNode list, String id) {
    return list.valueStream()
        .filter(n -> n.path("id").asString("").equals(id))
        .filter(JsonNode::isObject)
        .map(ObjectNode.class::cast)
        .findFirst();
  }

  private List<ConnectionProfile> read(ObjectNode tree) {
    List<ConnectionProfile> profiles = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    ArrayNode list = tree.withArray(ProfileFile.PROFILES);
    for (int i = 0; i < list.size(); i++) {
      try {
        ConnectionProfile profile = ProfileJson.read(list.get(i));
        if (!ids.add(profile.id())) {
          profile = profile.withId(UUID.randomUUID().toString());
          ids.add(profile.id());
        }
        ((ObjectNode) list.get(i)).put("id", profile.id());
        profiles.add(profile);
      } catch (IllegalArgumentException e) {
        String problem = file + ": profile " + (i + 1) + " is left out: " + e.getMessage();
        if (!problems.contains(problem)) {
          problems.add(problem);
        }
      }
    }
    return profiles;
  }
}
