package dev.plumbline.aws.profile;

import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.profile.AwsProfile.Kind;
import dev.plumbline.model.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The profile files of this computer, read by the SDK. A line that is none costs that line, and is
 * named; the rest is kept. Reading runs no program and asks nobody.
 */
public final class AwsProfiles {
  private static final Pattern LINE = Pattern.compile("(.*) on line (\\d+)\\.?");
  private static final int BAD_LINES = 50;

  private final AwsEnvironment environment;
  private final ProfileFile file;
  private final List<Problem> problems;

  private AwsProfiles(AwsEnvironment environment, ProfileFile file, List<Problem> problems) {
    this.environment = environment;
    this.file = file;
    this.problems = List.copyOf(problems);
  }

  /** Reads both files; one that is absent holds nothing. */
  public static AwsProfiles read(AwsEnvironment environment) {
    List<Problem> problems = new ArrayList<>();
    ProfileFile.Aggregator both = ProfileFile.aggregator();
    part(environment.credentialsFile(), ProfileFile.Type.CREDENTIALS, problems)
        .ifPresent(both::addFile);
    part(environment.configFile(), ProfileFile.Type.CONFIGURATION, problems)
        .ifPresent(both::addFile);
    return new AwsProfiles(environment, both.build(), problems);
  }

  private static Optional<ProfileFile> part(
      Path path, ProfileFile.Type type, List<Problem> problems) {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    List<String> lines;
    try {
      lines =
          new ArrayList<>(
              new String(Files.readAllBytes(path), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      problems.add(new Problem(path.toString(), 0, "cannot be read: " + e.getMessage()));
      return Optional.empty();
    }
    for (int i = 0; i < BAD_LINES; i++) {
      try {
        return Optional.of(parse(lines, type));
      } catch (RuntimeException e) {
        Matcher where = LINE.matcher(String.valueOf(e.getMessage()));
        int number = where.matches() ? Integer.parseInt(where.group(2)) : 0;
        if (number < 1 || number > lines.size()) {
          problems.add(new Problem(path.toString(), 0, "is no profile file: " + e.getMessage()));
          return Optional.empty();
        }
        problems.add(
            new Problem(path.toString(), number, where.group(1) + "; the line was left out"));
        lines.set(number - 1, "");
      }
    }
    problems.add(new Problem(path.toString(), 0, "has too many lines that are none; left out"));
    return Optional.empty();
  }

  private static ProfileFile parse(List<String> lines, ProfileFile.Type type) {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return ProfileFile.builder().content(new ByteArrayInputStream(bytes)).type(type).build();
  }

  /** All profiles, {@code default} first, then by name. */
  public List<AwsProfile> all() {
    return file.profiles().values().stream()
        .map(this::describe)
        .sorted(
            Comparator.comparing((AwsProfile p) -> !p.name().equals("default"))
                .thenComparing(AwsProfile::name))
        .toList();
  }

  public Optional<AwsProfile> named(String name) {
    return file.profile(name).map(this::describe);
  }

  /** The profile that holds where none is named: {@code AWS_PROFILE}, else {@code default}. */
  public String usual() {
    return environment
        .get("AWS_PROFILE")
        .or(() -> environment.get("AWS_DEFAULT_PROFILE"))
        .orElse("default");
  }

  /** The Region of a profile: of the environment first, as every tool of AWS does it. */
  public Optional<String> region(String profile) {
    return environment
        .get("AWS_REGION")
        .or(() -> environment.get("AWS_DEFAULT_REGION"))
        .or(() -> file.profile(profile).flatMap(p -> p.property("region")));
  }

  /** What could not be read, by file and line. */
  public List<Problem> problems() {
    return problems;
  }

  ProfileFile file() {
    return file;
  }

  AwsEnvironment environment() {
    return environment;
  }

  private AwsProfile describe(Profile profile) {
    Kind kind = kind(profile);
    return new AwsProfile(profile.name(), kind, profile.property("region"), detail(profile, kind));
  }

  /** How a profile signs in; roles first, what runs a program last. */
  static Kind kind(Profile profile) {
    Map<String, String> has = profile.properties();
    if (has.containsKey("role_arn")) {
      return has.containsKey("web_identity_token_file") ? Kind.WEB_IDENTITY : Kind.ROLE;
    }
    if (has.containsKey("sso_session") || has.containsKey("sso_start_url")) {
      return Kind.SSO;
    }
    if (has.containsKey("aws_access_key_id")) {
      return has.containsKey("aws_session_token") ? Kind.SESSION_KEYS : Kind.KEYS;
    }
    if (has.containsKey("credential_process")) {
      return Kind.PROCESS;
    }
    return has.containsKey("login_session") ? Kind.LOGIN : Kind.NONE;
  }

  private static String detail(Profile profile, Kind kind) {
    Map<String, String> has = profile.properties();
    return switch (kind) {
      case ROLE, WEB_IDENTITY ->
          "role "
              + last(has.getOrDefault("role_arn", ""))
              + (has.containsKey("source_profile")
                  ? " from profile " + has.get("source_profile")
                  : "")
              + (has.containsKey("mfa_serial") ? ", asks for a code" : "");
      case SSO ->
          "role "
              + has.getOrDefault("sso_role_name", "?")
              + " in "
              + has.getOrDefault("sso_account_id", "?")
              + " by single sign-on";
      case PROCESS -> "keys from a program of this computer, run when the profile is chosen";
      case LOGIN -> "signs in by aws login";
      case KEYS, SESSION_KEYS, NONE -> kind.label();
    };
  }

  private static String last(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
