package dev.plumbline.app.cli;

import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.Destination;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.profile.ProfileStore;
import dev.plumbline.connect.sshconfig.ConfigProblem;
import dev.plumbline.connect.sshconfig.ResolvedHost;
import dev.plumbline.connect.sshconfig.Route;
import dev.plumbline.connect.sshconfig.SshConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code plumbline profile}: saved instances, and what ssh_config says about a host. */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    description = "Lists the saved instances and shows how a host resolves.")
public final class ProfileCommand {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Spec private CommandSpec command = CommandSpec.create();

  @Command(name = "list", description = "Lists the saved instances.")
  int list(@Option(names = "--json", description = "Print JSON.") boolean json)
      throws SourceException {
    ProfileStore store = new ProfileStore(LocalEnvironment.system().folder());
    List<ConnectionProfile> profiles;
    try {
      profiles = store.profiles();
    } catch (IOException e) {
      throw new SourceException(SourceException.UNREADABLE, e);
    }
    store.problems().forEach(this::warn);
    if (json) {
      print(JSON.writeValueAsString(profiles.stream().map(ProfileCommand::summary).toList()));
    } else {
      profiles.forEach(p -> print(line(p)));
    }
    return 0;
  }

  @Command(
      name = "resolve",
      description = "Shows what ssh_config says about a host, in the keys of ssh -G.")
  int resolve(
      @Parameters(paramLabel = "HOST", description = "As typed after ssh; user@ allowed.")
          String host,
      @Option(
              names = "--ssh-config",
              paramLabel = "FILE",
              description = "In place of ~/.ssh/config.")
          Optional<Path> file,
      @Option(names = "--user", description = "As ssh -l.") Optional<String> user,
      @Option(names = "--port", description = "As ssh -p.") Optional<Integer> port,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    LocalEnvironment local = LocalEnvironment.system();
    SshConfig config = SshConfig.read(file.map(local::withSshConfig).orElse(local));
    Destination typed = typed(host);
    ResolvedHost resolved =
        config.resolve(
            typed.host(), user.or(typed::user), port.map(OptionalInt::of).orElseGet(typed::port));
    resolved.problems().forEach(problem -> warn(problem.toString()));
    if (json) {
      print(JSON.writeValueAsString(answer(resolved)));
    } else {
      resolved.asPrinted().forEach((key, value) -> printValue(key, value));
    }
    return 0;
  }

  /**
   * A name is taken as typed, letters and all, unless a user or {@code ssh://} stands before it.
   */
  private Destination typed(String host) {
    if (host.indexOf('@') < 0 && !host.startsWith("ssh://")) {
      return new Destination(Optional.empty(), host, OptionalInt.empty());
    }
    try {
      return Destination.parse(host);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private static Map<String, Object> answer(ResolvedHost host) {
    Map<String, Object> answer = new LinkedHashMap<>(host.asPrinted());
    answer.put("identity_files_tried", host.identityFiles().stream().map(Path::toString).toList());
    answer.put("importer", route(host));
    answer.put("warnings", host.problems().stream().map(ProfileCommand::problem).toList());
    return answer;
  }

  private static Map<String, Object> route(ResolvedHost host) {
    Map<String, Object> route = new LinkedHashMap<>();
    switch (host.route()) {
      case Route.Direct direct -> route.put("transport", "ssh");
      case Route.Jump jump -> {
        route.put("transport", "ssh");
        route.put("jump", jump.hops().stream().map(Destination::toString).toList());
      }
      case Route.SessionManager ssm -> {
        route.put("transport", "ssm");
        route.put("target", ssm.target());
        route.put("port", ssm.port());
        ssm.region().ifPresent(region -> route.put("region", region));
        ssm.awsProfile().ifPresent(profile -> route.put("profile", profile));
      }
      case Route.Command program -> {
        route.put("transport", "command");
        route.put("command", program.written());
      }
      case Route.Unusable unusable -> {
        route.put("transport", "none");
        route.put("why", unusable.why());
      }
    }
    return route;
  }

  private static Map<String, Object> problem(ConfigProblem problem) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("code", problem.code());
    map.put("file", problem.file());
    map.put("line", problem.line());
    map.put("text", problem.text());
    return map;
  }

  private static Map<String, Object> summary(ConnectionProfile p) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", p.id());
    map.put("name", p.name());
    map.put("group", p.group());
    map.put("address", p.address());
    p.port().ifPresent(port -> map.put("port", port));
    p.user().ifPresent(user -> map.put("user", user));
    p.jump().ifPresent(jump -> map.put("jump", jump));
    map.put("tags", p.tags());
    map.put("production", p.production());
    return map;
  }

  private static String line(ConnectionProfile p) {
    List<String> cells = new ArrayList<>(List.of(p.name(), p.address()));
    if (!p.group().isEmpty()) {
      cells.add(p.group());
    }
    if (p.production()) {
      cells.add("PROD");
    }
    return String.join("  ", cells);
  }

  private void printValue(String key, Object value) {
    if (value instanceof List<?> values) {
      values.forEach(one -> print(key + " " + one));
    } else {
      print(key + " " + value);
    }
  }

  private void print(String text) {
    PrintWriter out = command.commandLine().getOut();
    out.println(text);
    out.flush();
  }

  private void warn(String text) {
    PrintWriter err = command.commandLine().getErr();
    err.println(Terminal.safe(text));
    err.flush();
  }
}
