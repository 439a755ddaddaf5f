package dev.plumbline.aws.profile;

import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.AwsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code aws sso login} left in its cache. It is read only: a token that is renewed here stays
 * in memory.
 *
 * @param access token of the SSO portal
 * @param expires end of the access token
 * @param refresh token that renews it, empty in the legacy form
 */
record SsoToken(
    String access, Instant expires, String refresh, String clientId, String clientSecret) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * Reads it.
   *
   * @param key name of the sso-session, or the start address in the legacy form
   * @throws AwsException when there is none, saying which command makes one
   */
  static SsoToken read(AwsEnvironment environment, String key, String profile) throws AwsException {
    Path file = environment.ssoCache().resolve(sha1(key) + ".json");
    if (!Files.exists(file)) {
      throw missing(profile, "Nobody has signed in with it on this computer yet.");
    }
    try {
      JsonNode node = MAPPER.readTree(Files.readString(file));
      String access = node.path("accessToken").asString("");
      if (access.isEmpty()) {
        throw missing(profile, "What the last sign-in left is not whole.");
      }
      return new SsoToken(
          access,
          time(node.path("expiresAt").asString("")),
          node.path("refreshToken").asString(""),
          node.path("clientId").asString(""),
          node.path("clientSecret").asString(""));
    } catch (IOException | JacksonException | DateTimeException e) {
      if (e instanceof AwsException known) {
        throw known;
      }
      throw missing(profile, "What the last sign-in left cannot be read.");
    }
  }

  /** {@code 2026-11-21T18:00:00Z}; older command lines wrote {@code UTC} in place of the Z. */
  private static Instant time(String text) {
    return OffsetDateTime.parse(text.replace("UTC", "Z")).toInstant();
  }

  boolean renewable() {
    return !refresh.isEmpty() && !clientId.isEmpty() && !clientSecret.isEmpty();
  }

  static AwsException missing(String profile, String likely) {
    return ended("Profile \"" + profile + "\" is not signed in.", likely, profile);
  }

  AwsException ended(String profile) {
    return ended(
        "The sign-in of profile \"" + profile + "\" has ended at " + at() + ".", "", profile);
  }

  private String at() {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'")
        .format(expires.atOffset(ZoneOffset.UTC));
  }

  private static AwsException ended(String what, String likely, String profile) {
    return Renewal.of(what, "aws sso login", profile).likely(likely).build();
  }

  private static String sha1(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without any of its secrets. */
  @Override
  public String toString() {
    return "SsoToken[until " + expires + "]";
  }
}
