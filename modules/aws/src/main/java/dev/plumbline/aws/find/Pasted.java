package dev.plumbline.aws.find;

import dev.plumbline.model.IpAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that names an instance, found in a text that a person pasted: an id, an address, an
 * ARN, a name of EC2's DNS, an address of the console.
 *
 * @param value the id or address alone
 * @param region where the text tells it
 * @param account where the text tells it
 */
public record Pasted(Kind kind, String value, Optional<String> region, Optional<String> account) {
  /** What was found. */
  public enum Kind {
    INSTANCE,
    INTERFACE,
    ADDRESS
  }

  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:[a-z0-9]+:([a-z0-9-]*):(\\d{12})?:");
  private static final Pattern REGION =
      Pattern.compile("(?<![a-z0-9])([a-z]{2,4}(?:-[a-z]{2,10}){1,2}-\\d)(?![0-9])");
  private static final Pattern ID =
      Pattern.compile("(?<![A-Za-z0-9])(i|eni)-(?:[0-9a-f]{17}|[0-9a-f]{8})(?![0-9a-f])");
  private static final Pattern DNS =
      Pattern.compile(
          "(?<![A-Za-z0-9])(?:ip|ec2)-(\\d{1,3})-(\\d{1,3})-(\\d{1,3})-(\\d{1,3})(?![0-9])");
  private static final Pattern V4 =
      Pattern.compile("(?<![0-9.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![0-9.])");
  private static final Pattern V6 =
      Pattern.compile(
          "(?<![0-9A-Fa-f:])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?![0-9A-Fa-f:])");

  /** Finds it; ids come before addresses. */
  public static Optional<Pasted> in(String text) {
    Optional<String> region = Optional.empty();
    Optional<String> account = Optional.empty();
    Matcher arn = ARN.matcher(text);
    if (arn.find()) {
      region = Optional.ofNullable(arn.group(1)).filter(r -> !r.isEmpty());
      account = Optional.ofNullable(arn.group(2));
    } else {
      Matcher named = REGION.matcher(text);
      region = named.find() ? Optional.of(named.group(1)) : elsewhere(text);
    }
    Matcher id = ID.matcher(text);
    if (id.find()) {
      Kind kind = id.group(1).equals("i") ? Kind.INSTANCE : Kind.INTERFACE;
      return Optional.of(new Pasted(kind, id.group(), region, account));
    }
    Optional<String> where = region;
    return address(text).map(a -> new Pasted(Kind.ADDRESS, a, where, Optional.empty()));
  }

  /** The first Region of all is named otherwise in EC2's DNS. */
  private static Optional<String> elsewhere(String text) {
    return text.contains(".ec2.internal") || text.contains(".compute-1.amazonaws.com")
        ? Optional.of("us-east-1")
        : Optional.empty();
  }

  private static Optional<String> address(String text) {
    Matcher dns = DNS.matcher(text);
    if (dns.find()) {
      return valid(dns.group(1) + "." + dns.group(2) + "." + dns.group(3) + "." + dns.group(4));
    }
    Matcher v4 = V4.matcher(text);
    if (v4.find()) {
      return valid(v4.group());
    }
    Matcher v6 = V6.matcher(text);
    while (v6.find()) {
      Optional<String> address = valid(v6.group());
      if (address.isPresent()) {
        return address;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> valid(String text) {
    return IpAddress.tryParse(text).map(IpAddress::toString);
  }

  boolean ipv6() {
    return value.contains(":");
  }
}
