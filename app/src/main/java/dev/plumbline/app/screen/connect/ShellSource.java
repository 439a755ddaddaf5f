package dev.plumbline.app.screen.connect;

import dev.plumbline.connect.AwsTarget;
import dev.plumbline.connect.ConnectionProfile;
import java.util.ArrayList;
import java.util.List;

/** An instance as the command line names it. */
public final class ShellSource {
  private ShellSource() {}

  /** The words of an instance that need not be saved: {@code --ssm i-... --region R}. */
  static List<String> of(ConnectionProfile profile) {
    List<String> words = new ArrayList<>();
    profile.aws().ifPresent(aws -> words.addAll(words(profile, aws)));
    return List.copyOf(words);
  }

  private static List<String> words(ConnectionProfile profile, AwsTarget aws) {
    String user = profile.user().map(u -> u + "@").orElse("");
    List<String> words =
        new ArrayList<>(List.of("--ssm", user + aws.instance(), "--region", aws.region()));
    aws.profile().ifPresent(p -> words.addAll(List.of("--aws-profile", p)));
    return words;
  }

  /** The words of a saved one. */
  public static List<String> saved(ConnectionProfile profile) {
    return List.of("--profile", profile.name());
  }
}
