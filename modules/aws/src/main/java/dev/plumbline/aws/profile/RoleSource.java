package dev.plumbline.aws.profile;

import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.AwsException.Kind;
import dev.plumbline.aws.Purpose;
import dev.plumbline.aws.client.AwsFailures;
import dev.plumbline.aws.client.Clients;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A role of a profile, taken on with other credentials, with a code where it asks for one. */
final class RoleSource implements Renewing.Source {
  private static final String SESSION = "plumbline";

  private final AwsEnvironment environment;
  private final Profile profile;
  private final String region;
  private final Clients source;
  private final AwsPrompts prompts;

  /**
   * @param source clients of who takes the role on
   */
  RoleSource(
      AwsEnvironment environment,
      Profile profile,
      String region,
      Clients source,
      AwsPrompts prompts) {
    this.environment = environment;
    this.profile = profile;
    this.region = region;
    this.source = source;
    this.prompts = prompts;
  }

  @Override
  public AwsCredentials fetch() throws AwsException {
    Optional<String> tokenFile = profile.property("web_identity_token_file");
    String action = tokenFile.isPresent() ? "sts:AssumeRoleWithWebIdentity" : "sts:AssumeRole";
    Optional<String> code = code();
    String token = tokenFile.isPresent() ? token(tokenFile.get()) : "";
    try {
      StsClient sts = source.of(Purpose.SIGN_IN, "sts", StsClient::builder);
      Credentials answer =
          tokenFile.isPresent()
              ? sts.assumeRoleWithWebIdentity(byToken(token)).credentials()
              : sts.assumeRole(role(code)).credentials();
      return AwsSessionCredentials.builder()
          .accessKeyId(answer.accessKeyId())
          .secretAccessKey(answer.secretAccessKey())
          .sessionToken(answer.sessionToken())
          .expirationTime(answer.expiration())
          .build();
    } catch (RuntimeException e) {
      throw refused(AwsFailures.explain(e, action, region, "profile " + profile.name()));
    }
  }

  private AwsException refused(AwsException e) {
    if (e.kind() != Kind.NOT_PERMITTED) {
      return e;
    }
    boolean asked = profile.property("mfa_serial").isPresent();
    return AwsException.of(Kind.NOT_PERMITTED, "Profile \"" + profile.name() + "\": " + e.what())
        .likely(
            asked
                ? "The code was wrong or used before, or the role does not trust who asks."
                : "The role does not trust who asks, or wants a code: then the profile needs"
                    + " mfa_serial.")
        .advice("Check role_arn, source_profile and external_id of the profile.")
        .code(e.code())
        .permission(e.missingPermission().orElse(""))
        .reason(e)
        .build();
  }

  private Optional<String> code() throws AwsException {
    Optional<String> serial = profile.property("mfa_serial");
    if (serial.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> code = prompts.mfaCode(profile.name(), serial.get()).map(String::strip);
    if (code.filter(c -> c.matches("\\d{6}")).isEmpty()) {
      throw AwsException.of(
              Kind.SIGN_IN,
              "Profile \"" + profile.name() + "\" needs the six digits of " + serial.get() + ".")
          .advice("Choose the profile again and type the code that the device shows.")
          .build();
    }
    return code;
  }

  private AssumeRoleRequest role(Optional<String> code) {
    AssumeRoleRequest.Builder b =
        AssumeRoleRequest.builder()
            .roleArn(profile.property("role_arn").orElse(""))
            .roleSessionName(profile.property("role_session_name").orElse(SESSION));
    profile.property("external_id").ifPresent(b::externalId);
    seconds().ifPresent(b::durationSeconds);
    code.ifPresent(c -> b.serialNumber(profile.property("mfa_serial").orElse("")).tokenCode(c));
    return b.build();
  }

  private AssumeRoleWithWebIdentityRequest byToken(String token) {
    AssumeRoleWithWebIdentityRequest.Builder b =
        AssumeRoleWithWebIdentityRequest.builder()
            .roleArn(profile.property("role_arn").orElse(""))
            .roleSessionName(profile.property("role_session_name").orElse(SESSION))
            .webIdentityToken(token);
    seconds().ifPresent(b::durationSeconds);
    return b.build();
  }

  private Optional<Integer> seconds() {
    return profile
        .property("duration_seconds")
        .filter(s -> s.matches("\\d{1,6}"))
        .map(Integer::valueOf);
  }

  private String token(String file) throws AwsException {
    try {
      return Files.readString(environment.expanded(file)).strip();
    } catch (IOException e) {
      throw AwsException.of(
              Kind.SIGN_IN,
              "The token file of profile \"" + profile.name() + "\" cannot be read: " + file + ".")
          .build();
    }
  }
}
