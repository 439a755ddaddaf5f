package dev.plumbline.aws.profile;

import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.AwsException.Kind;
import dev.plumbline.aws.client.Clients;
import dev.plumbline.aws.client.Endpoints;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;

/** Finds the way a profile signs in, through all profiles it builds on. */
final class SignIns {
  /**
   * A way to sign in.
   *
   * @param profile empty when it comes from elsewhere
   * @param words such as {@code profile work, role Support by single sign-on}
   */
  record SignIn(String profile, String words, AwsCredentialsProvider credentials) {}

  private final AwsProfiles profiles;
  private final AwsEnvironment environment;
  private final Endpoints endpoints;
  private final String region;
  private final AwsPrompts prompts;
  private final Clock clock;

  SignIns(
      AwsProfiles profiles, Endpoints endpoints, String region, AwsPrompts prompts, Clock clock) {
    this.profiles = profiles;
    this.environment = profiles.environment();
    this.endpoints = endpoints;
    this.region = region;
    this.prompts = prompts;
    this.clock = clock;
  }

  /** The profile that the person chose. */
  SignIn of(String name) throws AwsException {
    AwsProfile known = profiles.named(name).orElseThrow(() -> absent(name));
    return new SignIn(
        name, "profile " + name + ", " + known.detail(), provider(name, new LinkedHashSet<>()));
  }

  /** Where nobody chose one, in the order of the SDKs. */
  SignIn usual(String name) throws AwsException {
    Optional<AwsCredentials> keys = keys();
    if (keys.isPresent()) {
      return new SignIn(
          "", "keys of the environment", StaticCredentialsProvider.create(keys.get()));
    }
    Optional<String> token = environment.get("AWS_WEB_IDENTITY_TOKEN_FILE");
    Optional<String> role = environment.get("AWS_ROLE_ARN");
    if (token.isPresent() && role.isPresent()) {
      Profile made =
          Profile.builder()
              .name("environment")
              .properties(Map.of("role_arn", role.get(), "web_identity_token_file", token.get()))
              .build();
      return new SignIn("", "role of the environment's token file", role(made, anonymous(region)));
    }
    if (profiles.named(name).filter(p -> p.kind() != AwsProfile.Kind.NONE).isPresent()) {
      return of(name);
    }
    if (environment.get("AWS_PROFILE").isPresent()) {
      throw absent(name);
    }
    return machine()
        .orElseThrow(
            () ->
                AwsException.of(Kind.SIGN_IN, "Nobody is signed in to AWS on this computer.")
                    .likely("There are no keys in the environment and no profile \"default\".")
                    .advice(
                        "Choose a profile, or make one: aws configure sso.",
                        "Profiles stand in " + environment.configFile() + ".")
                    .build());
  }

  private Optional<SignIn> machine() {
    if (environment.get("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").isPresent()
        || environment.get("AWS_CONTAINER_CREDENTIALS_FULL_URI").isPresent()) {
      return Optional.of(
          new SignIn("", "role of this container", ContainerCredentialsProvider.create()));
    }
    return environment.flag("AWS_EC2_METADATA_DISABLED")
        ? Optional.empty()
        : Optional.of(
            new SignIn("", "role of this machine", InstanceProfileCredentialsProvider.create()));
  }

  private Optional<AwsCredentials> keys() {
    Optional<String> id = environment.get("AWS_ACCESS_KEY_ID");
    Optional<String> secret = environment.get("AWS_SECRET_ACCESS_KEY");
    return id.isEmpty() || secret.isEmpty()
        ? Optional.empty()
        : Optional.of(credentials(id.get(), secret.get(), environment.get("AWS_SESSION_TOKEN")));
  }

  private static AwsCredentials credentials(String id, String secret, Optional<String> token) {
    return token.isPresent()
        ? AwsSessionCredentials.create(id, secret, token.get())
        : AwsBasicCredentials.create(id, secret);
  }

