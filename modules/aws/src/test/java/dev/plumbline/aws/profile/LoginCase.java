package dev.plumbline.aws.profile;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.Here;
import dev.plumbline.aws.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A made-up home folder with profiles, at the stand-in. */
abstract class LoginCase {
  final StandIn aws = new StandIn();
  final List<String> asked = new ArrayList<>();
  @TempDir Path home;

  @BeforeEach
  void roles() throws IOException {
    Files.createDirectories(home.resolve(".aws/sso/cache"));
    aws.answer("sts:AssumeRole", c -> StandIn.ok(c.action(), credentials(c.key())));
    aws.answer(
        "sts:AssumeRoleWithWebIdentity",
        c -> StandIn.ok(c.action(), credentials(c.form().get("WebIdentityToken"))));
    aws.answer(
        "sso:GetRoleCredentials",
        c ->
            new StandIn.Reply(
                200,
                "{\"roleCredentials\": {\"accessKeyId\": \"ASIASSO\", \"secretAccessKey\": \"s\","
                    + " \"sessionToken\": \"t\", \"expiration\": "
                    + Instant.now().plus(1, ChronoUnit.HOURS).toEpochMilli()
                    + "}}"));
  }

  private static String credentials(String by) {
    return "{\"Credentials\": {\"AccessKeyId\": \"ASIA-BY-%s\", \"SecretAccessKey\": \"s\","
            .formatted(by)
        + " \"SessionToken\": \"t\", \"Expiration\": \""
        + Instant.now().plus(1, ChronoUnit.HOURS)
        + "\"}}";
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  void config(String text) throws IOException {
    Files.writeString(home.resolve(".aws/config"), text);
  }

  void token(String key, String json) throws Exception {
    String name =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(key.getBytes()));
    Files.writeString(home.resolve(".aws/sso/cache/" + name + ".json"), json);
  }

  AwsLogin login(String... variables) {
    return new AwsLogin(
        Here.environment(home, aws, variables),
        (profile, serial) -> {
          asked.add(profile + " " + serial);
          return Optional.of("123456");
        });
  }

  AwsAccount open(String profile, String... variables) throws AwsException {
    return login(variables).open(Optional.of(profile), Optional.of("eu-west-1"));
  }

  /** The access key with which the account asks. */
  String key(AwsAccount account) throws AwsException {
    account.caller();
    return aws.calls("sts:GetCallerIdentity").getLast().key();
  }
}
