package dev.plumbline.app.cli;

import dev.plumbline.model.Snapshot;
import dev.plumbline.path.diff.SnapshotDiff;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline diff}: what differs between two captures. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Says what differs between two sources: links, addresses, policy rules, routes of all tables,"
          + " kernel settings, files and state of systemd-networkd, units. Each difference is named"
          + " once, with its owner. Order, counters, ages and process numbers do not count.",
      "+ is only in the second source, - only in the first, ~ in both but not the same."
    },
    footer = {
      "",
      "Exit status: 0 no difference, 1 differences, 2 wrong usage, 3 a source could not "
          + "be read, 4 could not connect."
    })
public final class DiffCommand implements Callable<Integer> {
  private static final int DIFFERENT = 1;

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private SourceOptions sources = new SourceOptions();

  @Option(
      names = "--all",
      description = "Also list what follows from another difference, instead of counting it.")
  private boolean all;

  @Option(names = "--json", description = "Print one JSON object, and nothing else.")
  private boolean json;

  @Override
  public Integer call() throws SourceException {
    List<Source> both = sources.all();
    if (both.size() != 2) {
      throw new ParameterException(
          command.commandLine(), "Name two sources to compare; there are " + both.size() + ".");
    }
    Source first = both.getFirst();
    Source second = both.getLast();
    PrintWriter err = command.commandLine().getErr();
    SnapshotDiff diff =
        SnapshotDiff.of(Snapshot.of(first.open(err)), Snapshot.of(second.open(err)));
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(DiffJson.text(first.label(), second.label(), diff));
    } else {
      new DiffText(out, all).print(first.label(), second.label(), diff);
    }
    out.flush();
    return diff.same() ? 0 : DIFFERENT;
  }
}
