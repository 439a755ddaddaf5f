package dev.plumbline.connect.sshconfig;

import dev.plumbline.connect.LocalEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The user's and the system's configuration, read once. Immutable; ask it about as many hosts as
 * you like.
 */
public final class SshConfig {
  private final LocalEnvironment local;
  private final List<ConfigLine> user;
  private final List<ConfigLine> system;
  private final List<ConfigProblem> problems;
  private final int files;

  private SshConfig(
      LocalEnvironment local,
      List<ConfigLine> user,
      List<ConfigLine> system,
      List<ConfigProblem> problems,
      int files) {
    this.local = local;
    this.user = user;
    this.system = system;
    this.problems = List.copyOf(problems);
    this.files = files;
  }

  /** Reads both files and everything they include; what is missing counts as empty. */
  public static SshConfig read(LocalEnvironment local) {
    List<ConfigProblem> problems = new ArrayList<>();
    Path folder = Optional.ofNullable(local.sshConfig().getParent()).orElse(local.home());
    ConfigReader reader = new ConfigReader(local.home(), folder, problems);
    List<ConfigLine> user = reader.read(local.sshConfig());
    int files = reader.filesRead();
    List<ConfigLine> system = List.of();
    if (local.systemConfig().isPresent()) {
      Path file = local.systemConfig().get();
      ConfigReader own =
          new ConfigReader(
              local.home(), Optional.ofNullable(file.getParent()).orElse(file), problems);
      system = own.read(file);
      files += own.filesRead();
    }
    return new SshConfig(local, user, system, problems, files);
  }

  /** No configuration: the defaults of ssh. */
  public static SshConfig none(LocalEnvironment local) {
    return new SshConfig(local, List.of(), List.of(), List.of(), 0);
  }

  /** What could not be read, whatever host is asked for. */
  public List<ConfigProblem> problems() {
    return problems;
  }

  /** Number of files read, included ones too. */
  public int files() {
    return files;
  }

  /** What applies to a host, as typed. */
  public ResolvedHost resolve(String host) {
    return resolve(host, Optional.empty(), OptionalInt.empty());
  }

  /** The same with a user and port given on the command line; these win. */
  public ResolvedHost resolve(String host, Optional<String> user, OptionalInt port) {
    return resolve(host, user, port, name -> false);
  }

  /**
   * The same for a configuration that may ask for CanonicalizeHostname.
   *
   * @param exists whether a full name has an address
   */
  public ResolvedHost resolve(
      String host, Optional<String> user, OptionalInt port, Predicate<String> exists) {
    Resolution resolution = new Resolution(local, host);
    user.ifPresent(u -> resolution.preset("user", u));
    port.ifPresent(p -> resolution.preset("port", String.valueOf(p)));
    resolution.pass(this.user, system, false);
    resolution.settleHostName();
    boolean again = resolution.canonicalise(exists) || resolution.wantsFinalPass();
    if (again) {
      resolution.pass(this.user, system, true);
    }
    return new ResolvedHost(local, host, resolution, problems);
  }

  /** Concrete names (no wildcards, no negation) of all Host lines, for an import. */
  public List<HostName> hostNames() {
    List<HostName> names = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    collect(user, names, seen);
    return names;
  }

  /**
   * A pattern of a Host line.
   *
   * @param concrete whether it names one host
   */
  public record HostName(String pattern, boolean concrete, String file, int line) {}

  private static void collect(List<ConfigLine> lines, List<HostName> names, Set<String> seen) {
    for (ConfigLine line : lines) {
      if (line.keyword().equals("host")) {
        for (String pattern : line.words()) {
          boolean concrete = pattern.chars().noneMatch(c -> "*?!".indexOf(c) >= 0);
          if (seen.add(pattern)) {
            names.add(new HostName(pattern, concrete, line.file(), line.line()));
          }
        }
      }
      line.included().forEach(file -> collect(file, names, seen));
    }
  }
}
