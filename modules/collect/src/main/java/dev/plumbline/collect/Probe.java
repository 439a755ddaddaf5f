package dev.plumbline.collect;

import dev.plumbline.model.CommandRun;
import java.util.regex.Pattern;

/**
 * One read-only command and the file of the recording that keeps its output.
 *
 * @param file canonical file name; a name that ends in {@code /} is a folder, whose command frames
 *     several files (see {@link TreeOutput})
 * @param command fixed POSIX shell text; nothing from an instance is ever put into it
 * @param seconds time limit
 * @param bytes limit of the output
 * @param rights with which rights it runs
 */
public record Probe(String file, String command, int seconds, long bytes, Rights rights) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+/?");
  private static final Pattern REFUSED =
      Pattern.compile(
          "(?i)not permitted|permission denied|access denied|insufficient permission"
              + "|not seeing messages from other users|you must be root");

  /** A probe of the user who logged in, with the usual limits. */
  public static Probe of(String file, String command) {
    return new Probe(file, command, 10, 4_000_000, Rights.USER);
  }

  public Probe {
    if (!NAME.matcher(file).matches()) {
      throw new IllegalArgumentException("not a file name of a recording: " + file);
    }
  }

  /** The same probe with other rights. */
  public Probe as(Rights other) {
    return new Probe(file, command, seconds, bytes, other);
  }

  /** The same probe with other limits. */
  public Probe within(int otherSeconds, long otherBytes) {
    return new Probe(file, command, otherSeconds, otherBytes, rights);
  }

  /** True when the output is several files. */
  public boolean isTree() {
    return file.endsWith("/");
  }

  /** True when a program complained that the user may not see everything. */
  static boolean lackedRights(CommandRun run) {
    return run.stderr().filter(text -> REFUSED.matcher(text).find()).isPresent();
  }
}
