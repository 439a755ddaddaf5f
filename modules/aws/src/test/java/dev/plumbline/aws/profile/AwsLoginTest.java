package dev.plumbline.aws.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.Here;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwsLoginTest extends LoginCase {
  @Test
  void keysComeFromEitherFile() throws Exception {
    Files.writeString(
        home.resolve(".aws/credentials"),
        "[old]\naws_access_key_id = AKIAOLD\naws_secret_access_key = s\n");
    config(
        """
        [profile new]
        aws_access_key_id = ASIANEW
        aws_secret_access_key = s
        aws_session_token = t
        """);
    assertThat(key(open("old"))).isEqualTo("AKIAOLD");
    assertThat(key(open("new"))).isEqualTo("ASIANEW");
    assertThat(login().profiles().all())
        .extracting(p -> p.name() + " " + p.kind())
        .containsExactly("new SESSION_KEYS", "old KEYS");
  }

  @Test
  void rolesAreTakenOnOneAfterTheOther() throws Exception {
    config(
        """
        [profile base]
        aws_access_key_id = AKIABASE
        aws_secret_access_key = s
        [profile middle]
        role_arn = arn:aws:iam::111122223333:role/middle
        source_profile = base
        external_id = x
        [profile top]
        role_arn = arn:aws:iam::444455556666:role/top
        source_profile = middle
        role_session_name = alice
        duration_seconds = 1800
        """);
    assertThat(key(open("top"))).isEqualTo("ASIA-BY-ASIA-BY-AKIABASE");
    assertThat(aws.calls("sts:AssumeRole").getFirst().form())
        .containsEntry("RoleArn", "arn:aws:iam::111122223333:role/middle")
        .containsEntry("ExternalId", "x")
        .containsEntry("RoleSessionName", "plumbline");
    assertThat(aws.calls("sts:AssumeRole").getLast().form())
        .containsEntry("RoleSessionName", "alice")
        .containsEntry("DurationSeconds", "1800");
  }

  @Test
  void aRoleThatWantsACodeAsksForItOnce() throws Exception {
    config(
        """
        [profile base]
        aws_access_key_id = AKIABASE
        aws_secret_access_key = s
        [profile guarded]
        role_arn = arn:aws:iam::111122223333:role/guarded
        source_profile = base
        mfa_serial = arn:aws:iam::111122223333:mfa/alice
        """);
    AwsAccount account = open("guarded");
    assertThat(asked).isEmpty();
    assertThat(key(account)).isEqualTo("ASIA-BY-AKIABASE");
    key(account);
    key(account.in("us-east-1"));
    assertThat(asked).containsExactly("guarded arn:aws:iam::111122223333:mfa/alice");
    assertThat(aws.calls("sts:AssumeRole").getFirst().form())
        .containsEntry("SerialNumber", "arn:aws:iam::111122223333:mfa/alice")
        .containsEntry("TokenCode", "123456");
    AwsAccount alone =
        new AwsLogin(Here.environment(home, aws), AwsPrompts.none())
            .open(Optional.of("guarded"), Optional.of("eu-west-1"));
    assertThatThrownBy(alone::caller).hasMessageContaining("six digits");
  }

  @Test
  void aRoleMayBeTakenOnWithKeysOfTheEnvironment() throws Exception {
    config(
        """
        [profile env]
        role_arn = arn:aws:iam::111122223333:role/x
        credential_source = Environment
        """);
    assertThat(key(open("env", "AWS_ACCESS_KEY_ID", "AKIAENV", "AWS_SECRET_ACCESS_KEY", "s")))
        .isEqualTo("ASIA-BY-AKIAENV");
    assertThatThrownBy(() -> open("env")).hasMessageContaining("there are none");
  }

  @Test
  void aTokenFileGivesARole() throws Exception {
    Files.writeString(home.resolve("token"), "web-token\n");
    config(
        """
        [profile web]
        role_arn = arn:aws:iam::111122223333:role/x
        web_identity_token_file = ~/token
        """);
    assertThat(key(open("web"))).isEqualTo("ASIA-BY-web-token");
    AwsAccount environment =
        login(
                "AWS_ROLE_ARN",
                "arn:aws:iam::1:role/y",
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                home.resolve("token").toString())
            .open(Optional.empty(), Optional.of("eu-west-1"));
    assertThat(key(environment)).isEqualTo("ASIA-BY-web-token");
  }

  @Test
  void aProgramIsRunForTheChosenProfileOnlyAndNotBeforeKeysAreNeeded() throws Exception {
    config(
        """
        [profile other]
        credential_process = touch %1$s/other; echo '{}'
        [profile program]
        credential_process = touch %1$s/ran; echo '{"Version": 1, "AccessKeyId": "AKIAPROG", "SecretAccessKey": "s"}'
        [profile broken]
        credential_process = exit 3
        """
            .formatted(home));
    assertThat(login().profiles().all()).hasSize(3);
    AwsAccount account = open("program");
    assertThat(home.resolve("ran")).doesNotExist();
    assertThat(key(account)).isEqualTo("AKIAPROG");
    assertThat(home.resolve("ran")).exists();
    assertThat(home.resolve("other")).doesNotExist();
    assertThatThrownBy(open("broken")::caller)
        .hasMessageStartingWith("The program that gives keys to profile \"broken\" failed.");
  }

  @Test
  void profilesThatAreNotWholeAreExplained() throws Exception {
    config(
        """
        [profile a]
        role_arn = arn:aws:iam::111122223333:role/a
        source_profile = b
        [profile b]
        role_arn = arn:aws:iam::111122223333:role/b
        source_profile = a
        [profile lonely]
        role_arn = arn:aws:iam::111122223333:role/a
        [profile half]
        aws_access_key_id = AKIA
        [profile empty]
        region = eu-west-1
        [profile lost]
        sso_session = nowhere
        sso_account_id = 111122223333
        sso_role_name = x
        """);
    assertThatThrownBy(() -> open("a")).hasMessageContaining("circle: a, b");
    assertThatThrownBy(() -> open("lonely")).hasMessageContaining("not who takes it on");
    assertThatThrownBy(() -> open("half")).hasMessageContaining("without aws_secret_access_key");
    assertThatThrownBy(() -> open("empty")).hasMessageContaining("no way to sign in");
    assertThatThrownBy(() -> open("lost")).hasMessageContaining("[sso-session nowhere]");
    assertThatThrownBy(() -> open("absent")).hasMessageContaining("Known: a, b, empty");
  }

  @Test
  void aLineThatIsNoneCostsThatLine() throws Exception {
    config(
        """
        [profile good]
        aws_access_key_id = AKIAGOOD
        garbage
        aws_secret_access_key = s
        """);
    assertThat(key(open("good"))).isEqualTo("AKIAGOOD");
    assertThat(login().profiles().problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.file()).endsWith("config");
              assertThat(p.line()).isEqualTo(3);
            });
  }

  @Test
  void theEnvironmentTellsProfileRegionFilesAndKeys() throws Exception {
    Path elsewhere =
        Files.writeString(
            home.resolve("elsewhere"),
            "[profile chosen]\naws_access_key_id = AKIACHOSEN\naws_secret_access_key = s\n"
                + "region = eu-west-2\n");
    AwsAccount account =
        login("AWS_CONFIG_FILE", elsewhere.toString(), "AWS_PROFILE", "chosen")
            .open(Optional.empty(), Optional.empty());
    assertThat(account.profile()).isEqualTo("chosen");
    assertThat(account.region()).isEqualTo("eu-west-2");
    assertThat(key(account)).isEqualTo("AKIACHOSEN");
    account =
        login(
                "AWS_CONFIG_FILE",
                elsewhere.toString(),
                "AWS_PROFILE",
                "chosen",
                "AWS_REGION",
                "us-west-2",
                "AWS_ACCESS_KEY_ID",
                "AKIAENV",
                "AWS_SECRET_ACCESS_KEY",
                "s")
            .open(Optional.empty(), Optional.empty());
    assertThat(account.region()).isEqualTo("us-west-2");
    assertThat(account.profile()).isEmpty();
    assertThat(key(account)).isEqualTo("AKIAENV");
    account =
        login(
                "AWS_SHARED_CREDENTIALS_FILE",
                Files.writeString(
                        home.resolve("keys"),
                        "[default]\naws_access_key_id = AKIADEF\naws_secret_access_key = s\n")
                    .toString())
            .open(Optional.empty(), Optional.of("eu-west-1"));
    assertThat(key(account)).isEqualTo("AKIADEF");
  }

  @Test
  void whereNobodyIsSignedInItIsSaid() {
    assertThatThrownBy(() -> login().open(Optional.empty(), Optional.of("eu-west-1")))
        .hasMessageStartingWith("Nobody is signed in to AWS on this computer.");
    assertThatThrownBy(() -> login().open(Optional.empty(), Optional.empty()))
        .hasMessageStartingWith("No Region is chosen.");
    assertThatThrownBy(() -> login().open(Optional.empty(), Optional.of("eu west")))
        .hasMessageContaining("no Region");
    assertThatThrownBy(
            () -> login("AWS_PROFILE", "gone").open(Optional.empty(), Optional.of("eu-west-1")))
        .hasMessageContaining("no profile \"gone\"");
  }

  @Test
  void addressesOfServicesComeFromEnvironmentThenProfile() throws Exception {
    config(
        """
        [profile lab]
        aws_access_key_id = AKIALAB
        aws_secret_access_key = s
        services = here
        endpoint_url = http://127.0.0.1:9
        [services here]
        sts =
          endpoint_url = %s
        """
            .formatted(aws.url()));
    AwsAccount account =
        new AwsLogin(new AwsEnvironment(Map.of(), home), AwsPrompts.none())
            .open(Optional.of("lab"), Optional.of("eu-west-1"));
    assertThat(key(account)).isEqualTo("AKIALAB");
    assertThat(account.endpoint("ec2").orElseThrow().getPort()).isEqualTo(9);
    assertThat(
            open("lab", "AWS_ENDPOINT_URL_SSM", "http://127.0.0.1:7")
                .endpoint("ssm")
                .orElseThrow()
                .getPort())
        .isEqualTo(7);
    assertThat(open("lab", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true").endpoint("ec2"))
        .isEmpty();
    assertThatThrownBy(() -> open("lab", "AWS_ENDPOINT_URL_EC2", "127.0.0.1:7"))
        .hasMessageContaining("no address of an AWS service");
  }

  @Test
  void keysThatAwsDoesNotKnowAreExplained() throws Exception {
    config("[profile x]\naws_access_key_id = AKIAX\naws_secret_access_key = s\n");
    aws.refuse("sts:GetCallerIdentity", 403, "InvalidClientTokenId", "invalid");
    assertThatThrownBy(open("x")::caller)
        .hasMessageStartingWith("AWS does not accept these keys in eu-west-1.");
  }

  @Test
  void anUnreachableAddressIsExplained() throws Exception {
    config("[profile x]\naws_access_key_id = AKIAX\naws_secret_access_key = s\n");
    aws.close();
    assertThatThrownBy(open("x")::caller)
        .isInstanceOfSatisfying(
            AwsException.class, e -> assertThat(e.kind()).isEqualTo(AwsException.Kind.UNREACHABLE));
  }
}
