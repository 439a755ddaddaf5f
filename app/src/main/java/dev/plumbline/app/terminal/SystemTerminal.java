package dev.plumbline.app.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Opens the system's own terminal program with the shell of an instance in it. The words of the
 * command go to it one by one, never as a line for a shell to read.
 */
public final class SystemTerminal {
  private static final String NAME = "plumbline";
  private static final long FAILS_WITHIN_SECONDS = 2;

  /** Terminal programs and the words that stand before a command. */
  private static final List<List<String>> LINUX =
      List.of(
          List.of("x-terminal-emulator", "-e"),
          List.of("gnome-terminal", "--"),
          List.of("konsole", "-e"),
          List.of("xfce4-terminal", "-x"),
          List.of("mate-terminal", "-x"),
          List.of("kitty"),
          List.of("alacritty", "-e"),
          List.of("foot"),
          List.of("xterm", "-e"));

  private static final List<List<String>> WINDOWS =
      List.of(List.of("wt.exe", "new-tab"), List.of("conhost.exe"));

  /** Terminal takes a line only; AppleScript's own quoting makes one of the words. */
  private static final List<List<String>> MAC =
      List.of(
          List.of(
              "osascript",
              "-e",
              "on run argv",
              "-e",
              "set whole to \"\"",
              "-e",
              "repeat with one in argv",
              "-e",
              "set whole to whole & quoted form of (one as text) & \" \"",
              "-e",
              "end repeat",
              "-e",
              "tell application \"Terminal\"",
              "-e",
              "activate",
              "-e",
              "do script whole",
              "-e",
              "end tell",
              "-e",
              "end run"));

  private final String system;
  private final Map<String, String> variables;
  private final String program;

  /** That of this computer, and this program. */
  public SystemTerminal() {
    this(System.getProperty("os.name", ""), System.getenv(), ownProgram());
  }

  /**
   * @param system name of the operating system
   * @param variables of the environment; {@code PATH} says where programs are
   * @param program this program's file, or its name
   */
  SystemTerminal(String system, Map<String, String> variables, String program) {
    this.system = system.toLowerCase(Locale.ROOT);
    this.variables = Map.copyOf(variables);
    this.program = program;
  }

  /** The launcher says where it is, and so does an installed program's. */
  private static String ownProgram() {
    return Stream.of("plumbline.program", "jpackage.app-path")
        .flatMap(name -> Optional.ofNullable(System.getProperty(name)).stream())
        .findFirst()
        .orElse(NAME);
  }

  /**
   * Opens a window with a shell. Waits a moment for a terminal program that fails at once.
   *
   * @param source as on the command line: {@code --profile web}, {@code --ssm i-... --region R}
   * @throws IOException when there is no terminal program; its message holds the command to copy
   */
  public void open(List<String> source) throws IOException {
    List<String> words = new ArrayList<>(List.of(program, "shell", "--hold"));
    words.addAll(source);
    for (List<String> terminal : known()) {
      Optional<Path> file = find(terminal.getFirst());
      if (file.isPresent() && starts(file.get(), terminal, words)) {
        return;
      }
    }
    throw new IOException(
        "No terminal program was found on this computer. Type in one: " + command(source));
  }

  /** The same as a line to copy into a terminal. */
  public static String command(List<String> source) {
    return Stream.concat(Stream.of(NAME, "shell"), source.stream())
        .map(SystemTerminal::quoted)
        .collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9@%+=:,./_-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private List<List<String>> known() {
    if (system.contains("win")) {
      return WINDOWS;
    }
    return system.contains("mac") ? MAC : LINUX;
  }

  private Optional<Path> find(String name) {
    return Stream.of(variables.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> path(folder, name).stream())
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> path(String folder, String name) {
    try {
      return Optional.of(Path.of(folder, name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** False when it failed at once, as one does that finds no display. */
  private static boolean starts(Path file, List<String> terminal, List<String> words)
      throws IOException {
    List<String> all = new ArrayList<>(terminal);
    all.set(0, file.toString());
    all.addAll(words);
    Process started =
        new ProcessBuilder(all)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return !started.waitFor(FAILS_WITHIN_SECONDS, TimeUnit.SECONDS) || started.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
