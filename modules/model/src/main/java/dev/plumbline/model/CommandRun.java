package dev.plumbline.model;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a file of a recording was made.
 *
 * @param command as run on the instance; data to show, never to run
 * @param exit exit status, absent where it was not kept
 * @param seconds duration, absent where it was not kept
 * @param stderr what the command complained about, absent where it was not kept
 * @param cut why the output is not whole (time limit, size limit), absent when it is
 */
public record CommandRun(
    String command,
    OptionalInt exit,
    OptionalDouble seconds,
    Optional<String> stderr,
    Optional<String> cut) {
  public static CommandRun of(String command) {
    return new CommandRun(
        command, OptionalInt.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty());
  }
}
