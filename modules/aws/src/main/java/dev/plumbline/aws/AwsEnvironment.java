package dev.plumbline.aws;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What this computer tells about AWS: variables and the place of the files.
 *
 * @param variables of the environment
 * @param home of the person
 */
public record AwsEnvironment(Map<String, String> variables, Path home) {
  /** As the program was started. */
  public static AwsEnvironment ofThisComputer() {
    return new AwsEnvironment(System.getenv(), Path.of(System.getProperty("user.home", "")));
  }

  /** A variable that is set to something. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name)).filter(v -> !v.isBlank());
  }

  /** {@code ~/.aws/config}, or what {@code AWS_CONFIG_FILE} names. */
  public Path configFile() {
    return file("AWS_CONFIG_FILE", "config");
  }

  /** {@code ~/.aws/credentials}, or what {@code AWS_SHARED_CREDENTIALS_FILE} names. */
  public Path credentialsFile() {
    return file("AWS_SHARED_CREDENTIALS_FILE", "credentials");
  }

  /** Where the AWS command line keeps what {@code aws sso login} brought. */
  public Path ssoCache() {
    return home.resolve(".aws/sso/cache");
  }

  private Path file(String variable, String usual) {
    return get(variable).map(this::expanded).orElseGet(() -> home.resolve(".aws").resolve(usual));
  }

  /** A path as people write it, with {@code ~} for the home folder. */
  public Path expanded(String path) {
    return path.equals("~") || path.startsWith("~/")
        ? home.resolve(path.substring(1).replaceFirst("^/+", ""))
        : Path.of(path);
  }

  /** A flag that is set to true. */
  public boolean flag(String name) {
    return get(name).filter(v -> v.equalsIgnoreCase("true")).isPresent();
  }

  /** Names of variables are no secrets; what they hold may be. */
  @Override
  public String toString() {
    return "AwsEnvironment[" + home + "]";
  }
}
