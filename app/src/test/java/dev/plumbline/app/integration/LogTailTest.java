package dev.plumbline.app.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.connect.ConnectionProgress;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.logs.LiveTail;
import dev.plumbline.logs.LogSource;
import dev.plumbline.logs.LogStore;
import dev.plumbline.logs.Signatures;
import dev.plumbline.logs.TailState;
import dev.plumbline.model.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The tail over a real OpenSSH server. */
@Execution(ExecutionMode.CONCURRENT)
class LogTailTest {
  private static final int LINES = 50_000;
  private static final int CUTS = 3;

  @TempDir private Path folder;
  private final List<Shell> shells = new CopyOnWriteArrayList<>();

  @Test
  void fiftyThousandLinesComeOnceOverThreeCutConnectionsAndARotation() throws Exception {
    NamespaceHost.assumePossible();
    Path file = Files.createFile(folder.resolve("app.log"));
    NumberedLog log = new NumberedLog(file);
    try (NamespaceHost host =
        NamespaceHost.start(PracticeLab.find("healthy-2-eni").orElseThrow().recording())) {
      LogSource source = new LogSource.RemoteFile(file.toString());
      try (LogStore store =
              new LogStore(folder.resolve("store"), List.of(source), Signatures.shipped());
          LiveTail tail = new LiveTail(() -> connect(host), store, NumberedLog.options())) {
        List<TailState> states = new CopyOnWriteArrayList<>();
        tail.onState(states::add);
        tail.start();
        for (int part = 0; part < 5; part++) {
          if (part == 3) {
            Files.move(file, folder.resolve("app.log.1"));
          }
          log.write(part * LINES / 5, (part + 1) * LINES / 5);
          if (part < CUTS) {
            cut(store, part * LINES / 5 + 1);
          }
        }
        NumberedLog.until(() -> store.view().size() >= LINES && store.settled());
        NumberedLog.assertWhole(store.view(), LINES);
        assertThat(states.stream().filter(TailState.Connected.class::isInstance))
            .hasSizeGreaterThan(CUTS);
      }
    }
  }

  private Shell connect(NamespaceHost host) throws IOException {
    Shell shell =
        new SshConnector(LocalEnvironment.system())
            .connect(
                host.profile(),
                ConnectionPrompts.none(),
                ConnectionProgress.none(),
                Cancellation.none());
    shells.add(shell);
    return shell;
  }

  /** Ends the connection without a goodbye once lines have come over it. */
  private void cut(LogStore store, int atLeast) throws InterruptedException {
    NumberedLog.until(() -> store.view().size() >= atLeast);
    int connection = shells.size();
    shells.getLast().close();
    NumberedLog.until(() -> shells.size() > connection);
  }
}
