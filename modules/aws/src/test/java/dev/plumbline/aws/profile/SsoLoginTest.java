package dev.plumbline.aws.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SsoLoginTest extends LoginCase {
  @Test
  void aSignInBySsoSessionGivesItsRole() throws Exception {
    config(
        """
        [profile work]
        sso_session = corp
        sso_account_id = 111122223333
        sso_role_name = Support
        region = eu-central-1
        [sso-session corp]
        sso_region = eu-west-1
        sso_start_url = https://corp.awsapps.com/start
        """);
    token("corp", "{\"accessToken\": \"at\", \"expiresAt\": \"2999-01-01T00:00:00Z\"}");
    AwsAccount account = login().open(Optional.of("work"), Optional.empty());
    assertThat(account.region()).isEqualTo("eu-central-1");
    assertThat(key(account)).isEqualTo("ASIASSO");
    assertThat(account.signIn())
        .isEqualTo("profile work, role Support in 111122223333 by single sign-on");
    assertThat(aws.calls("sso:GetRoleCredentials").getFirst().form())
        .containsEntry("account_id", "111122223333")
        .containsEntry("role_name", "Support");
    key(account);
    assertThat(aws.calls("sso:GetRoleCredentials")).hasSize(1);
  }

  @Test
  void theLegacyFormOfSsoIsFoundByItsStartAddress() throws Exception {
    config(
        """
        [profile old-sso]
        sso_start_url = https://corp.awsapps.com/start
        sso_region = eu-west-1
        sso_account_id = 111122223333
        sso_role_name = Support
        """);
    token(
        "https://corp.awsapps.com/start",
        "{\"accessToken\": \"at\", \"expiresAt\": \"2999-01-01T00:00:00UTC\"}");
    assertThat(key(open("old-sso"))).isEqualTo("ASIASSO");
  }

  @Test
  void anEndedSignInNamesTheCommandThatRenewsIt() throws Exception {
    config(
        """
        [profile work]
        sso_session = corp
        sso_account_id = 111122223333
        sso_role_name = Support
        [sso-session corp]
        sso_region = eu-west-1
        sso_start_url = https://corp.awsapps.com/start
        """);
    AwsAccount account = open("work");
    assertThatThrownBy(account::caller)
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(AwsException.Kind.SIGN_IN);
              assertThat(e.renewCommand()).contains("aws sso login --profile work");
              assertThat(e.advice()).containsExactly("Run: aws sso login --profile work");
            });
    token("corp", "{\"accessToken\": \"at\", \"expiresAt\": \"2026-01-01T10:00:00Z\"}");
    assertThatThrownBy(account::caller)
        .hasMessageContaining("has ended at 2026-01-01 10:00 UTC")
        .isInstanceOfSatisfying(AwsException.class, e -> assertThat(e.renewCommand()).isPresent());
    token("corp", "{\"accessToken\": \"at\", \"expiresAt\": \"2999-01-01T00:00:00Z\"}");
    assertThat(key(account)).isEqualTo("ASIASSO");
    aws.refuse("sso:GetRoleCredentials", 401, "UnauthorizedException", "Session token not found");
    assertThatThrownBy(open("work")::caller)
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> assertThat(e.renewCommand()).contains("aws sso login --profile work"));
  }

  @Test
  void aTokenThatCanBeRenewedIsRenewedInMemoryOnly() throws Exception {
    config(
        """
        [profile work]
        sso_session = corp
        sso_account_id = 111122223333
        sso_role_name = Support
        [sso-session corp]
        sso_region = eu-west-1
        sso_start_url = https://corp.awsapps.com/start
        """);
    token(
        "corp",
        "{\"accessToken\": \"at\", \"expiresAt\": \"2026-01-01T10:00:00Z\", \"refreshToken\":"
            + " \"r\", \"clientId\": \"c\", \"clientSecret\": \"cs\"}");
    aws.answer(
        "sso-oidc:CreateToken",
        "{\"accessToken\": \"fresh\", \"expiresIn\": 3600, \"refreshToken\": \"r2\"}");
    List<String> before = contents();
    assertThat(key(open("work"))).isEqualTo("ASIASSO");
    assertThat(
            aws.calls("sso-oidc:CreateToken").getFirst().json().path("refreshToken").asString(""))
        .isEqualTo("r");
    assertThat(contents()).isEqualTo(before);
    aws.refuse("sso-oidc:CreateToken", 400, "InvalidGrantException", "ended");
    assertThatThrownBy(open("work")::caller)
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> assertThat(e.renewCommand()).contains("aws sso login --profile work"));
  }

  private List<String> contents() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      List<String> all = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        all.add(file + Files.readString(file));
      }
      return all;
    }
  }
}
