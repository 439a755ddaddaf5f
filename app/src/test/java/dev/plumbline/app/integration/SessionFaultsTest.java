package dev.plumbline.app.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.connect.Shell;
import dev.plumbline.connect.ssm.SessionTerminal;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.aws.Faults;
import dev.plumbline.lab.aws.PracticeAws;
import dev.plumbline.logs.LiveTail;
import dev.plumbline.logs.LogSource;
import dev.plumbline.logs.LogStore;
import dev.plumbline.logs.Signatures;
import dev.plumbline.session.TerminalSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Over a path that loses, doubles, reorders, closes and falls silent nothing is lost or doubled.
 */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class SessionFaultsTest {
  private static final int LINES = 20_000;

  @TempDir private Path folder = Path.of("");

  /** The silence is longer than SSH alone takes for the end of a connection. */
  @Test
  void everyLineIsTailedOnceOverOneConnection() throws Exception {
    NamespaceHost.assumePossible();
    Path file = Files.createFile(folder.resolve("app.log"));
    NumberedLog log = new NumberedLog(file);
    Faults faults = new Faults(3, 0.01, 0.02, 0.02, 800, Duration.ofSeconds(30), 300, 2);
    List<Shell> shells = new CopyOnWriteArrayList<>();
    LogSource source = new LogSource.RemoteFile(file.toString());
    try (NamespaceHost host =
            NamespaceHost.start(PracticeLab.find("healthy-2-eni").orElseThrow().recording());
        SessionPath path =
            SessionPath.start(
                PracticeAws.Setting.of(0, host.profile().port().orElseThrow()).withFaults(faults),
                folder);
        LogStore store =
            new LogStore(folder.resolve("store"), List.of(source), Signatures.shipped());
        LiveTail tail =
            new LiveTail(
                () -> shells.getLast().isOpen() ? shells.getLast() : opened(path, host, shells),
                store,
                NumberedLog.options())) {
      opened(path, host, shells);
      tail.start();
      for (int part = 0; part < 5; part++) {
        log.write(part * LINES / 5, (part + 1) * LINES / 5);
        int written = part * LINES / 5;
        NumberedLog.until(() -> store.view().size() > written);
      }
      NumberedLog.until(() -> store.view().size() >= LINES && store.settled());
      NumberedLog.assertWhole(store.view(), LINES);
      assertThat(shells).hasSize(1);
    } finally {
      shells.forEach(Shell::close);
    }
  }

  static Stream<Faults> faults() {
    return Stream.of(
        Faults.lossy(11),
        Faults.lossy(12).closing(300).refusing(2),
        Faults.none().closing(260).refusing(1),
        Faults.none().silent(Duration.ofSeconds(30), 100));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aShellShowsTheSameBytesAsOverAGoodPath(Faults faults) throws Exception {
    byte[] good = shown(Faults.none());
    assertThat(good).hasSizeGreaterThan(500_000);
    assertThat(shown(faults)).isEqualTo(good);
  }

  /** What the plain shell of Session Manager shows while commands are typed ahead. */
  private byte[] shown(Faults faults) throws Exception {
    String round = "ip -j rule show\rno such\u0003networkctl status --all --no-pager\rhelp\r";
    try (SessionPath path =
            SessionPath.start(PracticeAws.Setting.of(0, 1).withFaults(faults), folder);
        SessionTerminal terminal =
            SessionTerminal.open(
                path.services(), path.instance(), new TerminalSize(80, 24), sentence -> {})) {
      Thread keys =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      for (int i = 0; i < 150; i++) {
                        terminal.input().write(round.getBytes(UTF_8));
                      }
                      terminal.input().write("exit\r".getBytes(UTF_8));
                    } catch (IOException e) {
                      throw new AssertionError(e);
                    }
                  });
      byte[] all = terminal.output().readAllBytes();
      keys.join();
      assertThat(terminal.join()).isEmpty();
      return all;
    }
  }

  private static Shell opened(SessionPath path, NamespaceHost host, List<Shell> shells)
      throws IOException {
    Shell shell = path.shell(host.profile());
    shells.add(shell);
    return shell;
  }
}
