package dev.plumbline.app.integration;

import dev.plumbline.collect.Capture;
import dev.plumbline.collect.CaptureProgress;
import dev.plumbline.collect.Probes;
import dev.plumbline.connect.ConnectionProgress;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.Recording;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a practice instance: brings a starting folder to life in a real kernel and captures it. A
 * program; see modules/lab/tools/README.md.
 */
public final class RecordPracticeHost {
  /** Files that would tell about the machine it was made on, and not about the practice host. */
  private static final Set<String> OWN = Set.of("hostname.txt", "id.txt", "rpm-q.txt");

  /** What networkd is told on the practice host, and not on the machine it was made on. */
  private static final String SETTINGS = "networkd-conf.txt";

  private RecordPracticeHost() {}

  /** Takes the starting folder and the file to write. */
  public static void main(String[] args) throws Exception {
    Recording start = Recording.open(Path.of(args[0]));
    Recording captured;
    try (NamespaceHost host = NamespaceHost.start(start);
        Shell shell =
            new SshConnector(LocalEnvironment.system())
                .connect(
                    host.profile(),
                    ConnectionPrompts.none(),
                    ConnectionProgress.none(),
                    Cancellation.none())) {
      captured =
          Capture.run(shell, Probes.policyRouting(), CaptureProgress.silent(), Cancellation.none());
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    Map<String, CommandRun> commands = new HashMap<>(captured.manifest().commands());
    for (String file : captured.files()) {
      boolean failed = captured.command(file).filter(run -> run.exit().orElse(0) != 0).isPresent();
      if (!OWN.contains(file) && !failed) {
        Recording from = file.equals(SETTINGS) ? start : captured;
        files.put(file, from.bytes(file).orElseThrow());
      }
    }
    commands.keySet().removeIf(f -> !f.endsWith("/") && !files.containsKey(f));
    Manifest manifest =
        new Manifest(
            start.name(),
            Optional.empty(),
            Optional.of("lab"),
            captured.captured(),
            start.manifest().packageVersion(),
            commands,
            List.of(),
            List.of(),
            start.manifest().raw());
    Recording.of(manifest, files).save(Path.of(args[1]));
  }
}
