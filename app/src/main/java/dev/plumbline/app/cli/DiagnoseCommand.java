package dev.plumbline.app.cli;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Diagnostician;
import dev.plumbline.model.Snapshot;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline diagnose}: what is wrong, and why. */
@Command(
    name = "diagnose",
    mixinStandardHelpOptions = true,
    description = "Says what is wrong with an instance's network, with evidence and remedy.",
    footer = {
      "",
      "Exit status: 0 no fault found, 1 faults found, 2 wrong usage, 3 a source could not be read,",
      "4 could not connect. Several sources: the worst of them counts."
    })
public final class DiagnoseCommand implements Callable<Integer> {
  private static final int FAULTS = 1;

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private SourceOptions sources = new SourceOptions();

  @Option(names = "--json", description = "Print one JSON object a line, and nothing else.")
  private boolean json;

  @Override
  public Integer call() {
    int status = 0;
    List<Source> all = sources.all();
    for (Source source : all) {
      status = Math.max(status, diagnose(source));
    }
    return status;
  }

  private int diagnose(Source source) {
    PrintWriter out = command.commandLine().getOut();
    try {
      Snapshot snapshot = Snapshot.of(source.open());
      Diagnosis diagnosis = Diagnostician.diagnose(snapshot);
      if (json) {
        out.println(DiagnosisJson.line(source.label(), diagnosis, List.of()));
      } else {
        new DiagnosisText(out).print(source.label(), snapshot, diagnosis);
      }
      return diagnosis.faults().isEmpty() ? 0 : FAULTS;
    } catch (SourceException e) {
      // The other sources still count, so this one is told here and not by the program.
      command.commandLine().getErr().println(source.label() + ": " + e.getMessage());
      return e.exitCode();
    } finally {
      out.flush();
      command.commandLine().getErr().flush();
    }
  }
}
