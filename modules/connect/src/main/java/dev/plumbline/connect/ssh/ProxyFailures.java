package dev.plumbline.connect.ssh;

import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionStage;
import dev.plumbline.connect.ProxyProgram;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** What to say when the program of a ProxyCommand does not bring the connection about. */
final class ProxyFailures {
  private static final String AROUND =
      "Or name a jump host in the profile, or leave ~/.ssh/config out of it";

  private ProxyFailures() {}

  static ConnectionException notAllowed(Hop hop, ProxyProgram program) {
    return Failures.failure(
        hop,
        ConnectionStage.CONFIGURATION,
        "~/.ssh/config reaches it by a program that was not allowed to run: " + program.command(),
        "A ProxyCommand runs on this computer with your rights",
        List.of("Connect again and allow it, if you know the program", AROUND));
  }

  static ConnectionException notStarted(Hop hop, String why) {
    return failure(hop, "could not be started: " + why, "");
  }

  /** No identification came within the limit. */
  static ConnectionException silent(Hop hop, Duration limit, String lastWords) {
    return failure(
        hop, "brought no answer within " + limit.toSeconds() + " s" + quoted(lastWords), lastWords);
  }

  /** The connection ended before the server identified itself. */
  static ConnectionException ended(Hop hop, OptionalInt status, String lastWords) {
    String how =
        status.isPresent() ? "ended with status " + status.getAsInt() : "closed the connection";
    return failure(hop, how + " before the server answered" + quoted(lastWords), lastWords);
  }

  private static String quoted(String words) {
    return words.isEmpty() ? "" : ": \"" + words + "\"";
  }

  private static ConnectionException failure(Hop hop, String what, String said) {
    String command = hop.program().map(ProxyProgram::command).orElse("");
    return Failures.failure(
        hop,
        ConnectionStage.TCP,
        "the program of the ProxyCommand " + what,
        said.isEmpty()
            ? "It could not reach the instance, or it waits for something it cannot ask for here"
            : "The words are the program's own",
        List.of("Run it in a terminal to see what it says: " + command, AROUND));
  }
}
