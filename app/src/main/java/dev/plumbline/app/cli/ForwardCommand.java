package dev.plumbline.app.cli;

import dev.plumbline.app.live.Reach;
import dev.plumbline.app.live.SignIns;
import dev.plumbline.connect.ssm.AccountSessions;
import dev.plumbline.connect.ssm.PortForward;
import dev.plumbline.connect.ssm.SessionEnd;
import dev.plumbline.connect.ssm.SessionException;
import dev.plumbline.connect.ssm.SessionRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline forward}: a port of this computer that leads to an instance, by a session. */
@Command(
    name = "forward",
    mixinStandardHelpOptions = true,
    description =
        "Leads a port of 127.0.0.1 to a port of an instance, or of a host that the instance"
            + " reaches, through Session Manager.")
public final class ForwardCommand implements Callable<Integer> {
  private static final Pattern TARGET =
      Pattern.compile("(?:(?<host>[A-Za-z0-9._-]+|\\[[0-9a-fA-F:.]+]):)?(?<port>\\d{1,5})");
  private static final int HIGHEST_PORT = 65_535;

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private SourceOptions sources = new SourceOptions();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "[HOST:]PORT",
      description = "Port of the instance, or of a host as the instance names it.")
  private String to = "";

  @Option(
      names = "--listen",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port on 127.0.0.1; any free one by default.")
  private int listen;

  @Override
  public Integer call() throws SourceException {
    if (!(sources.single() instanceof SsmSource source)) {
      throw new ParameterException(
          command.commandLine(),
          "Ports are forwarded through Session Manager: name the instance by --ssm i-... or a saved"
              + " one of an account.");
    }
    CompletableFuture<Optional<SessionEnd>> end = new CompletableFuture<>();
    try (Interrupt _ = Interrupt.runs(() -> end.complete(Optional.empty()))) {
      return forward(source, end);
    }
  }

  /**
   * Forwards until the session ends, or the given end is there.
   *
   * @throws SourceException when the session cannot begin, or ends otherwise than it should
   */
  int forward(SsmSource source, CompletableFuture<Optional<SessionEnd>> end)
      throws SourceException {
    Matcher target = target();
    PrintWriter err = command.commandLine().getErr();
    try (SignIns signIns = source.signIns();
        Reach reach = source.reach(signIns);
        PortForward forward =
            PortForward.open(
                request(reach.instance(), target),
                AccountSessions.of(reach.signedIn()),
                listen,
                words -> say(err, words))) {
      PrintWriter out = command.commandLine().getOut();
      out.printf(
          "127.0.0.1:%d leads to %s of %s. Ctrl+C ends it.%n",
          forward.address().getPort(), to, reach.instance());
      out.flush();
      forward.end().thenAccept(session -> end.complete(Optional.of(session)));
      Optional<SessionEnd> failure = end.join().filter(e -> !e.normal());
      if (failure.isPresent()) {
        throw new SessionException(failure.get().why());
      }
      return 0;
    } catch (IOException e) {
      throw new SourceException(SourceException.NOT_CONNECTED, e);
    }
  }

  private static void say(PrintWriter err, String words) {
    err.println(Terminal.safe(words));
    err.flush();
  }

  private Matcher target() {
    Matcher target = TARGET.matcher(to);
    if (!target.matches() || Integer.parseInt(target.group("port")) > HIGHEST_PORT) {
      throw new ParameterException(
          command.commandLine(), to + " is no port: write PORT or HOST:PORT");
    }
    return target;
  }

  private static SessionRequest request(String instance, Matcher target) {
    int port = Integer.parseInt(target.group("port"));
    String host = target.group("host");
    return host == null
        ? SessionRequest.port(instance, port)
        : SessionRequest.remotePort(instance, host.replaceAll("[\\[\\]]", ""), port);
  }
}
