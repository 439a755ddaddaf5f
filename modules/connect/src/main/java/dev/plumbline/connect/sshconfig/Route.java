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

  /** By an SSH session of AWS Systems Manager. */
  record SessionManager(
      String target, int port, Optional<String> region, Optional<String> awsProfile)
      implements Route {}

  /** By a program that Plumbline does not run. */
  record Command(String command) implements Route {}

  /** Understands {@code aws ssm start-session} and {@code ssh -W %h:%p hop}. */
  static Route ofCommand(String command, String host, int port, String user) {
    String expanded = command;
    try {
      Map<Character, String> values =
          Map.of('h', host, 'n', host, 'p', String.valueOf(port), 'r', user);
      expanded = Tokens.percent(command, values);
    } catch (Tokens.UnknownTokenException e) {
      return new Command(command);
    }
    return sessionManager(expanded, port)
        .or(() -> standardIo(command))
        .orElse(new Command(command));
  }

  private static Optional<Route> sessionManager(String command, int port) {
    boolean named =
        Pattern.compile("\\baws\\b.*\\bssm\\b.*\\bstart-session\\b").matcher(command).find();
    Optional<String> target = option(command, "target").filter(t -> t.matches("m?i-[0-9a-f]+"));
    boolean document = option(command, "document-name").filter(d -> d.contains("SSH")).isPresent();
    if (!named || target.isEmpty() || !document) {
      return Optional.empty();
    }
    return Optional.of(
        new SessionManager(
            target.get(), port, option(command, "region"), option(command, "profile")));
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
    if (hop.startsWith("-")) {
      return Optional.empty();
    }
    return Optional.of(new Jump(List.of(Destination.parse(hop))));
  }
}
