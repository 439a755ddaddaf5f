package dev.plumbline.connect.ssh;

import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionStage;
import dev.plumbline.connect.RemoteProcess;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.SshConnector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import net.schmizz.sshj.connection.channel.OpenFailException;

/** Makes sure that the account runs what it is asked to. */
final class ShellCheck {
  private static final int MAX_BYTES = 16 * 1024;

  private ShellCheck() {}

  static String run(Shell shell, Hop hop, Guard guard, Patience patience)
      throws ConnectionException {
    try (RemoteProcess process = shell.exec(SshConnector.SHELL_CHECK)) {
      process.stdin().close();
      CompletableFuture<String> errors = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> errors.complete(drained(process)));
      String output = guard.within(patience.shell(), () -> text(process));
      if (output.contains(SshConnector.SHELL_READY)) {
        return "commands run";
      }
      boolean ended = process.join(Duration.ofSeconds(5));
      throw refused(hop, process, ended, output + errors.join());
    } catch (ConnectionException e) {
      throw e;
    } catch (IOException | CompletionException e) {
      if (e.getCause() instanceof OpenFailException) {
        throw failure(
            hop,
            "the log-in worked, but the server opens no session",
            "MaxSessions 0 in its sshd_config, or the account may only forward connections",
            List.of("Use an account that may run commands, or allow sessions in sshd_config"));
      }
      throw failure(
          hop,
          guard.timedOut()
              ? "no shell answered within " + patience.shell().toSeconds() + " s"
              : Failures.text(e),
          "The log-in scripts of the account hang, or the server limits sessions",
          List.of("Log in with the ssh command and look at the start-up files of the shell"));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String drained(RemoteProcess process) {
    try {
      return new String(process.stderr().readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static String text(RemoteProcess process) throws IOException {
    return new String(process.stdout().readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
  }

  private static ConnectionException refused(
      Hop hop, RemoteProcess process, boolean ended, String said) {
    String line = said.strip().lines().reduce((first, last) -> last).orElse("");
    String shown =
        line.isEmpty() ? "" : ": \"" + line.substring(0, Math.min(200, line.length())) + "\"";
    boolean failed = ended && process.exit().orElse(0) != 0;
    return failed
        ? failure(
            hop,
            "the account has no shell" + shown,
            "Its shell is nologin or false, or only file transfer is allowed",
            List.of("Use an account that may run commands"))
        : failure(
            hop,
            "the account runs a fixed command" + shown,
            "ForceCommand in sshd_config or command= in authorized_keys",
            List.of("Use another key or account"));
  }

  private static ConnectionException failure(
      Hop hop, String what, String cause, List<String> advice) {
    return Failures.failure(hop, ConnectionStage.SHELL, what, cause, advice);
  }
}
