package dev.plumbline.app.cli;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Diagnostician;
import dev.plumbline.guide.playbook.CaseFacts;
import dev.plumbline.guide.playbook.Playbook;
import dev.plumbline.guide.playbook.PlaybookProposal;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.guide.playbook.PlaybookShelf;
import dev.plumbline.guide.playbook.PlaybookWalks;
import dev.plumbline.guide.playbook.Question;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline diagnose}: what is wrong, and why. */
@Command(
    name = "diagnose",
    mixinStandardHelpOptions = true,
    description = "Says what is wrong with an instance's network, with evidence and remedy.",
    footer = {
      "",
      "Exit status: 0 no fault found, 1 faults found, 2 wrong usage, 3 a source could "
          + "not be read, 4 could not connect: what the account of an instance knows is told "
          + "all the same. Several sources: the worst of them counts. With --drill 1 is a "
          + "wrong conclusion, and 0 a right one or none yet."
    })
public final class DiagnoseCommand implements Callable<Integer> {
  private static final int FAULTS = 1;

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private SourceOptions sources = new SourceOptions();

  @Option(
      names = "--playbook",
      paramLabel = "ID",
      description =
          "Walk this playbook too, and those it leads into; evidence answers what it can.")
  private List<String> playbooks = List.of();

  @Option(
      names = "--answer",
      paramLabel = "QUESTION=VALUE",
      description = {
        "Answer a question of the playbook, against the evidence if need be;",
        "PLAYBOOK/QUESTION=VALUE where several are walked."
      })
  private Map<String, String> answers = Map.of();

  @Option(
      names = "--drill",
      description = {
        "Withhold what is wrong until your answers reach a conclusion, which is then",
        "compared with the evidence. Walks the playbook for what is seen by default."
      })
  private boolean drill;

  @Option(names = "--json", description = "Print one JSON object a line, and nothing else.")
  private boolean json;

  private final Supplier<PlaybookShelf> reading;
  private PlaybookShelf shelf = PlaybookShelf.shipped();

  public DiagnoseCommand() {
    this(OwnPlaybooks::shelf);
  }

  /**
   * @param reading gives the playbooks there are, once the command runs
   */
  DiagnoseCommand(Supplier<PlaybookShelf> reading) {
    this.reading = reading;
  }

  @Override
  public Integer call() {
    shelf = reading.get();
    List<Playbook> wanted = playbooks.stream().map(this::playbook).toList();
    List<Source> all = sources.all();
    return all.stream()
        .gather(Gatherers.mapConcurrent(atOnce(all), source -> diagnose(source, wanted)))
        .mapToInt(this::print)
        .reduce(0, Math::max);
  }

  /** Saved captures keep every processor busy; instances that are reached now take turns. */
  private static int atOnce(List<Source> all) {
    boolean saved = all.stream().allMatch(Source.Saved.class::isInstance);
    return saved ? Runtime.getRuntime().availableProcessors() : 1;
  }

  /** What is said about one source, printed when it is its turn. */
  private record Answer(String out, String err, int status) {}

  private int print(Answer answer) {
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    out.print(answer.out());
    out.flush();
    err.print(answer.err());
    err.flush();
    return answer.status();
  }

  private Answer diagnose(Source source, List<Playbook> wanted) {
    StringWriter text = new StringWriter();
    StringWriter told = new StringWriter();
    int status;
    try (PrintWriter out = new PrintWriter(text);
        PrintWriter err = new PrintWriter(told)) {
      status = diagnose(source, wanted, out, err);
    } catch (SourceException e) {
      // The other sources still count, so this one is told here and not by the program.
      told.write(source.label() + ": " + e.getMessage() + System.lineSeparator());
      status = e.exitCode();
    }
    return new Answer(text.toString(), told.toString(), status);
  }

  private int diagnose(Source source, List<Playbook> wanted, PrintWriter out, PrintWriter err)
      throws SourceException {
    Recording recording = source.open(err);
    Snapshot snapshot = Snapshot.of(recording);
    return Math.max(source.status(recording), diagnose(source, snapshot, wanted, out));
  }

  private int diagnose(Source source, Snapshot snapshot, List<Playbook> wanted, PrintWriter out) {
    if (drill) {
      return drill(source, snapshot, wanted, out);
    }
    Diagnosis diagnosis = Diagnostician.diagnose(snapshot);
    CaseFacts facts = CaseFacts.of(snapshot, diagnosis);
    List<PlaybookSession> walks = wanted.stream().flatMap(p -> walks(p, facts).stream()).toList();
    if (json) {
      out.println(DiagnosisJson.line(source.label(), snapshot.recording(), diagnosis, walks));
    } else {
      new DiagnosisText(out).print(source.label(), snapshot, diagnosis, walks);
    }
    return diagnosis.faults().isEmpty() ? 0 : FAULTS;
  }

  private int drill(Source source, Snapshot snapshot, List<Playbook> wanted, PrintWriter out) {
    CaseFacts facts = CaseFacts.withheld(snapshot);
    List<Playbook> playbooks =
        wanted.isEmpty()
            ? List.of(PlaybookProposal.of(shelf.playbooks(), facts).playbook())
            : wanted;
    int status = 0;
    for (Playbook playbook : playbooks) {
      Drill walked = Drill.of(snapshot, walks(playbook, facts), shelf.playbooks());
      if (json) {
        out.println(DiagnosisJson.line(source.label(), walked));
      } else {
        new DiagnosisText(out).print(source, walked);
      }
      status = Math.max(status, walked.wrong() ? FAULTS : 0);
    }
    return status;
  }

  private Playbook playbook(String id) {
    return shelf
        .find(id)
        .orElseThrow(
            () ->
                wrong(
                    "There is no playbook "
                        + id
                        + "; there is "
                        + String.join(", ", shelf.playbooks().stream().map(Playbook::id).toList())
                        + "."
                        + shelf.problems().stream()
                            .map(problem -> "\nCannot be used: " + problem)
                            .collect(Collectors.joining())));
  }

  /** As far as evidence and the given answers lead, from playbook to playbook. */
  private List<PlaybookSession> walks(Playbook playbook, CaseFacts facts) {
    List<PlaybookSession> walks =
        PlaybookWalks.follow(
            answered(PlaybookSession.start(playbook, facts)).advance(),
            shelf.playbooks(),
            this::answered);
    List<String> questions =
        walks.stream()
            .flatMap(w -> w.playbook().questions().stream())
            .map(Question::id)
            .distinct()
            .toList();
    answers.keySet().stream()
        .filter(key -> !questions.contains(key.substring(key.indexOf('/') + 1)))
        .findFirst()
        .ifPresent(
            question -> {
              throw wrong(
                  "Playbook "
                      + playbook.id()
                      + " has no question "
                      + question
                      + "; it has "
                      + String.join(", ", questions)
                      + ".");
            });
    return walks;
  }

  /** The interface comes first: answers to other questions are about it. */
  private PlaybookSession answered(PlaybookSession start) {
    PlaybookSession session = start;
    for (Question question : start.playbook().questions()) {
      String own = start.playbook().id() + "/" + question.id();
      String answer = answers.getOrDefault(own, answers.get(question.id()));
      session = answer == null ? session : answer(session, question.id(), answer);
    }
    return session;
  }

  private PlaybookSession answer(PlaybookSession session, String question, String answer) {
    try {
      return session.answer(question, answer);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
