package dev.plumbline.aws.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Profiles of {@code aws login}; a script stands in for the AWS command line. */
@DisabledOnOs(OS.WINDOWS)
class CommandLineLoginTest extends LoginCase {
  private static final String KEYS =
      "echo '{\"Version\": 1, \"AccessKeyId\": \"ASIALOGIN\", \"SecretAccessKey\": \"s\","
          + " \"SessionToken\": \"t\", \"Expiration\": \"2999-01-01T00:00:00+00:00\"}'";

  @BeforeEach
  void profiles() throws IOException {
    config(
        """
        [profile console]
        login_session = arn:aws:iam::111122223333:user/alice
        region = eu-west-1
        [profile top]
        role_arn = arn:aws:iam::111122223333:role/top
        source_profile = console
        [profile %a+b@c]
        login_session = arn:aws:iam::111122223333:user/bob
        """);
  }

  private void program(String... lines) throws IOException {
    Path file = Files.createDirectories(home.resolve("bin")).resolve("aws");
    Files.writeString(
        file,
        "#!/bin/sh\nprintf '%s\\n' \"$@\" >> '"
            + home
            + "/said'\n"
            + String.join("\n", lines)
            + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private AwsAccount signedIn(String profile) throws AwsException {
    return open(profile, "PATH", home.resolve("none") + ":" + home.resolve("bin"));
  }

  @Test
  void theCommandLineGivesTheKeysWhenTheyAreNeeded() throws Exception {
    program(KEYS);
    AwsAccount account = signedIn("console");
    assertThat(account.signIn()).isEqualTo("profile console, signs in by aws login");
    assertThat(home.resolve("said")).doesNotExist();
    assertThat(key(account)).isEqualTo("ASIALOGIN");
    key(account);
    assertThat(home.resolve("said"))
        .hasContent("configure\nexport-credentials\n--profile\nconsole\n--format\nprocess\n");
  }

  @Test
  void theNameOfAProfileIsOneWord() throws Exception {
    program(KEYS);
    assertThat(key(signedIn("%a+b@c"))).isEqualTo("ASIALOGIN");
    assertThat(home.resolve("said")).content().contains("\n%a+b@c\n");
    program("exit 1");
    assertThatThrownBy(signedIn("%a+b@c")::caller)
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> assertThat(e.renewCommand()).contains("aws login --profile '%a+b@c'"));
  }

  @Test
  void aRoleIsTakenOnWithSuchKeys() throws Exception {
    program(KEYS);
    assertThat(key(signedIn("top"))).isEqualTo("ASIA-BY-ASIALOGIN");
  }

  @Test
  void anEndedSignInNamesTheCommandThatRenewsIt() throws Exception {
    program("echo; echo 'Your session has expired. Please sign in.' >&2", "exit 255");
    AwsAccount account = signedIn("top");
    assertThatThrownBy(account::caller)
        .hasMessageContaining("Profile \"console\" gets no keys by aws login.")
        .hasMessageEndingWith("The program said: Your session has expired. Please sign in.")
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(AwsException.Kind.SIGN_IN);
              assertThat(e.renewCommand()).contains("aws login --profile console");
              assertThat(e.advice())
                  .containsExactly(
                      "Run: aws login --profile console",
                      "The AWS command line must be 2.32 or later: aws --version");
            });
    program(KEYS);
    assertThat(key(account)).as("renewed meanwhile").isEqualTo("ASIA-BY-ASIALOGIN");
  }

  @Test
  void withoutTheCommandLineItIsSaidWhichOneIsNeeded() throws Exception {
    assertThat(login().profiles().named("console").orElseThrow().detail())
        .isEqualTo("signs in by aws login");
    assertThatThrownBy(() -> signedIn("console"))
        .hasMessageContaining("no program aws on the PATH")
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(AwsException.Kind.CONFIGURATION);
              assertThat(e.advice().getFirst())
                  .contains("2.32 or later")
                  .endsWith("aws login --profile console");
            });
  }

  @Test
  void aProgramThatFailsIsToldAndWhatItPrintsInAnotherFormIsNotShown() throws Exception {
    program("echo export AWS_SECRET_ACCESS_KEY=hidden");
    assertThatThrownBy(signedIn("console")::caller)
        .hasMessageEndingWith("What the program printed is not in the form that is due.");
    Files.writeString(home.resolve("bin/aws"), "#!" + home + "/nothing\n");
    assertThatThrownBy(signedIn("console")::caller)
        .hasMessageContaining("aws login. Cannot run program");
    program("exit 3");
    assertThatThrownBy(signedIn("console")::caller)
        .hasMessageEndingWith("The program ended with status 3 and said nothing.");
  }
}
