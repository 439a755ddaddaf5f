package dev.plumbline.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text that came from an instance: tokens of the metadata service, keys of a
 * role, passwords in proxy addresses, secrets in environments. Whatever surrounds them stays.
 */
public final class Secrets {
  private static final String MASK = "***";

  /**
   * A pattern whose groups 1 and 2 stay, with the secret between them. Without one of the hints in
   * a text it cannot match, and looking for those costs little.
   */
  private record Rule(Pattern pattern, List<String> hints) {
    String apply(String text) {
      if (hints.stream().noneMatch(text::contains)) {
        return text;
      }
      Matcher matcher = pattern.matcher(text);
      return matcher.find() ? matcher.replaceAll("$1" + MASK + "$2") : text;
    }
  }

  private static final List<Rule> RULES =
      List.of(
          rule("(://)[^/@\\s\"'<>]{1,512}(@)", "://"),
          rule(
              "(?i)(\"(?:SecretAccessKey|Token|SessionToken|AuthorizationToken)\"\\s*:\\s*\")"
                  + "[^\"]+(\")",
              "SecretAccessKey\"",
              "secretAccessKey\"",
              "Token\"",
              "token\""),
          rule("(\"AccessKeyId\"\\s*:\\s*\"\\w{4})\\w+(\\w{4}\")", "AccessKeyId\""),
          rule(
              "(?i)(x-aws-ec2-metadata-token:\\s*)[^\\s\"']+()",
              "etadata-token:",
              "etadata-Token:"),
          rule(
              "(?i)(authorization:\\s*(?:bearer |basic |aws4-hmac-sha256 )?)[^\\s\"'][^\"'\\r"
                  + "\\n"
                  + "]*()",
              "uthorization:"),
          rule(
              "(\\b[A-Z0-9_]*(?:SECRET|PASSWORD|PASSWD|_TOKEN|PRIVATE_KEY|API_KEY)[A-Z0-9_]*"
                  + "=[\"']?)[^\\s\"']+()",
              "SECRET",
              "PASSW",
              "_TOKEN",
              "PRIVATE_KEY",
              "API_KEY"),
          rule(
              "(?i)(aws_(?:secret_access_key|session_token)\\s*=\\s*)[^\\s\"']+()",
              "ecret_access_key",
              "ession_token"),
          rule("(?<![\\w-])()eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]{8,}()", "eyJ"),
          rule(
              "(?m)(^\\s*(?:- )?(?:token|client-key-data|password):\\s*)\\S+()",
              "token:",
              "client-key-data:",
              "password:"),
          rule("(?<![\\w+/-])()AQAEA[\\w-]{40,}={0,2}()", "AQAEA"),
          rule(
              "(?<![\\w+/])()(?:IQoJb3JpZ2lu|FwoGZXIvYXdz)[A-Za-z0-9+/]{40,}={0,2}()",
              "IQoJb3JpZ2lu",
              "FwoGZXIvYXdz"));

  private Secrets() {}

  private static Rule rule(String pattern, String... hints) {
    return new Rule(Pattern.compile(pattern), List.of(hints));
  }

  /** The same for the bytes of a file in any encoding that holds ASCII as it is. */
  public static byte[] masked(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String masked = masked(text);
    return masked.equals(text) ? bytes : masked.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The text with every known kind of secret masked; the same text where there is none. */
  public static String masked(String text) {
    String masked = text;
    for (Rule rule : RULES) {
      masked = rule.apply(masked);
    }
    return masked;
  }
}
