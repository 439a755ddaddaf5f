package dev.plumbline.app.shell;

import dev.plumbline.aws.find.Pasted;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;

/** What the sidebar lists and opens; the composition root fills it. */
public interface Library {
  /**
   * A saved instance.
   *
   * @param id of its profile
   * @param tag SSH, SSM
   */
  record Instance(
      String id, String name, String group, String address, String tag, boolean production) {}

  /**
   * A practice instance.
   *
   * @param symptom what its owner complains about
   */
  record Practice(String id, String group, String title, String symptom, boolean healthy) {}

  /** Changes on the JavaFX thread. */
  ObservableList<Instance> instances();

  List<Practice> practice();

  void open(CaseSource source);

  /** Reads a recording from a file or folder the user chose or dropped. */
  default void open(Path path) {
    open(new CaseSource.File(path));
  }

  /** Asks for a file to open. */
  void chooseRecording();

  /** Lets the user choose a folder and opens it. */
  void chooseFolder();

  void newInstance();

  /** Lets the user pick an instance out of an AWS account. */
  void pickInstance();

  /** The saved instance with this id or address. */
  Optional<Instance> saved(String idOrAddress);

  /** Opens the instance that was pasted: the saved one, else the picker looks for it. */
  void find(Pasted pasted);

  /** A saved instance as the command line names it, by the id of its profile. */
  Optional<List<String>> commandLine(String profile);

  void importInstances();

  /** Shows all saved instances to search, group, mark and delete. */
  void manageInstances();

  void editInstance(String profile);

  void duplicateInstance(String profile);

  void deleteInstance(String profile);
}