  private AwsCredentialsProvider provider(String name, Set<String> before) throws AwsException {
    Profile profile = profiles.file().profile(name).orElseThrow(() -> absent(name));
    if (!before.add(name)) {
      throw AwsException.of(
              Kind.CONFIGURATION,
              "Profiles build on each other in a circle: " + String.join(", ", before) + ".")
          .advice("Change source_profile of one of them.")
          .build();
    }
    return switch (AwsProfiles.kind(profile)) {
      case ROLE -> role(profile, clients(source(profile, before), region(profile)));
      case WEB_IDENTITY -> role(profile, anonymous(region(profile)));
      case SSO -> sso(profile);
      case KEYS, SESSION_KEYS -> StaticCredentialsProvider.create(keys(profile));
      case PROCESS -> new Renewing(ProgramSource.ofProfile(profile), clock);
      case LOGIN -> new Renewing(ProgramSource.ofAwsLogin(environment, name), clock);
      case NONE ->
          throw AwsException.of(
                  Kind.CONFIGURATION, "Profile \"" + name + "\" has no way to sign in.")
              .advice("Give it keys, a role with source_profile, or single sign-on.")
              .build();
    };
  }

  private AwsCredentialsProvider source(Profile profile, Set<String> before) throws AwsException {
    Optional<String> other = profile.property("source_profile");
    Optional<String> from = profile.property("credential_source");
    if (other.isPresent()) {
      boolean itself = other.get().equals(profile.name());
      return itself && profile.property("aws_access_key_id").isPresent()
          ? StaticCredentialsProvider.create(keys(profile))
          : provider(other.get(), before);
    }
    return switch (from.orElse("")) {
      case "Environment" ->
          StaticCredentialsProvider.create(keys().orElseThrow(() -> noKeys(profile)));
      case "Ec2InstanceMetadata" -> InstanceProfileCredentialsProvider.create();
      case "EcsContainer" -> ContainerCredentialsProvider.create();
      default ->
          throw AwsException.of(
                  Kind.CONFIGURATION,
                  "Profile \"" + profile.name() + "\" names a role, but not who takes it on.")
              .advice("Add source_profile, or credential_source = Environment.")
              .build();
    };
  }

  private AwsCredentials keys(Profile profile) throws AwsException {
    String secret =
        profile
            .property("aws_secret_access_key")
            .orElseThrow(
                () ->
                    AwsException.of(
                            Kind.CONFIGURATION,
                            "Profile \""
                                + profile.name()
                                + "\" has aws_access_key_id without aws_secret_access_key.")
                        .build());
    return credentials(
        profile.property("aws_access_key_id").orElse(""),
        secret,
        profile.property("aws_session_token"));
  }

  private AwsCredentialsProvider role(Profile profile, Clients source) {
    return new Renewing(
        new RoleSource(environment, profile, region(profile), source, prompts), clock);
  }

  private AwsCredentialsProvider sso(Profile profile) throws AwsException {
    Optional<String> named = profile.property("sso_session");
    Profile session =
        named.isEmpty()
            ? profile
            : profiles
                .file()
                .getSection("sso-session", named.get())
                .orElseThrow(
                    () ->
                        AwsException.of(
                                Kind.CONFIGURATION,
                                "There is no [sso-session " + named.get() + "] in the profiles.")
                            .build());
    for (String needed : new String[] {"sso_account_id", "sso_role_name"}) {
      if (profile.property(needed).isEmpty()) {
        throw AwsException.of(
                Kind.CONFIGURATION, "Profile \"" + profile.name() + "\" lacks " + needed + ".")
            .build();
      }
    }
    String place = session.property("sso_region").orElse(region);
    return new Renewing(
        new SsoSource(environment, profile, session, place, anonymous(place), clock), clock);
  }

  private Clients clients(AwsCredentialsProvider credentials, String place) {
    return new Clients(credentials, endpoints, profiles.file(), place);
  }

  private Clients anonymous(String place) {
    return clients(AnonymousCredentialsProvider.create(), place);
  }

  private String region(Profile profile) {
    return profile.property("region").orElse(region);
  }

  private AwsException absent(String name) {
    return AwsException.of(Kind.CONFIGURATION, "There is no profile \"" + name + "\".")
        .likely(
            "Known: "
                + String.join(", ", profiles.all().stream().map(AwsProfile::name).toList())
                + ".")
        .advice("Profiles stand in " + environment.configFile() + ".")
        .build();
  }

  private static AwsException noKeys(Profile profile) {
    return AwsException.of(
            Kind.SIGN_IN,
            "Profile \"" + profile.name() + "\" takes keys of the environment; there are none.")
        .advice("Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.")
        .build();
  }
}
