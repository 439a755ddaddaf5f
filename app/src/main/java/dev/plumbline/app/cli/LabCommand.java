package dev.plumbline.app.cli;

import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline lab}: the practice instances. */
@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    description = "Lists and serves the practice instances.",
    synopsisSubcommandLabel = "(list | serve)")
public final class LabCommand {
  @Spec private CommandSpec command = CommandSpec.create();

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the practice instances by the system they are practice for.")
  int list() {
    PrintWriter out = command.commandLine().getOut();
    String group = "";
    for (Scenario scenario : PracticeLab.scenarios()) {
      if (!scenario.group().equals(group)) {
        group = scenario.group();
        out.println(group);
      }
      out.printf("  %-36s %s%n", scenario.id(), scenario.symptom());
    }
    out.flush();
    return 0;
  }

  @Command(
      name = "serve",
      mixinStandardHelpOptions = true,
      description =
          "Serves one practice instance on the loopback address until stopped: over SSH, and by"
              + " way of its AWS account.")
  int serve(
      @Parameters(paramLabel = "SCENARIO", description = "Name of the practice instance.")
          String id,
      @Option(
              names = "--ssh-port",
              paramLabel = "N",
              defaultValue = "0",
              description = "Port on 127.0.0.1; any free one by default.")
          int port,
      @Option(
              names = "--aws-port",
              paramLabel = "N",
              description =
                  "Serves the account of the instance too, Session Manager included, on this port;"
                      + " 0 for any free one.")
          @Nullable Integer awsPort)
      throws SourceException, InterruptedException {
    Scenario scenario =
        PracticeLab.find(id)
            .orElseThrow(
                () ->
                    new ParameterException(
                        command.commandLine(),
                        "There is no practice instance " + id + "; see plumbline lab list."));
    try (LabServer server = LabServer.start(scenario, port);
        Account account = Account.of(scenario, server, Optional.ofNullable(awsPort))) {
      PrintWriter out = command.commandLine().getOut();
      out.printf("%s: %s%n", scenario.title(), scenario.symptom());
      String way =
          "--ssh %s@%s:%d --identity %s"
              .formatted(LabServer.USER, server.host(), server.port(), server.keyFile());
      out.printf("plumbline capture %s --out case.plumb%n", way);
      out.printf("plumbline logs %s --follow%n", way);
      account.describe(out);
      out.printf("Host key %s. Ctrl+C ends it.%n", server.hostKeyFingerprint());
      out.flush();
      CountDownLatch stopped = new CountDownLatch(1);
      try (Interrupt _ = Interrupt.runs(stopped::countDown)) {
        stopped.await();
      }
      return 0;
    } catch (IOException e) {
      throw new SourceException(SourceException.UNREADABLE, e);
    }
  }
}
