package dev.plumbline.app.integration;

import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ConnectionProgress;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.logs.Backoff;
import dev.plumbline.logs.LiveTail;
import dev.plumbline.logs.LogSource;
import dev.plumbline.logs.LogStore;
import dev.plumbline.logs.LogView;
import dev.plumbline.logs.Signatures;
import dev.plumbline.model.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Follows a file from inside a network namespace, which no thread of a Java program can enter by
 * itself. Prints each state and each number of rows; at the end of its input, the rows.
 */
final class FollowInside {
  private FollowInside() {}

  /** Takes port, user key, host key fingerprint, ssh_config, the file to follow, a folder. */
  public static void main(String[] args) throws IOException {
    ConnectionProfile profile =
        ConnectionProfile.of("inside", "127.0.0.1")
            .withPort(OptionalInt.of(Integer.parseInt(args[0])))
            .withUser(Optional.of("root"))
            .withIdentityFiles(List.of(args[1]))
            .withAgent(false)
            .withPinnedHostKey(Optional.of(args[2]));
    SshConnector connector =
        new SshConnector(LocalEnvironment.system().withSshConfig(Path.of(args[3])));
    LiveTail.Options options =
        new LiveTail.Options(
            new Backoff(List.of(Duration.ofMillis(200)), () -> 0),
            Duration.ofMillis(100),
            10,
            Long.MAX_VALUE,
            true);
    LogSource source = new LogSource.RemoteFile(args[4]);
    try (LogStore store = new LogStore(Path.of(args[5]), List.of(source), Signatures.shipped());
        LiveTail tail =
            new LiveTail(
                () ->
                    connector.connect(
                        profile,
                        ConnectionPrompts.none(),
                        ConnectionProgress.none(),
                        Cancellation.none()),
                store,
                options)) {
      tail.onState(state -> System.out.println(state.getClass().getSimpleName()));
      store.onChange(() -> System.out.println("rows " + store.view().size()));
      tail.start();
      while (System.in.read() >= 0) {}
      LogView view = store.view();
      for (long row = 0; row < view.size(); row++) {
        System.out.println(view.line(row).message());
      }
    }
  }
}
