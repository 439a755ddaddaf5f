package dev.plumbline.aws.profile;

import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.AwsException.Kind;
import dev.plumbline.aws.client.CliNames;
import java.util.stream.Stream;

/** A sign-in that a command of the AWS command line renews, typed by the person. */
final class Renewal {
  private Renewal() {}

  /**
   * Says so.
   *
   * @param command {@code aws sso login} or {@code aws login}
   * @param besides more advice
   */
  static AwsException.Builder of(String what, String command, String profile, String... besides) {
    String whole = command(command, profile);
    return AwsException.of(Kind.SIGN_IN, what)
        .advice(
            Stream.concat(Stream.of("Run: " + whole), Stream.of(besides)).toArray(String[]::new))
        .renew(whole);
  }

  /** With the profile, as a shell takes it. */
  static String command(String command, String profile) {
    return command + " --profile " + CliNames.quoted(profile);
  }
}
