package dev.plumbline.app.screen.report;

import dev.plumbline.app.report.ChosenTraces;
import dev.plumbline.app.report.PdfFile;
import dev.plumbline.app.report.Pictures;
import dev.plumbline.app.shell.Bookmark;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.task.RunningTask;
import dev.plumbline.app.task.Tasks;
import dev.plumbline.report.GuidePath;
import dev.plumbline.report.LogExcerpt;
import dev.plumbline.report.Preview;
import dev.plumbline.report.ReportContent;
import dev.plumbline.report.ReportOptions;
import dev.plumbline.report.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

/**
 * What the report holds and how it looks now. The document is written again in the background after
 * every change, the newest change wins. Lives on the JavaFX thread.
 */
final class ReportModel {
  private final OpenCase openCase;
  private final Tasks tasks;
  private final Consumer<Throwable> trouble;
  private final ObservableSet<Section> sections =
      FXCollections.observableSet(EnumSet.allOf(Section.class));
  private final BooleanProperty redact = new SimpleBooleanProperty(false);
  private final ReadOnlyObjectWrapper<Optional<Preview>> preview =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper writing = new ReadOnlyBooleanWrapper(false);
  private Optional<RunningTask> running = Optional.empty();
  private boolean stale = true;
  private boolean watched;

  ReportModel(OpenCase openCase, Tasks tasks, Consumer<Throwable> trouble) {
    this.openCase = openCase;
    this.tasks = tasks;
    this.trouble = trouble;
    openCase.evidence().subscribe(e -> changed());
    openCase.shared(GuidePath.class).subscribe(path -> changed());
    openCase.shared(ChosenTraces.class).subscribe(traces -> changed());
    openCase.bookmarks().addListener((ListChangeListener<Bookmark>) change -> changed());
    sections.addListener((SetChangeListener<Section>) change -> changed());
    redact.subscribe(yes -> changed());
  }

  /** The parts to print; change the set to choose. */
  ObservableSet<Section> sections() {
    return sections;
  }

  BooleanProperty redact() {
    return redact;
  }

  /** The document as last written; empty before the first time. */
  ReadOnlyObjectProperty<Optional<Preview>> preview() {
    return preview.getReadOnlyProperty();
  }

  /** True while the document is being written. */
  ReadOnlyBooleanProperty writing() {
    return writing.getReadOnlyProperty();
  }

  /** Why a part would be empty, or nothing when it has something to say. */
  Optional<String> nothingFor(Section section) {
    boolean none =
        switch (section) {
          case GUIDE -> openCase.shared(GuidePath.class).get().isEmpty();
          case TRACES -> openCase.shared(ChosenTraces.class).get().isEmpty();
          case LOGS -> openCase.bookmarks().isEmpty();
          case DIAGRAMS, DETAILS, APPENDIX -> false;
        };
    return none ? Optional.of(hint(section)) : Optional.empty();
  }

  private static String hint(Section section) {
    return switch (section) {
      case GUIDE -> "Nothing was added in Guide";
      case TRACES -> "Nothing was added in Trace";
      default -> "No line was marked in Logs";
    };
  }

  /** Writes the document as soon as somebody looks at it, and after every change from then on. */
  void watch(boolean yes) {
    watched = yes;
    if (yes && stale) {
      write();
    }
  }

  /** A name for the file. */
  String suggestedName() {
    return PdfFile.name(openCase.title());
  }

  /** Writes the present document to a file; {@code onDone} gets the path. */
  void export(Path path, Consumer<Path> onDone) {
    ReportContent content = content();
    Optional<Preview> ready = stale || writing.get() ? Optional.empty() : preview.get();
    tasks.run(
        "Export " + path.getFileName(),
        progress -> {
          progress.text("Writing");
          PdfFile.write(ready.isPresent() ? ready.get().pdf() : bytes(complete(content)), path);
          return path;
        },
        onDone,
        trouble);
  }

  private static byte[] bytes(ReportContent content) throws IOException {
    try (Preview preview = Preview.of(content)) {
      return preview.pdf();
    }
  }

  private void changed() {
    stale = true;
    if (watched) {
      write();
    }
  }

  private void write() {
    running.ifPresent(RunningTask::cancel);
    stale = false;
    writing.set(true);
    ReportContent content = content();
    RunningTask[] own = new RunningTask[1];
    own[0] =
        tasks.run(
            "Write the report",
            progress -> {
              ReportContent whole = complete(content);
              progress.cancellation().check();
              return Preview.of(whole);
            },
            made -> finished(own[0], made),
            failure -> failed(own[0], failure));
    running = Optional.of(own[0]);
  }

  private void finished(RunningTask task, Preview made) {
    if (running.filter(t -> t == task).isEmpty()) {
      close(made);
      return;
    }
    writing.set(false);
    Optional<Preview> old = preview.get();
    preview.set(Optional.of(made));
    old.ifPresent(this::close);
  }

  private void failed(RunningTask task, Throwable failure) {
    if (running.filter(t -> t == task).isPresent()) {
      writing.set(false);
      stale = true;
      trouble.accept(failure);
    }
  }

  /** Frees the memory of a document that is not shown any more. */
  private void close(Preview old) {
    tasks.quietly(
        "Close the old preview",
        progress -> {
          old.close();
          return old;
        });
  }

  void close() {
    watched = false;
    running.ifPresent(RunningTask::cancel);
    preview.get().ifPresent(this::close);
    preview.set(Optional.empty());
    stale = true;
  }

  /** Everything but the diagrams, which take a moment. */
  private ReportContent content() {
    CaseEvidence evidence = openCase.evidence().get();
    return new ReportContent(
        evidence.snapshot(),
        evidence.diagnosis(),
        List.of(),
        openCase.shared(GuidePath.class).get(),
        openCase.bookmarks().stream().map(ReportModel::excerpt).toList(),
        openCase.shared(ChosenTraces.class).get().map(ChosenTraces::sheets).orElse(List.of()),
        openCase.shared(ChosenTraces.class).get().map(ChosenTraces::matrix).orElse(List.of()),
        new ReportOptions(openCase.production(), Set.copyOf(sections), redact.get()));
  }

  private static ReportContent complete(ReportContent content) {
    return content.withPictures(Pictures.of(content.snapshot()));
  }

  private static LogExcerpt excerpt(Bookmark mark) {
    return new LogExcerpt(mark.time(), mark.source(), mark.text(), mark.note());
  }
}
