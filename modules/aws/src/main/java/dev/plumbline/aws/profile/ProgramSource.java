package dev.plumbline.aws.profile;

import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.AwsException.Kind;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.ProcessCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;

/**
 * Keys that a program of this computer prints: that of {@code credential_process}, or the AWS
 * command line for a profile of {@code aws login}. It runs each time keys are needed, and not
 * before.
 */
final class ProgramSource implements Renewing.Source {
  /** The first that knows {@code aws login}. */
  private static final String VERSION = "The AWS command line must be 2.32 or later: aws --version";

  private static final boolean WINDOWS = File.separatorChar == '\\';
  private static final Pattern ENDED =
      Pattern.compile("non-zero exit value \\((-?\\d+)\\) with error message:(.*)", Pattern.DOTALL);

  /** As {@link ProcessBuilder#start} begins. */
  private static final Pattern NOT_RUN = Pattern.compile("^Cannot run program");

  private static final int SHOWN = 300;

  /** What is said of a run that gave no keys. */
  private interface Failed {
    AwsException explained(String likely, RuntimeException reason);
  }

  private final ProcessCredentialsProvider program;
  private final Failed failed;

  private ProgramSource(List<String> command, Failed failed) {
    this.program = ProcessCredentialsProvider.builder().command(command).build();
    this.failed = failed;
  }

  /** What {@code credential_process} says, which is a line for a shell. */
  static ProgramSource ofProfile(Profile profile) {
    String line = profile.property("credential_process").orElse("");
    return new ProgramSource(
        WINDOWS ? List.of("cmd.exe", "/C", line) : List.of("sh", "-c", line),
        (likely, reason) ->
            AwsException.of(
                    Kind.SIGN_IN,
                    "The program that gives keys to profile \"" + profile.name() + "\" failed.")
                .likely(likely)
                .advice("Run it in a terminal: it stands at credential_process in the profile.")
                .reason(reason)
                .build());
  }

  /**
   * The AWS command line, which hands out the keys that {@code aws login} brought and renews them
   * (AWS CLI user guide, sign-in with console credentials: for programs that cannot read them).
   *
   * @throws AwsException when it is not on the PATH
   */
  static ProgramSource ofAwsLogin(AwsEnvironment environment, String profile) throws AwsException {
    String login = "aws login";
    Path aws =
        onPath(environment, WINDOWS ? "aws.exe" : "aws")
            .orElseThrow(
                () ->
                    AwsException.of(
                            Kind.CONFIGURATION,
                            "Profile \""
                                + profile
                                + "\" signs in by aws login, whose keys only"
                                + " the AWS command line hands out.")
                        .likely("There is no program aws on the PATH.")
                        .advice(
                            "Install the AWS command line, 2.32 or later, then run: "
                                + Renewal.command(login, profile))
                        .build());
    return new ProgramSource(
        List.of(
            aws.toString(),
            "configure",
            "export-credentials",
            "--profile",
            profile,
            "--format",
            "process"),
        (likely, reason) ->
            Renewal.of(
                    "Profile \"" + profile + "\" gets no keys by aws login.",
                    login,
                    profile,
                    VERSION)
                .likely(likely)
                .reason(reason)
                .build());
  }

  @Override
  public AwsCredentials fetch() throws AwsException {
    try {
      return program.resolveCredentials();
    } catch (RuntimeException e) {
      throw failed.explained(why(e), e);
    }
  }

  /** Nothing of what it printed where the keys are due, which the reader of JSON would cite. */
  private static String why(RuntimeException failure) {
    Throwable last = failure;
    while (last.getCause() != null && !NOT_RUN.matcher(text(last)).find()) {
      last = last.getCause();
    }
    Matcher ended = ENDED.matcher(text(last));
    if (ended.find()) {
      String said = ended.group(2).strip().replaceAll("\\s+", " ");
      return said.isEmpty()
          ? "The program ended with status " + ended.group(1) + " and said nothing."
          : "The program said: " + said.substring(0, Math.min(said.length(), SHOWN));
    }
    return NOT_RUN.matcher(text(last)).find()
        ? text(last)
        : "What the program printed is not in the form that is due.";
  }

  private static String text(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  private static Optional<Path> onPath(AwsEnvironment environment, String name) {
    return environment.variables().entrySet().stream()
        .filter(v -> WINDOWS ? v.getKey().equalsIgnoreCase("PATH") : v.getKey().equals("PATH"))
        .flatMap(v -> Stream.of(v.getValue().split(File.pathSeparator)))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> file(folder, name).stream())
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static Optional<Path> file(String folder, String name) {
    try {
      return Optional.of(Path.of(folder, name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
