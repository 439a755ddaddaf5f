package dev.plumbline.aws.client;

import dev.plumbline.aws.AwsEnvironment;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * Addresses of services in place of the usual ones: from the environment, then from the profile
 * ({@code services} section, {@code endpoint_url}). The order is that of the AWS SDKs' reference
 * guide, "Service-specific endpoints". Service names are those used there: {@code ec2}, {@code
 * sso_oidc}.
 */
public final class Endpoints {
  private static final String OFF = "ignore_configured_endpoint_urls";

  private final AwsEnvironment environment;
  private final Map<String, String> profile = new HashMap<>();
  private final boolean ignored;

  public Endpoints(AwsEnvironment environment, ProfileFile file, String profileName) {
    this.environment = environment;
    Optional<Profile> chosen = file.profile(profileName);
    ignored =
        environment.flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
            || chosen.flatMap(p -> p.property(OFF)).filter("true"::equalsIgnoreCase).isPresent();
    chosen.flatMap(p -> p.property("endpoint_url")).ifPresent(u -> profile.put("", u));
    chosen
        .flatMap(p -> p.property("services"))
        .flatMap(s -> file.getSection("services", s))
        .ifPresent(
            section ->
                section
                    .properties()
                    .forEach(
                        (key, value) -> {
                          if (key.endsWith(".endpoint_url")) {
                            profile.put(key.substring(0, key.indexOf('.')), value);
                          }
                        }));
  }

  /** The address of a service; empty where the usual one holds. */
  public Optional<URI> of(String service) {
    if (ignored) {
      return Optional.empty();
    }
    return environment
        .get("AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT))
        .or(() -> environment.get("AWS_ENDPOINT_URL"))
        .flatMap(Endpoints::uri)
        .or(() -> Optional.ofNullable(profile.get(service)).flatMap(Endpoints::uri))
        .or(() -> Optional.ofNullable(profile.get("")).flatMap(Endpoints::uri));
  }

  /**
   * The first address that is none, which must not be passed over: the real service would be asked.
   */
  public Optional<String> invalid() {
    Stream<String> set =
        environment.variables().entrySet().stream()
            .filter(e -> e.getKey().startsWith("AWS_ENDPOINT_URL") && !e.getValue().isBlank())
            .map(Map.Entry::getValue);
    return ignored
        ? Optional.empty()
        : Stream.concat(set, profile.values().stream()).filter(u -> uri(u).isEmpty()).findFirst();
  }

  static Optional<URI> uri(String text) {
    try {
      URI uri = new URI(text.strip());
      return uri.getHost() == null || !uri.getScheme().matches("https?")
          ? Optional.empty()
          : Optional.of(uri);
    } catch (URISyntaxException e) {
      return Optional.empty(); // said by invalid()
    }
  }

  /** True for an address of this computer, which no proxy can reach. */
  public static boolean loopback(URI uri) {
    String host = uri.getHost();
    return host.equals("localhost")
        || host.matches("[0-9.]+|\\[[0-9a-fA-F:]+]")
            && InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
  }
}
