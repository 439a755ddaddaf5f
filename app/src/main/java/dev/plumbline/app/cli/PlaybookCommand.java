package dev.plumbline.app.cli;

import dev.plumbline.guide.playbook.Playbook;
import dev.plumbline.guide.playbook.PlaybookException;
import dev.plumbline.guide.playbook.PlaybookShelf;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline playbook}: the playbooks of the program and those of somebody's own. */
@Command(
    name = "playbook",
    mixinStandardHelpOptions = true,
    description = "Lists playbooks and checks those of your own.",
    synopsisSubcommandLabel = "(list | check)")
public final class PlaybookCommand {
  /** Exit status when a file cannot be used. */
  private static final int FAULTS = 1;

  @Spec private CommandSpec command = CommandSpec.create();

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the playbooks, and the folder for those of your own.")
  int list() {
    PlaybookShelf shelf = OwnPlaybooks.shelf();
    PrintWriter out = command.commandLine().getOut();
    for (Playbook playbook : shelf.playbooks()) {
      out.printf("%-20s %s%n", playbook.id(), playbook.title());
    }
    out.println("Your own go to " + OwnPlaybooks.folder());
    out.flush();
    return problems(shelf.problems());
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Checks playbook files: keys, targets, checks and facts they name, that every way",
        "ends in a conclusion, and that every conclusion is reached. Errors name line and column."
      })
  int check(
      @Parameters(arity = "1..*", paramLabel = "FILE", description = "Playbooks in YAML.")
          List<Path> files) {
    int status = 0;
    List<Path> beside =
        Stream.concat(files.stream(), PlaybookShelf.files(OwnPlaybooks.folder()).stream()).toList();
    for (Path file : files) {
      try {
        Playbook playbook = PlaybookShelf.check(file, beside);
        PrintWriter out = command.commandLine().getOut();
        out.printf(
            "%s: in order, %d questions, %d conclusions, every way ends%n",
            file, playbook.questions().size(), playbook.conclusions().size());
        out.flush();
      } catch (PlaybookException e) {
        status = problems(e.lines());
      }
    }
    return status;
  }

  private int problems(List<String> lines) {
    PrintWriter err = command.commandLine().getErr();
    lines.forEach(err::println);
    err.flush();
    return lines.isEmpty() ? 0 : FAULTS;
  }
}
