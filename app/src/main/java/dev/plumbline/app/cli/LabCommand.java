package dev.plumbline.app.cli;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline lab}: the practice instances. */
@Command(name = "lab", description = "Lists and serves the practice instances.")
public final class LabCommand {
  @Spec private CommandSpec command = CommandSpec.create();

  @Command(name = "list", description = "Lists the practice instances.")
  int list() {
    PrintWriter out = command.commandLine().getOut();
    for (Scenario scenario : PracticeLab.scenarios()) {
      out.printf("%-36s %-16s %s%n", scenario.id(), scenario.group(), scenario.symptom());
    }
    out.flush();
    return 0;
  }
}
