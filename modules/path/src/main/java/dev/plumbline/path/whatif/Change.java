package dev.plumbline.path.whatif;

import dev.plumbline.model.Address;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.path.IpText;

/** One change to the state of a kernel, as a command of {@code ip} or {@code sysctl} makes it. */
public sealed interface Change {
  /** What stands as file in the evidence of things that a change made. */
  String FILE = "what if";

  /** What is done to the object. */
  enum Verb {
    ADD("add"),
    APPEND("append"),
    PREPEND("prepend"),
    REPLACE("replace"),
    CHANGE("change"),
    DELETE("del");

    private final String word;

    Verb(String word) {
      this.word = word;
    }

    /** As {@code ip} has it. */
    public String word() {
      return word;
    }
  }

  /**
   * A policy rule. When it is deleted, what it does not say counts as any.
   *
   * @param placed true when the priority was said
   * @param acting true when the action was said
   */
  record OfRule(Verb verb, PolicyRule rule, boolean placed, boolean acting) implements Change {
    @Override
    public String command() {
      return ip(rule.family())
          + "rule "
          + verb.word()
          + (placed ? " priority " + rule.priority() : "")
          + " "
          + (acting ? IpText.rule(rule) : IpText.selector(rule.selector()))
          + (rule.protocol().isEmpty() ? "" : " protocol " + rule.protocol());
    }
  }

  /**
   * A route. When it is deleted, what it does not say counts as any.
   *
   * @param typed true when the type was said
   * @param scoped true when the scope was said
   */
  record OfRoute(Verb verb, Route route, boolean typed, boolean scoped) implements Change {
    @Override
    public String command() {
      return ip(route.family())
          + "route "
          + verb.word()
          + " "
          + IpText.route(route, route.table().equals("main") ? "" : route.table());
    }
  }

  /** An address of a link. */
  record OfAddress(Verb verb, Address address) implements Change {
    @Override
    public String command() {
      return ip(address.family())
          + "addr "
          + verb.word()
          + " "
          + address.ip()
          + "/"
          + address.prefixLength()
          + " dev "
          + address.link()
          + (verb == Verb.DELETE || !address.flags().contains("noprefixroute")
              ? ""
              : " noprefixroute");
    }
  }

  /** A kernel setting by its dotted name. */
  record OfSysctl(String name, String value) implements Change {
    @Override
    public String command() {
      return "sysctl -w " + name + "=" + value;
    }
  }

  /** A link switched on or off. */
  record OfLink(String link, boolean up) implements Change {
    @Override
    public String command() {
      return "ip link set " + link + (up ? " up" : " down");
    }
  }

  /** The command that makes it. */
  String command();

  private static String ip(Family family) {
    return family == Family.V6 ? "ip -6 " : "ip ";
  }

  /** Evidence of what a command made. */
  static Evidence evidence(String command) {
    return new Evidence(FILE, 0, command);
  }

  /**
   * Reads {@code ip rule|route|addr add|del|replace ...}, {@code ip link set LINK up|down} or
   * {@code sysctl -w name=value}; a leading {@code sudo} is passed over.
   *
   * @throws ChangeException naming the word that cannot be read
   */
  static Change parse(String text) throws ChangeException {
    return ChangeText.parse(text);
  }
}
