package dev.plumbline.app.cli;

import dev.plumbline.app.Launch;
import dev.plumbline.app.report.PdfFile;
import dev.plumbline.app.report.Pictures;
import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Diagnostician;
import dev.plumbline.guide.Verdict;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import dev.plumbline.report.Report;
import dev.plumbline.report.ReportContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline demo}: the whole case on a practice instance, from connecting to the PDF. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Walks a whole case on a practice instance: connect, capture, diagnose, report.",
    footer = {"", "Opens the window on the same instance where there is a display."})
public final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--lab",
      paramLabel = "SCENARIO",
      defaultValue = "secondary-rules-missing",
      description = "Practice instance (default: ${DEFAULT-VALUE}).")
  private String scenario = "";

  @Option(
      names = "--out",
      paramLabel = "X.pdf",
      defaultValue = "practice-report.pdf",
      description = "File of the report (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("practice-report.pdf");

  @Override
  public Integer call() throws SourceException {
    Scenario practice =
        PracticeLab.find(scenario)
            .orElseThrow(
                () ->
                    new ParameterException(
                        command.commandLine(), "There is no practice instance " + scenario + "."));
    PrintWriter print = command.commandLine().getOut();
    Recording recording = capture(practice);
    Snapshot snapshot = Snapshot.of(recording);
    Diagnosis diagnosis = Diagnostician.diagnose(snapshot);
    Verdict verdict = Verdict.of(diagnosis, snapshot);
    print.println(Terminal.safe(verdict.title()));
    print.println(Terminal.safe(verdict.explanation()));
    write(ReportContent.of(snapshot, diagnosis, Pictures.of(snapshot)));
    print.println("Report: " + out.toAbsolutePath().normalize());
    print.flush();
    return window(practice);
  }

  /** Blocks while the window is open; without a display the work ends here. */
  private int window(Scenario practice) {
    Optional<String> obstacle = Launch.obstacle();
    if (obstacle.isPresent()) {
      command.commandLine().getErr().println(obstacle.get());
      command.commandLine().getErr().flush();
      return 0;
    }
    return Launch.window("--lab=" + practice.id());
  }

  /** Connects by the real SSH client and captures, telling on stderr how it proceeds. */
  private Recording capture(Scenario practice) throws SourceException {
    PrintWriter messages = command.commandLine().getErr();
    messages.println("Practice instance " + practice.id() + ": " + practice.symptom());
    messages.flush();
    try (Connection connection = new PracticeSource(practice, messages).connect()) {
      return connection.capture();
    }
  }

  private void write(ReportContent content) throws SourceException {
    try {
      ByteArrayOutputStream pdf = new ByteArrayOutputStream();
      Report.write(content, pdf);
      PdfFile.write(pdf.toByteArray(), out);
    } catch (IOException e) {
      throw new SourceException(SourceException.UNREADABLE, e);
    }
  }
}
