package dev.plumbline.connect.profile;

import dev.plumbline.model.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * ProxyCommands a person has allowed to run, one exact command a line in {@code
 * allowed-programs.txt} of the configuration folder. Taking a line out asks again. Thread-safe.
 */
public final class AllowedPrograms {
  private static final Object LOCK = new Object();
  private static final String HEAD =
      "# Programs Plumbline may run to reach an instance (ProxyCommand). Delete a line to be asked"
          + " again.";

  private final Path file;

  /**
   * @param folder the configuration folder: {@link dev.plumbline.connect.LocalEnvironment#folder()}
   */
  public AllowedPrograms(Path folder) {
    this.file = folder.resolve("allowed-programs.txt");
  }

  /** Whether this command, letter by letter, was allowed. */
  public boolean contains(String command) throws IOException {
    synchronized (LOCK) {
      return oneLine(command) && lines().contains(command);
    }
  }

  /** Remembers a command; one that does not fit on a line is not remembered. */
  public void add(String command) throws IOException {
    synchronized (LOCK) {
      if (!oneLine(command) || lines().contains(command)) {
        return;
      }
      List<String> all = new ArrayList<>(lines());
      if (all.isEmpty()) {
        all.add(HEAD);
      }
      all.add(command);
      AtomicFile.write(file, String.join("\n", all) + "\n");
    }
  }

  private List<String> lines() throws IOException {
    return Files.exists(file)
        ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()
        : List.of();
  }

  private static boolean oneLine(String command) {
    return !command.isBlank() && !command.startsWith("#") && command.lines().count() == 1;
  }
}
