package dev.plumbline.aws;

import dev.plumbline.aws.profile.AwsLogin;
import dev.plumbline.aws.profile.AwsPrompts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A computer made up for a test: a home folder, variables, every service at the stand-in. */
public final class Here {
  private Here() {}

  public static AwsEnvironment environment(Path home, StandIn aws, String... variables) {
    Map<String, String> all = new HashMap<>();
    all.put("AWS_ENDPOINT_URL", aws.url());
    all.put("AWS_EC2_METADATA_DISABLED", "true");
    for (int i = 0; i < variables.length; i += 2) {
      all.put(variables[i], variables[i + 1]);
    }
    return new AwsEnvironment(all, home);
  }

  /** Signed in with the keys of a user. */
  public static AwsAccount account(StandIn aws) {
    AwsEnvironment environment =
        environment(
            Path.of("/nonexistent"),
            aws,
            "AWS_ACCESS_KEY_ID",
            "AKIAEXAMPLE",
            "AWS_SECRET_ACCESS_KEY",
            "secret");
    try {
      return new AwsLogin(environment, AwsPrompts.none())
          .open(Optional.empty(), Optional.of("eu-west-1"));
    } catch (AwsException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of {@code src/test/resources}. */
  public static String resource(String name) {
    try {
      return Files.readString(Path.of("src/test/resources", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }
}
