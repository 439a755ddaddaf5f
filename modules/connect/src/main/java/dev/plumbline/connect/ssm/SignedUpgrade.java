package dev.plumbline.connect.ssm;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signature version 4 of the upgrade request: GET, service {@code ssmmessages}, empty body. The
 * general signer of the SDK would add a header, and parse the query that has to stay as it is; what
 * is needed here is little.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
 *     a signed AWS API request</a>
 */
public final class SignedUpgrade implements UpgradeSigner {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String SERVICE = "ssmmessages";
  private static final String END = "aws4_request";
  private static final HexFormat HEX = HexFormat.of();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String PRESIGNED = "X-Amz-";
  private static final int DATE_LENGTH = 8;

  private final String region;
  private final SigningKeys.Source keys;
  private final InstantSource clock;

  /**
   * @param region of the session
   */
  public SignedUpgrade(String region, SigningKeys.Source keys, InstantSource clock) {
    this.region = region;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public Map<String, String> headers(String streamUrl) throws IOException {
    String query = query(streamUrl);
    if (Arrays.stream(query.split("&", -1))
        .anyMatch(p -> p.regionMatches(true, 0, PRESIGNED, 0, PRESIGNED.length()))) {
      return Map.of();
    }
    SigningKeys now = keys.current();
    String time = TIME.format(clock.instant());
    String canonical = canonical(streamUrl, time, now);
    String scope = String.join("/", time.substring(0, DATE_LENGTH), region, SERVICE, END);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(
        "Authorization",
        "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(
                ALGORITHM,
                now.accessKeyId(),
                scope,
                names(now),
                HEX.formatHex(hmac(key(now, scope), toSign(time, scope, canonical)))));
    headers.put("X-Amz-Date", time);
    now.token().ifPresent(t -> headers.put("X-Amz-Security-Token", t));
    return headers;
  }

  /** The request as it is signed. */
  static String canonical(String url, String time, SigningKeys keys) throws IOException {
    String rest = url.substring(url.indexOf("://") + 3);
    int end = rest.indexOf('?');
    String target = end < 0 ? rest : rest.substring(0, end);
    int slash = target.indexOf('/');
    String host = slash < 0 ? target : target.substring(0, slash);
    String path = slash < 0 ? "/" : target.substring(slash);
    return String.join(
        "\n",
        "GET",
        Arrays.stream(path.split("/", -1))
            .map(SignedUpgrade::encode)
            .collect(Collectors.joining("/")),
        canonicalQuery(query(url)),
        "host:" + host.toLowerCase(Locale.ROOT),
        "x-amz-date:" + time + keys.token().map(t -> "\nx-amz-security-token:" + t).orElse(""),
        "",
        names(keys),
        HEX.formatHex(sha256("")));
  }

  static String toSign(String time, String scope, String canonical) {
    return String.join("\n", ALGORITHM, time, scope, HEX.formatHex(sha256(canonical)));
  }

  private static String names(SigningKeys keys) {
    return "host;x-amz-date" + (keys.token().isPresent() ? ";x-amz-security-token" : "");
  }

  private static String query(String url) {
    int at = url.indexOf('?');
    return at < 0 ? "" : url.substring(at + 1);
  }

  /** By name; a raw plus counts as a space, as the service reads it. */
  private static String canonicalQuery(String query) throws IOException {
    Map<String, String> sorted = new TreeMap<>();
    for (String part : query.isEmpty() ? new String[0] : query.split("&")) {
      String[] pair = part.split("=", 2);
      sorted.put(decode(pair[0]), pair.length > 1 ? decode(pair[1]) : "");
    }
    return sorted.entrySet().stream()
        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String decode(String text) throws IOException {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IOException("The address of the data channel has a malformed query.", e);
    }
  }

  /** As RFC 3986 has it, which is not quite how forms are encoded. */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static byte[] key(SigningKeys keys, String scope) {
    byte[] key = ("AWS4" + keys.secret()).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/")) {
      key = hmac(key, part);
    }
    return key;
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
