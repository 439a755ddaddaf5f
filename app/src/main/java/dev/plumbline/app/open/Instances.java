package dev.plumbline.app.open;

import dev.plumbline.app.shell.Library.Instance;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.profile.ProfileStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The saved instances as the sidebar lists them; the file is read and written behind it. */
public final class Instances {
  private final ProfileStore store;
  private final Workbench workbench;
  private final ObservableList<Instance> shown = FXCollections.observableArrayList();
  private List<ConnectionProfile> profiles = List.of();

  public Instances(ProfileStore store, Workbench workbench) {
    this.store = store;
    this.workbench = workbench;
  }

  /** By group, then by name. */
  public ObservableList<Instance> shown() {
    return shown;
  }

  /** A saved profile by its id, as last read. */
  public Optional<ConnectionProfile> find(String id) {
    return profiles.stream().filter(p -> p.id().equals(id)).findFirst();
  }

  /** All saved profiles, as last read. */
  public List<ConnectionProfile> all() {
    return profiles;
  }

  /** Reads the file again. */
  public void reload() {
    workbench.tasks().run("Read saved instances", progress -> store.profiles(), this::show);
  }

  /** Saves new or changed profiles. */
  public void save(List<ConnectionProfile> changed, Consumer<List<ConnectionProfile>> then) {
    workbench
        .tasks()
        .run(
            "Save instances",
            progress -> {
              store.saveAll(changed);
              return store.profiles();
            },
            all -> {
              show(all);
              then.accept(changed);
            });
  }

  public void duplicate(String id) {
    find(id)
        .ifPresent(
            profile ->
                workbench
                    .tasks()
                    .run(
                        "Duplicate " + profile.name(),
                        progress -> {
                          store.duplicate(profile);
                          return store.profiles();
                        },
                        this::show));
  }

  public void delete(String id) {
    workbench
        .tasks()
        .run(
            "Delete an instance",
            progress -> {
              store.delete(id);
              return store.profiles();
            },
            this::show);
  }

  private void show(List<ConnectionProfile> all) {
    profiles = List.copyOf(all);
    shown.setAll(
        all.stream()
            .sorted(
                Comparator.comparing(ConnectionProfile::group)
                    .thenComparing(ConnectionProfile::name))
            .map(p -> new Instance(p.id(), p.name(), p.group(), p.address(), "SSH", p.production()))
            .toList());
  }
}
