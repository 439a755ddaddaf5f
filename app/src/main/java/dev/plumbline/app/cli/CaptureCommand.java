package dev.plumbline.app.cli;

import dev.plumbline.model.Problem;
import dev.plumbline.model.Recording;
import dev.plumbline.model.RecordingException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline capture}: reads an instance once and keeps the recording. */
@Command(
    name = "capture",
    mixinStandardHelpOptions = true,
    description = "Runs the read-only probes on an instance and writes the recording.",
    footer = {
      "",
      "Exit status: 0 done, 2 wrong usage, 3 nothing could be captured or written, 4 "
          + "could not connect: what the account of an instance knows is written all the "
          + "same."
    })
public final class CaptureCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private SourceOptions sources = new SourceOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "X.plumb",
      description = "File to write, or a folder when the name does not end in .plumb.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws SourceException {
    Source source = sources.single();
    Recording recording = source.open();
    try {
      recording.save(out);
    } catch (RecordingException e) {
      throw new SourceException(SourceException.UNREADABLE, e);
    }
    PrintWriter messages = command.commandLine().getErr();
    recording.manifest().notes().forEach(note -> messages.println(Terminal.safe(note)));
    recording.problems().stream()
        .filter(problem -> !inANote(problem))
        .forEach(problem -> messages.println(Terminal.safe(problem.toString())));
    messages.flush();
    PrintWriter result = command.commandLine().getOut();
    result.println(out);
    result.flush();
    return source.status(recording);
  }

  /** What was not captured at all is listed by a note. */
  private static boolean inANote(Problem problem) {
    return problem.text().startsWith("not captured: ");
  }
}
