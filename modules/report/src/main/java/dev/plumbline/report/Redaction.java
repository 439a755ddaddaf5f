package dev.plumbline.report;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what should not leave the house: public addresses, host names, account numbers and access
 * keys. The same value always gets the same mask, so that the report still makes sense.
 */
final class Redaction implements UnaryOperator<String> {
  private static final Pattern ADDRESS_4 =
      Pattern.compile("(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.]*\\d)");
  private static final Pattern ADDRESS_6 =
      Pattern.compile("(?<![\\w:.])(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?!\\w)");
  private static final Pattern ACCOUNT = Pattern.compile("(?<![\\w.-])\\d{12}(?![\\w.-])");
  private static final Pattern KEY = Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{12,}\\b");
  private static final Pattern HOST_NAME =
      Pattern.compile("\\bip-\\d{1,3}(?:-\\d{1,3}){3}(?:\\.[a-z0-9.-]+[a-z0-9])?\\b");

  private final List<String> names;
  private final Map<String, String> masks = new HashMap<>();

  /**
   * @param names host names and profile names to mask wherever they occur
   */
  Redaction(List<String> names) {
    this.names = names.stream().filter(n -> n.length() > 2).distinct().toList();
  }

  @Override
  public String apply(String text) {
    String masked = text;
    for (String name : names) {
      masked = masked.replace(name, mask("host", name));
    }
    masked = replace(masked, HOST_NAME, m -> mask("host", m.group()));
    masked = replace(masked, KEY, m -> mask("key", m.group()));
    masked = replace(masked, ACCOUNT, m -> mask("account", m.group()));
    masked = replace(masked, ADDRESS_6, m -> address(m.group()));
    return replace(masked, ADDRESS_4, m -> address(m.group()));
  }

  private interface Replacement {
    String of(MatchResult match);
  }

  private static String replace(String text, Pattern pattern, Replacement replacement) {
    return pattern.matcher(text).replaceAll(m -> Matcher.quoteReplacement(replacement.of(m)));
  }

  private String address(String text) {
    Optional<IpAddress> address = IpAddress.tryParse(text);
    if (address.isEmpty() && text.endsWith(":")) { // the colon belongs to the sentence
      return address(text.substring(0, text.length() - 1)) + ":";
    }
    return address.isPresent() && isPublic(address.get()) ? mask("public", text) : text;
  }

  /** True for an address that the internet routes: no private, local or multicast range. */
  static boolean isPublic(IpAddress ip) {
    if (ip.loopback() || ip.linkLocal() || ip.multicast()) {
      return false;
    }
    if (ip.family() == Family.V6) {
      return ip.high() >>> 61 == 1;
    }
    int first = (int) (ip.low() >>> 24);
    int second = (int) (ip.low() >>> 16 & 255);
    return !(first == 0
        || first == 10
        || first >= 240
        || first == 172 && second >= 16 && second < 32
        || first == 192 && second == 168
        || first == 100 && second >= 64 && second < 128);
  }

  private String mask(String kind, String value) {
    long count = masks.values().stream().filter(m -> m.startsWith(kind + "-")).count();
    return masks.computeIfAbsent(kind + ' ' + value, v -> kind + "-" + (count + 1));
  }
}
