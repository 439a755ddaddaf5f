package dev.plumbline.aws.session;

/**
 * What Run Command brought back.
 *
 * @param id of the command, also found in CloudTrail and in the console
 * @param status such as {@code Success}, {@code Failed}, {@code TimedOut}
 * @param exit of the script; -1 when it did not run to its end
 * @param stdout the first 24,000 characters of it
 * @param stdoutCut true when there was more
 * @param stderr the first 8,000 characters of it
 * @param stderrCut true when there was more
 */
public record CommandResult(
    String id,
    String status,
    int exit,
    String stdout,
    boolean stdoutCut,
    String stderr,
    boolean stderrCut) {}
