package dev.plumbline.connect.sshconfig;

import dev.plumbline.connect.Destination;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a host is reached: ProxyJump and ProxyCommand understood. */
public sealed interface Route {
  /** Straight to its address. */
  record Direct() implements Route {}

  /** Over these hosts, in order. */
  record Jump(List<Destination> hops) implements Route {
    public Jump {
      hops = List.copyOf(hops);
    }
  }

  /** By an SSH session of AWS Systems Manager, which the program opens. */
  record SessionManager(
      String target,
      int port,
      Optional<String> region,
      Optional<String> awsProfile,
      Command program)
      implements Route {}

  /**
   * By a program whose input and output are the connection.
   *
   * @param command tokens expanded
   * @param written as it stands in the configuration
   */
  record Command(String command, String written) implements Route {}

  /** Not at all as the configuration stands: a sentence without its full stop. */
  record Unusable(String why) implements Route {}

  /**
   * What a shell would read as more than a name. OpenSSH refuses such host and user names since
   * CVE-2023-51385, in which a name ran commands by way of a ProxyCommand.
   */
  Pattern UNSAFE = Pattern.compile("^-|[\\s\\p{Cntrl}'`\"$\\\\;&<>|(){}]");

  /**
   * Understands {@code aws ssm start-session} and {@code ssh -W %h:%p hop}; everything else is a
   * program to ask about.
   *
   * @param written the ProxyCommand
   * @param tokens values of {@code %h %n %p %r}
   */
  static Route ofCommand(String written, Map<Character, String> tokens) {
    Optional<Route> jump = standardIo(written);
    if (jump.isPresent()) {
      return jump.get();
    }
    for (String value : tokens.values()) {
      if (UNSAFE.matcher(value).find()) {
        return new Unusable("\"" + value + "\" is no name to hand to a ProxyCommand");
      }
    }
    try {
      Command program = new Command(Tokens.percent(written, tokens), written);
      return sessionManager(program, Integer.parseInt(tokens.getOrDefault('p', "22")))
          .orElse(program);
    } catch (Tokens.UnknownTokenException e) {
      return new Unusable("ProxyCommand " + written + ": " + e.getMessage());
    }
  }

  private static Optional<Route> sessionManager(Command program, int port) {
    String command = program.command();
    boolean named =
        Pattern.compile("\\baws\\b.*\\bssm\\b.*\\bstart-session\\b").matcher(command).find();
    Optional<String> target = option(command, "target").filter(t -> t.matches("m?i-[0-9a-f]+"));
    boolean document = option(command, "document-name").filter(d -> d.contains("SSH")).isPresent();
    if (!named || target.isEmpty() || !document) {
      return Optional.empty();
    }
    return Optional.of(
        new SessionManager(
            target.get(), port, option(command, "region"), option(command, "profile"), program));
  }

  private static Optional<String> option(String command, String name) {
    Matcher m = Pattern.compile("--" + name + "[= ]+[\"']?([^\\s\"']+)").matcher(command);
    return m.find() ? Optional.of(m.group(1)) : Optional.empty();
  }

  /** Only the plain form, with at most {@code -q} and {@code -l}/{@code -p} left out. */
  private static Optional<Route> standardIo(String command) {
    Matcher m =
        Pattern.compile(
                "(?:exec )?(?:\\S*/)?ssh (?:-q )?(?:-W \\[?%h]?:%p (?:-q )?(\\S+)|(\\S+) -W"
                    + " \\[?%h]?:%p)")
            .matcher(command.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    String hop = m.group(1) == null ? m.group(2) : m.group(1);
    try {
      return hop.startsWith("-")
          ? Optional.empty()
          : Optional.of(new Jump(List.of(Destination.parse(hop))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
