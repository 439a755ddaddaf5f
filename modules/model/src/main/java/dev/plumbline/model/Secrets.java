package dev.plumbline.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Takes secrets out of text that came from an instance or an account: tokens of the metadata
 * service, keys of a role, passwords in proxy addresses, secrets in environments, private keys,
 * user data. Whatever surrounds them stays, and so does the number of lines.
 */
public final class Secrets {
  /** What the name of a variable with a secret holds; the name may go on. */
  private static final String NAMED =
      "(?:SECRET|PASSWORD|PASSWD|PASSPHRASE|TOKEN|PRIVATE_?KEY|API_?KEY|AUTHORIZATION)";

  /** Keys of JSON whose texts are secrets. */
  private static final String KEYS =
      "(?:secret_?access_?key|(?:session|access|refresh|id|auth|authorization|identity|registry)_?token"
          + "|token(?:value)?|(?:bind_?)?password|passwd|(?:client_?)?secret|private_?key"
          + "|client-key-data|authorization|pre_?shared_?key|customer_?gateway_?configuration)";

  private static final List<SecretRule> RULES =
      List.of(
          SecretRule.between("(://)[^/\\s\"'<>]{1,512}(@)", "://"),
          SecretRule.between(
              "(\"AccessKeyId\\\\{0,8}\"\\s*:\\s*\\\\{0,8}\"\\w{4})\\w+(\\w{4}\\\\{0,8}\")",
              "AccessKeyId"),
          SecretRule.before(
              "(?i)\"" + KEYS + "\\\\{0,8}\"\\s*:\\s*\\\\{0,8}\"",
              SecretEnd.STRING,
              "ecret",
              "oken",
              "assw",
              "rivate",
              "client-key-data",
              "uthorization\"",
              "hared",
              "ustomerGateway"),
          SecretRule.between("(<pre_shared_key>)[^<]+(<)", "pre_shared_key"),
          SecretRule.before(
              "(?i)\"(?:name|key)\\\\{0,8}\"\\s*:\\s*\\\\{0,8}\"[\\w.-]{0,80}"
                  + NAMED
                  + "[\\w.-]{0,80}\\\\{0,8}\"\\s*,\\s*\\\\{0,8}\"value\\\\{0,8}\"\\s*:\\s*\\\\{0,8}\"",
              SecretEnd.STRING,
              "\"value",
              "\"Value"),
          SecretRule.between(
              "(?i)(\"value\"\\s*:\\s*\")[^\"]+(\"\\s*,\\s*\"(?:name|key)\"\\s*:\\s*\"[\\w.-]{0,80}"
                  + NAMED
                  + ")",
              "\"value",
              "\"Value"),
          SecretRule.before(
              "(?i)\\bname:[ ]*[\"']?[\\w.-]{0,80}"
                  + NAMED
                  + "[\\w.-]{0,80}[\"']?[ ]*\\r?\\n[ ]*value:[ ]*",
              SecretEnd.LINE,
              "value:"),
          SecretRule.before(
              "(?i)\"(?:private_?key|password|secret|users)\"\\s*:\\s*\\{\\s*\"inline_?(?:string|bytes)"
                  + "\"\\s*:\\s*\"|\"inline_?bytes\"\\s*:\\s*\"",
              SecretEnd.STRING,
              "\"inline"),
          SecretRule.before(
              "\\b(?:private_key|password|secret):[ \\t]*\\r"
                  + "?\\n"
                  + "[ \\t]*inline_(?:string|bytes):[ ]*",
              SecretEnd.LINE,
              "inline_"),
          SecretRule.before(
              "\"UserData\"\\s*:\\s*(?:\\{\\s*\"Value\"\\s*:\\s*)?\"",
              SecretEnd.STRING,
              "\"UserData\""),
          SecretRule.between("(\"auth\"\\s*:\\s*\")[A-Za-z0-9+/]{12,}={0,2}(\")", "\"auth\""),
          SecretRule.before("(?i)x-aws-ec2-metadata-token\"?:\\s*\"?", SecretEnd.WORD, "etadata-"),
          SecretRule.before(
              "(?i)\\b(?:authorization|x-amz-security-token|x-api-key):\\s*"
                  + "(?:bearer |basic |aws4-hmac-sha256 )?",
              SecretEnd.HEADER,
              "uthorization:",
              "ecurity-",
              "pi-"),
          SecretRule.between(
              "(?i)(\\bbearer\\s+)(?=[\\w.~+/=-]{0,400}\\d)[\\w.~+/=-]{8,}()", "earer "),
          SecretRule.before(
              "(?:SECRET|PASSWORD|PASSWD|PASSPHRASE|_TOKEN|PRIVATE_KEY|API_KEY"
                  + "|_PASS(?==)|_PWD(?==))[A-Z0-9_]{0,64}(?<!_FILE)(?<!_PATH)=",
              SecretEnd.WORD,
              "SECRET",
              "PASS",
              "_TOKEN",
              "_PWD",
              "PRIVATE_KEY",
              "API_KEY"),
          SecretRule.before(
              "(?i)(?:passw(?:or)?d|secret_?key|(?:access|auth|session)_?token|api_?key|private_?key|secret_?access_?key|client_?secret)["
                  + " ]*=[ ]*",
              SecretEnd.WORD,
              "assw",
              "ecret",
              "oken",
              "key",
              "Key"),
          SecretRule.before(
              "[?&](?:token|access_token|X-Amz-Signature|X-Amz-Security-Token)=",
              SecretEnd.PARAMETER,
              "oken=",
              "X-Amz-S"),
          SecretRule.before(
              "(?<![\\w-])--(?:[\\w-]*-)?(?:password|passwd|token|secret|secret-key)[= ]",
              SecretEnd.WORD,
              " --",
              "\"--"),
          SecretRule.before(
              "(?<![\\w-])--(?:proxy-)?user[= ][\"']?[^\\s:\"']{1,200}:", SecretEnd.WORD, "user"),
          SecretRule.before(
              "(?m)^[ \\t]*(?:- )?(?:token|client-key-data|password|secretKey|client-secret):[ ]+",
              SecretEnd.LINE,
              "token:",
              "client-",
              "password:",
              "secretKey:"),
          SecretRule.before(
              "-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----", SecretEnd.PRIVATE_KEY, "PRIVATE KEY-----"),
          SecretRule.between("(?<![\\w-])()eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]{8,}()", "eyJ"),
          SecretRule.between("(?<![\\w+/-])()AQAEA[\\w-]{40,}={0,2}()", "AQAEA"),
          SecretRule.between(
              "(?<![\\w+/])()(?:IQoJb3JpZ2lu|FwoGZXIvYXdz)[A-Za-z0-9+/]{40,}={0,2}()",
              "IQoJb3JpZ2lu",
              "FwoGZXIvYXdz"));

  private Secrets() {}

  /**
   * The same for the bytes of a file: of UTF-16 with a byte order mark, else of any encoding that
   * holds ASCII as it is.
   */
  public static byte[] masked(byte[] bytes) {
    Charset charset = wide(bytes) ? bom(bytes) : ISO_8859_1;
    String text = new String(bytes, charset);
    String masked = masked(text);
    return masked.equals(text) ? bytes : masked.getBytes(charset);
  }

  /** The text with every known kind of secret masked; the same text where there is none. */
  public static String masked(String text) {
    String masked = text;
    for (SecretRule rule : RULES) {
      masked = rule.apply(masked);
    }
    return masked;
  }

  /** The encoding of a text file: UTF-16 where it begins with its byte order mark, else UTF-8. */
  static Charset charset(byte[] bytes) {
    return wide(bytes) ? UTF_16 : StandardCharsets.UTF_8;
  }

  private static boolean wide(byte[] bytes) {
    return bytes.length > 1
        && (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe
            || bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff);
  }

  /** The encoding that keeps the byte order mark as the first character. */
  private static Charset bom(byte[] bytes) {
    return bytes[0] == (byte) 0xff ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
  }
}
