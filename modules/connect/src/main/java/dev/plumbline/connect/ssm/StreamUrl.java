package dev.plumbline.connect.ssm;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the address that the service names for a data channel before a token is sent there, as the
 * original client does since 1.2.889.0. What it says never holds the query, which is secret.
 *
 * @param region of the session
 * @param endpoint the SSM endpoint when it was replaced; only then, and only when that is on
 *     loopback, may the channel be on loopback
 */
public record StreamUrl(String region, Optional<URI> endpoint) {
  private static final String USUAL_DOMAIN = "amazonaws.com";

  /** Domains of the other partitions by the start of their Regions. */
  private static final Map<String, String> DOMAINS =
      Map.of(
          "cn-", "amazonaws.com.cn",
          "us-iso-", "c2s.ic.gov",
          "us-isob-", "sc2s.sgov.gov",
          "us-isof-", "csp.hci.ic.gov",
          "eu-isoe-", "cloud.adc-e.uk",
          "eusc-", "amazonaws.eu");

  /** Domains of the addresses that answer over IPv6 too. */
  private static final Map<String, String> DUAL_STACK =
      Map.of(USUAL_DOMAIN, "api.aws", "amazonaws.com.cn", "api.amazonwebservices.com.cn");

  private static final int TLS_PORT = 443;

  /**
   * The address as it may be connected to.
   *
   * @param url as the service gave it
   * @throws SessionException when it leads elsewhere
   */
  public URI check(String url) throws SessionException {
    URI uri = parse(url);
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw refused(host, "it has parts that the address of a data channel never has");
    }
    if (loopback(host)) {
      boolean ours = endpoint.map(URI::getHost).filter(StreamUrl::loopback).isPresent();
      if (ours && Set.of("ws", "wss").contains(scheme)) {
        return uri;
      }
      throw refused(host, "it is on this machine, and the SSM endpoint is not");
    }
    if (!scheme.equals("wss")) {
      throw refused(host, "it is not encrypted (wss)");
    }
    if (!hosts().contains(host)) {
      throw refused(host, "it is no ssmmessages host of Region " + region);
    }
    if (uri.getPort() != -1 && uri.getPort() != TLS_PORT) {
      throw refused(host, "its port is " + uri.getPort());
    }
    return uri;
  }

  private Set<String> hosts() {
    String domain =
        DOMAINS.entrySet().stream()
            .filter(e -> region.startsWith(e.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(USUAL_DOMAIN);
    String dual = DUAL_STACK.getOrDefault(domain, domain);
    String plain = "ssmmessages." + region + ".";
    String fips = "ssmmessages-fips." + region + ".";
    return dual.equals(domain)
        ? Set.of(plain + domain, fips + domain)
        : Set.of(plain + domain, fips + domain, plain + dual, fips + dual);
  }

  /** By its text alone; nothing is looked up. */
  private static boolean loopback(String host) {
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
  }

  private static URI parse(String url) throws SessionException {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw refused("", "it is no valid address");
    }
  }

  private static SessionException refused(String host, String why) {
    String where = host.isEmpty() ? "" : " (" + host + ")";
    return new SessionException(
        new Explanation(
            "The address that the service named for the data channel"
                + where
                + " was refused: "
                + why
                + ".",
            "Nothing was sent there. A proxy or a replaced endpoint may have changed the answer."));
  }
}
