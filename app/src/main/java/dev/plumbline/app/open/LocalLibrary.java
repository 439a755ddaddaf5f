package dev.plumbline.app.open;

import dev.plumbline.app.screen.connect.Instances;
import dev.plumbline.app.screen.connect.ShellSource;
import dev.plumbline.app.screen.pick.Picking;
import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.Library;
import dev.plumbline.aws.find.Pasted;
import dev.plumbline.lab.PracticeLab;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;

/** The user's instances and recordings, and the practice lab. */
public final class LocalLibrary implements Library {
  private final CaseOpener opener;
  private final Instances instances;
  private final Picking picking;

  public LocalLibrary(CaseOpener opener, Instances instances, Picking picking) {
    this.opener = opener;
    this.instances = instances;
    this.picking = picking;
  }

  @Override
  public ObservableList<Instance> instances() {
    return instances.listed();
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
  public void chooseFolder() {
    opener.chooseFolder();
  }

  @Override
  public void newInstance() {
    instances.create();
  }

  @Override
  public void pickInstance() {
    picking.open();
  }

  @Override
  public Optional<Instance> saved(String idOrAddress) {
    return instances
        .known(idOrAddress)
        .flatMap(p -> instances().stream().filter(i -> i.id().equals(p.id())).findFirst());
  }

  @Override
  public void find(Pasted pasted) {
    saved(pasted.value())
        .ifPresentOrElse(i -> open(new CaseSource.Instance(i.id())), () -> picking.open(pasted));
  }

  @Override
  public Optional<List<String>> commandLine(String profile) {
    return instances.find(profile).map(ShellSource::saved);
  }

  @Override
  public void importInstances() {
    instances.bring();
  }

  @Override
  public void manageInstances() {
    instances.manage();
  }

  @Override
  public void editInstance(String profile) {
    instances.find(profile).ifPresent(instances::edit);
  }

  @Override
  public void duplicateInstance(String profile) {
    instances.find(profile).ifPresent(instances::duplicate);
  }

  @Override
  public void deleteInstance(String profile) {
    instances.find(profile).ifPresent(instances::delete);
  }
}
