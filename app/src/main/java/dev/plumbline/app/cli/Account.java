package dev.plumbline.app.cli;

import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.Scenario;
import dev.plumbline.lab.aws.PracticeAws;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.stream.Collectors;

/** The account that a served practice instance lives in, where it was asked for. */
record Account(Optional<PracticeAws> aws) implements AutoCloseable {
  /**
   * @param port absent when no account is wanted
   */
  static Account of(Scenario scenario, LabServer server, Optional<Integer> port)
      throws IOException {
    if (port.isEmpty()) {
      return new Account(Optional.empty());
    }
    PracticeAws.Setting setting = PracticeAws.Setting.of(port.get(), server);
    return new Account(Optional.of(PracticeAws.start(scenario, scenario.recording(), setting)));
  }

  /** What to type to reach it. */
  void describe(PrintWriter out) {
    aws.ifPresent(
        account -> {
          out.println(
              account.variables().entrySet().stream()
                  .map(Object::toString)
                  .collect(Collectors.joining(" ", "export ", "")));
          out.printf("plumbline capture --ssm %s --out case.plumb%n", account.instanceId());
        });
  }

  @Override
  public void close() throws IOException {
    if (aws.isPresent()) {
      aws.get().close();
    }
  }
}
