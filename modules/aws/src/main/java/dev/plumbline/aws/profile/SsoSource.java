package dev.plumbline.aws.profile;

import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.AwsException.Kind;
import dev.plumbline.aws.Purpose;
import dev.plumbline.aws.client.AwsFailures;
import dev.plumbline.aws.client.Clients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.model.RoleCredentials;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;

/**
 * A role of IAM Identity Center, by the token that {@code aws sso login} left. A token that has
 * ended is renewed where the sign-in allows it, in memory; else the command to run is named.
 */
final class SsoSource implements Renewing.Source {
  private final AwsEnvironment environment;
  private final Profile profile;
  private final String key;
  private final String region;
  private final Clients anonymous;
  private final Clock clock;
  private @Nullable SsoToken held;

  /**
   * @param session the sso-session section; the profile itself in the legacy form
   * @param anonymous clients without credentials, in the Region of the portal
   */
  SsoSource(
      AwsEnvironment environment,
      Profile profile,
      Profile session,
      String region,
      Clients anonymous,
      Clock clock) {
    this.environment = environment;
    this.profile = profile;
    this.key =
        profile
            .property("sso_session")
            .orElseGet(() -> session.property("sso_start_url").orElse(""));
    this.region = region;
    this.anonymous = anonymous;
    this.clock = clock;
  }

  @Override
  public AwsCredentials fetch() throws AwsException {
    SsoToken token = token();
    try {
      RoleCredentials role =
          anonymous
              .of(Purpose.SIGN_IN, "sso", SsoClient::builder)
              .getRoleCredentials(
                  r ->
                      r.accessToken(token.access())
                          .accountId(required("sso_account_id"))
                          .roleName(required("sso_role_name")))
              .roleCredentials();
      return AwsSessionCredentials.builder()
          .accessKeyId(role.accessKeyId())
          .secretAccessKey(role.secretAccessKey())
          .sessionToken(role.sessionToken())
          .expirationTime(Instant.ofEpochMilli(role.expiration()))
          .build();
    } catch (SdkServiceException e) {
      if (e.statusCode() == 401) {
        throw token.renewable() || token.expires().isBefore(clock.instant())
            ? SsoToken.missing(profile.name(), "The sign-in is no longer accepted.")
            : token.ended(profile.name());
      }
      if (e.statusCode() == 403) {
        throw AwsException.of(
                Kind.NOT_PERMITTED,
                "Single sign-on does not give "
                    + required("sso_role_name")
                    + " in "
                    + required("sso_account_id")
                    + " to the person signed in.")
            .advice("Check sso_account_id and sso_role_name of profile " + profile.name() + ".")
            .build();
      }
      throw AwsFailures.explain(e, "sso:GetRoleCredentials", region, profile.name());
    } catch (RuntimeException e) {
      throw AwsFailures.explain(e, "sso:GetRoleCredentials", region, profile.name());
    }
  }

  private SsoToken token() throws AwsException {
    Instant soon = clock.instant().plus(Duration.ofMinutes(1));
    SsoToken token = held;
    if (token == null || token.expires().isBefore(soon)) {
      // somebody may have signed in again meanwhile
      SsoToken read = SsoToken.read(environment, key, profile.name());
      token = token == null || read.expires().isAfter(token.expires()) ? read : token;
    }
    if (token.expires().isBefore(soon)) {
      token = renewed(token);
    }
    held = token;
    return token;
  }

  private SsoToken renewed(SsoToken old) throws AwsException {
    if (!old.renewable()) {
      throw old.ended(profile.name());
    }
    try {
      CreateTokenResponse answer =
          anonymous
              .of(Purpose.SIGN_IN, "sso_oidc", SsoOidcClient::builder)
              .createToken(
                  r ->
                      r.grantType("refresh_token")
                          .clientId(old.clientId())
                          .clientSecret(old.clientSecret())
                          .refreshToken(old.refresh()));
      return new SsoToken(
          answer.accessToken(),
          clock.instant().plusSeconds(answer.expiresIn()),
          Optional.ofNullable(answer.refreshToken()).orElse(old.refresh()),
          old.clientId(),
          old.clientSecret());
    } catch (SdkServiceException e) {
      throw old.ended(profile.name());
    } catch (RuntimeException e) {
      throw AwsFailures.explain(e, "sso-oidc:CreateToken", region, profile.name());
    }
  }

  private String required(String name) {
    return profile.property(name).orElse("");
  }
}
