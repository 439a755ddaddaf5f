package dev.plumbline.app.cli;

import dev.plumbline.app.flow.Scenario;
import dev.plumbline.app.flow.TraceSheets;
import dev.plumbline.app.report.CaseReport;
import dev.plumbline.app.report.PdfFile;
import dev.plumbline.guide.Diagnostician;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Tracer;
import dev.plumbline.report.Report;
import dev.plumbline.report.ReportContent;
import dev.plumbline.report.ReportOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline report}: a case as a PDF. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Writes what is wrong, the proof and the remedy into a PDF.",
    footer = {
      "",
      "Prints the path of the file. Exit status: 0 written, 2 wrong usage, 3 the source "
          + "could not be read or the file not written, 4 could not connect: what the account "
          + "of an instance knows is written all the same."
    })
public final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private SourceOptions sources = new SourceOptions();

  @Mixin private TraceOptions traces = new TraceOptions();

  @Option(names = "--out", required = true, paramLabel = "X.pdf", description = "File to write.")
  private Path out = Path.of("report.pdf");

  @Option(
      names = "--redact",
      description = "Mask public addresses, host names, account numbers and access keys.")
  private boolean redact;

  @Override
  public Integer call() throws SourceException {
    List<Flow> flows = traces.flows(command.commandLine());
    Source source = sources.single();
    Snapshot snapshot = Snapshot.of(source.open(command.commandLine().getErr()));
    Tracer tracer = Tracer.of(snapshot);
    ReportContent content =
        CaseReport.byEvidence(
                snapshot,
                Diagnostician.diagnose(snapshot),
                OwnPlaybooks.shelf().playbooks(),
                ReportOptions.whole(snapshot, redact))
            .withTraces(
                flows.stream()
                    .map(f -> TraceSheets.of(Scenario.recorded(tracer.host(), tracer.trace(f))))
                    .toList(),
                List.of());
    try {
      ByteArrayOutputStream pdf = new ByteArrayOutputStream();
      Report.write(content, pdf);
      PdfFile.write(pdf.toByteArray(), out);
    } catch (IOException e) {
      throw new SourceException(SourceException.UNREADABLE, e);
    }
    command.commandLine().getOut().println(out.toAbsolutePath().normalize());
    command.commandLine().getOut().flush();
    return source.status(snapshot.recording());
  }
}
