package dev.plumbline.model;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text that came from an instance: tokens of the metadata service, keys of a
 * role, passwords in proxy addresses, secrets in environments. Whatever surrounds them stays.
 */
public final class Secrets {
  private static final String MASK = "***";

  /** A pattern whose groups 1 and 2 stay, with the secret between them. */
  private record Rule(Pattern pattern) {
    String apply(String text) {
      Matcher matcher = pattern.matcher(text);
      return matcher.find() ? matcher.replaceAll("$1" + MASK + "$2") : text;
    }
  }

  private static final List<Rule> RULES =
      List.of(
          rule("(://)[^/@\\s\"'<>]{1,512}(@)"),
          rule(
              "(?i)(\"(?:SecretAccessKey|Token|SessionToken|AuthorizationToken)\"\\s*:\\s*\")"
                  + "[^\"]+(\")"),
          rule("(\"AccessKeyId\"\\s*:\\s*\"\\w{4})\\w+(\\w{4}\")"),
          rule("(?i)(x-aws-ec2-metadata-token:\\s*)[^\\s\"']+()"),
          rule(
              "(?i)(authorization:\\s*(?:bearer |basic |aws4-hmac-sha256 )?)[^\\s\"'][^\"'\\r"
                  + "\\n"
                  + "]*()"),
          rule(
              "(\\b[A-Z0-9_]*(?:SECRET|PASSWORD|PASSWD|_TOKEN|PRIVATE_KEY)[A-Z0-9_]*"
                  + "=[\"']?)[^\\s\"']+()"),
          rule("(?m)(^\\s*(?:- )?(?:token|client-key-data|password):\\s*)\\S+()"),
          rule("(?<![\\w+/-])()AQAEA[\\w-]{40,}={0,2}()"),
          rule("(?<![\\w+/])()(?:IQoJb3JpZ2lu|FwoGZXIvYXdz)[A-Za-z0-9+/]{40,}={0,2}()"));

  /** Without one of these, in any letter case, no rule can match. */
  private static final Pattern HINT =
      Pattern.compile(
          "://[^/\\s]*@|SecretAccessKey|Token|AccessKeyId|uthorization|SECRET|PASSW|_TOKEN"
              + "|PRIVATE_KEY|token|client-key-data|password|AQAEA|IQoJb3|FwoGZX");

  private Secrets() {}

  private static Rule rule(String pattern) {
    return new Rule(Pattern.compile(pattern));
  }

  /** The text with every known kind of secret masked; the same text where there is none. */
  public static String masked(String text) {
    if (!HINT.matcher(text).find()) {
      return text;
    }
    String masked = text;
    for (Rule rule : RULES) {
      masked = rule.apply(masked);
    }
    return masked;
  }
}
