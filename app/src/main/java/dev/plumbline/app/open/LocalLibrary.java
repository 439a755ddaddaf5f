package dev.plumbline.app.open;

import dev.plumbline.app.dialog.ConfirmDialog;
import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.Library;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.lab.PracticeLab;
import java.util.List;
import javafx.collections.ObservableList;

/** The user's instances and recordings, and the practice lab. */
public final class LocalLibrary implements Library {
  private final CaseOpener opener;
  private final Instances instances;
  private final Workbench workbench;

  public LocalLibrary(CaseOpener opener, Instances instances, Workbench workbench) {
    this.opener = opener;
    this.instances = instances;
    this.workbench = workbench;
  }

  @Override
  public ObservableList<Instance> instances() {
    return instances.shown();
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
  public void duplicateInstance(String profile) {
    instances.duplicate(profile);
  }

  @Override
  public void deleteInstance(String profile) {
    instances
        .find(profile)
        .ifPresent(
            p ->
                workbench
                    .dialogs()
                    .show(
                        new ConfirmDialog(
                            "Delete " + p.name(),
                            "Its address and settings are forgotten. Recordings of it stay, and"
                                + " nothing changes on the instance.",
                            "Delete " + p.name()),
                        answer -> answer.ifPresent(yes -> instances.delete(profile))));
  }
}
