package dev.plumbline.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.find.AwsRegions;
import dev.plumbline.aws.profile.AwsPrompts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInsTest {
  @TempDir private Path home = Path.of("");

  @Test
  void theUsualProfileComesFirstAndThePracticeAccountLast() throws Exception {
    Files.createDirectories(home.resolve(".aws"));
    Files.writeString(
        home.resolve(".aws/config"),
        """
        [default]
        region = us-east-1
        aws_access_key_id = a
        aws_secret_access_key = b
        [profile support]
        region = eu-west-1
        sso_start_url = https://example.com
        sso_account_id = 111122223333
        sso_role_name = Support
        [profile nothing]
        output = json
        """);
    try (SignIns signIns =
        new SignIns(
            new AwsEnvironment(Map.of("AWS_PROFILE", "support"), home), AwsPrompts.none())) {
      assertThat(signIns.choices())
          .extracting(SignIns.Choice::name)
          .containsExactly("support", "default", SignIns.PRACTICE);
      assertThat(signIns.choices().getFirst().region()).contains("eu-west-1");
    }
  }

  @Test
  void thePracticeAccountAnswersWithoutAnyProfile() throws Exception {
    try (SignIns signIns = new SignIns(new AwsEnvironment(Map.of(), home), AwsPrompts.none());
        AwsAccount account = signIns.open(Optional.of(SignIns.PRACTICE), Optional.empty())) {
      assertThat(account.profile()).isEqualTo(SignIns.PRACTICE);
      assertThat(AwsRegions.enabled(account)).contains(account.region(), "eu-west-1");
    }
  }
}
