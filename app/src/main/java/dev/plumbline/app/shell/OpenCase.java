package dev.plumbline.app.shell;

import dev.plumbline.app.task.RunningTask;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.plan.Way;
import dev.plumbline.logs.ShellSupplier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/**
 * The case the window shows: its evidence, the connection if there is one, and what the engineer
 * added. Lives on the JavaFX thread.
 */
public final class OpenCase {
  /** Starts a new capture of the host behind the window. */
  @FunctionalInterface
  public interface Recapture {
    /** The work that now runs; {@link #evidence()} has changed when it ended well. */
    RunningTask start();
  }

  private final CaseSource source;
  private final String title;
  private final boolean production;
  private final ReadOnlyObjectWrapper<CaseEvidence> evidence = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<Optional<Shell>> shell =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Way>> way = new SimpleObjectProperty<>(Optional.empty());
  private final ObservableMap<String, String> answers = FXCollections.observableHashMap();
  private final ObservableMap<String, String> notes = FXCollections.observableHashMap();
  private final ObservableList<Bookmark> bookmarks = FXCollections.observableArrayList();
  private final Map<Class<?>, ObjectProperty<Optional<?>>> shared = new HashMap<>();
  private final List<Runnable> endings = new ArrayList<>();
  private CaseEvidence truth;
  private Optional<String> complaint = Optional.empty();
  private Optional<Recapture> capture = Optional.empty();
  private Optional<ShellSupplier> connector = Optional.empty();

  /**
   * @param title name shown in the header
   * @param production true to show the PROD tag
   */
  public OpenCase(CaseSource source, String title, boolean production, CaseEvidence evidence) {
    this.source = source;
    this.title = title;
    this.production = production;
    this.truth = evidence;
    this.evidence.set(evidence);
  }

  public CaseSource source() {
    return source;
  }

  public String title() {
    return title;
  }

  public boolean production() {
    return production;
  }

  /** Changes as a whole when captured again; never null. */
  public ReadOnlyObjectProperty<CaseEvidence> evidence() {
    return evidence.getReadOnlyProperty();
  }

  /** A new capture of the same host. */
  public void update(CaseEvidence next) {
    truth = next;
    evidence.set(complaint.isPresent() ? next.withheld() : next);
  }

  /**
   * Withholds what the checks say until {@link #reveal}.
   *
   * @param said what the owner of the instance complains about
   */
  public void drill(String said) {
    complaint = Optional.of(said);
    update(truth);
  }

  /** What the owner complains about; empty unless this is a drill that still goes on. */
  public Optional<String> complaint() {
    return complaint;
  }

  /** The evidence with its diagnosis, in a drill too; shown to nobody before the end of it. */
  public CaseEvidence truth() {
    return truth;
  }

  /** Ends a drill: from now on everything is shown. */
  public void reveal() {
    if (complaint.isPresent()) {
      complaint = Optional.empty();
      update(truth);
    }
  }

  /** The live connection; empty for a recording or while the connection is lost. */
  public ObjectProperty<Optional<Shell>> shell() {
    return shell;
  }

  /** The way by which an instance of an account is reached; empty for any other case. */
  public ObjectProperty<Optional<Way>> way() {
    return way;
  }

  /**
   * Opens a connection of its own to the same host, for what must outlive a lost one (a tail);
   * empty for a recording. What it gives is closed by whoever asked for it.
   */
  public Optional<ShellSupplier> connector() {
    return connector;
  }

  /** Says how the host can be reached again. */
  public void connectBy(ShellSupplier supplier) {
    connector = Optional.of(supplier);
  }

  /**
   * Captures the host again behind the window and changes {@link #evidence()} when that is done;
   * empty for a recording.
   */
  public Optional<Recapture> capture() {
    return capture;
  }

  /** Says how the host is captured again. */
  public void captureBy(Recapture action) {
    capture = Optional.of(action);
  }

  /** Runs when the case is closed: ends a practice server, a connection. */
  public void onClose(Runnable ending) {
    endings.add(ending);
  }

  /** Ends what the case holds open. */
  public void close() {
    endings.forEach(Runnable::run);
    endings.clear();
  }

  /**
   * Answers a person gave in the guide, by {@code playbook/question}; saved with the recording.
   * Answers by evidence are not in it.
   */
  public ObservableMap<String, String> answers() {
    return answers;
  }

  /** Notes of the engineer, by {@code playbook/question} or {@code case}; saved likewise. */
  public ObservableMap<String, String> notes() {
    return notes;
  }

  /** Log lines marked for the report; saved likewise. */
  public ObservableList<Bookmark> bookmarks() {
    return bookmarks;
  }

  /**
   * Something one screen makes and another uses, one of a type: the guide's session, the present
   * drawing. Empty until its maker sets it.
   */
  @SuppressWarnings("unchecked") // the key is the type of the value
  public <T> ObjectProperty<Optional<T>> shared(Class<T> type) {
    ObjectProperty<Optional<?>> property =
        shared.computeIfAbsent(type, t -> new SimpleObjectProperty<>(Optional.empty()));
    return (ObjectProperty<Optional<T>>) (ObjectProperty<?>) property;
  }
}
