package dev.plumbline.app.open;

import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.Library;
import dev.plumbline.lab.PracticeLab;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The user's instances and recordings, and the practice lab. */
public final class LocalLibrary implements Library {
  private final ObservableList<Instance> instances = FXCollections.observableArrayList();
  private final CaseOpener opener;

  public LocalLibrary(CaseOpener opener) {
    this.opener = opener;
  }

  @Override
  public ObservableList<Instance> instances() {
    return instances;
  }

  @Override
  public List<Practice> practice() {
    return PracticeLab.scenarios().stream()
        .map(s -> new Practice(s.id(), s.group(), s.title(), s.symptom(), s.healthy()))
        .toList();
  }

  @Override
  public void open(CaseSource source) {
    opener.open(source);
  }

  @Override
  public void chooseRecording() {
    opener.chooseFile();
  }

  @Override
  public void newInstance() {}

  @Override
  public void importInstances() {}

  @Override
  public void editInstance(String profile) {}

  @Override
  public void duplicateInstance(String profile) {}

  @Override
  public void deleteInstance(String profile) {}
}
