package dev.plumbline.path;

import dev.plumbline.model.Link;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a version of the package numbers tables, rules and metrics. Source: history of
 * amazon-ec2-net-utils 2.0 to 2.7 (issues 90, 97, pull request 98) and ec2-net-utils 1.x.
 */
public enum Scheme {
  /** ec2-net-utils 1.x: tables by the digits of ethN, rules without a priority of their own. */
  V1("1.x"),
  /** 2.0: tables by interface index. */
  V2_0("2.0"),
  /** 2.1 and 2.2: tables by the digits of the link name; the primary has rules too. */
  V2_1("2.1-2.2"),
  /** 2.3: device number, metric steps of ten; the primary lives in main alone. */
  V2_3("2.3"),
  /** 2.4.0: as 2.3, but the primary has table 10000 and rules (issue 97). */
  V2_4_0("2.4.0"),
  /** 2.4.1: as 2.4.0, without rules of the primary. */
  V2_4_1("2.4.1"),
  /** 2.5 and later: network card in steps of hundred, metric steps of one. */
  V2_5("2.5 and later");

  /** Lowest table that the package uses. */
  public static final long BASE_TABLE = 10000;

  private static final long BASE_METRIC = 512;
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");
  private static final Pattern DIGITS = Pattern.compile("(\\d+)\\D*$");

  private final String label;

  Scheme(String label) {
    this.label = label;
  }

  /** The versions that number this way, for people. */
  public String label() {
    return label;
  }

  /** The scheme of a package version such as {@code 2.4.1} or {@code 2.7.4-1.amzn2023}. */
  public static Optional<Scheme> ofVersion(String version) {
    Matcher match = VERSION.matcher(version);
    if (!match.find() || match.group(1).length() > 4 || match.group(2).length() > 4) {
      return Optional.empty();
    }
    int major = Integer.parseInt(match.group(1));
    int minor = Integer.parseInt(match.group(2));
    boolean first = match.group(3) == null || match.group(3).equals("0");
    if (major != 2) {
      return major == 1 ? Optional.of(V1) : Optional.of(V2_5).filter(_ -> major > 2);
    }
    return Optional.of(
        switch (minor) {
          case 0 -> V2_0;
          case 1, 2 -> V2_1;
          case 3 -> V2_3;
          case 4 -> first ? V2_4_0 : V2_4_1;
          default -> V2_5;
        });
  }

  /** Table of the private routes, which is the rule priority too; empty for none or unknown. */
  OptionalLong table(Link link, boolean primary, OptionalInt device, int card) {
    return switch (this) {
      case V1 -> primary ? OptionalLong.empty() : add(BASE_TABLE, digits(link), 1);
      case V2_0 -> OptionalLong.of(BASE_TABLE + link.index());
      case V2_1 -> add(BASE_TABLE, digits(link), 1);
      case V2_3, V2_4_0, V2_4_1 -> add(BASE_TABLE, device, 1);
      case V2_5 -> add(BASE_TABLE + 100L * card, device, 1);
    };
  }

  /** Metric of the routes in main; empty where the package sets none, or unknown. */
  OptionalLong metric(Link link, boolean primary, OptionalInt device, int card) {
    return switch (this) {
      case V1 -> primary ? OptionalLong.empty() : add(BASE_TABLE, digits(link), 1);
      case V2_0 -> primary ? OptionalLong.of(BASE_METRIC) : OptionalLong.of(1024);
      case V2_1 -> add(BASE_METRIC, digits(link), 1);
      case V2_3, V2_4_0, V2_4_1 -> add(BASE_METRIC, device, 10);
      case V2_5 -> add(BASE_METRIC + 100L * card, device, 1);
    };
  }

  /** True when rules carry the table number as their priority. */
  public boolean setsPriority() {
    return this != V1;
  }

  /** True when the primary ENI has policy rules like the others. */
  public boolean primaryHasRules() {
    return this == V2_1 || this == V2_4_0;
  }

  /** True when the primary ENI has a private table. */
  public boolean primaryHasTable() {
    return this == V2_1 || this == V2_4_0 || this == V2_4_1 || this == V2_5;
  }

  /** True when the default route of a secondary ENI is in main as well. */
  public boolean secondaryDefaultInMain() {
    return this != V2_0 && this != V2_3;
  }

  private static OptionalInt digits(Link link) {
    Matcher match = DIGITS.matcher(link.name());
    return match.find() && match.group(1).length() < 6
        ? OptionalInt.of(Integer.parseInt(match.group(1)))
        : OptionalInt.empty();
  }

  private static OptionalLong add(long base, OptionalInt number, int step) {
    return number.isPresent()
        ? OptionalLong.of(base + (long) number.getAsInt() * step)
        : OptionalLong.empty();
  }
}
