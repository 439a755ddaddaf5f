package dev.plumbline.connect.profile;

import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.Destination;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.sshconfig.ConfigProblem;
import dev.plumbline.connect.sshconfig.ResolvedHost;
import dev.plumbline.connect.sshconfig.Route;
import dev.plumbline.connect.sshconfig.SshConfig;
import dev.plumbline.connect.sshconfig.SshConfig.HostName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an import of {@code ~/.ssh/config} would bring, before anything is saved.
 *
 * @param entries hosts that can become profiles
 * @param patterns Host lines with wildcards: rules, not instances
 * @param problems what was not understood, with file and line
 */
public record ProfileImport(
    List<Entry> entries, List<HostName> patterns, List<ConfigProblem> problems, int files) {
  public ProfileImport {
    entries = List.copyOf(entries);
    patterns = List.copyOf(patterns);
    problems = List.copyOf(problems);
  }

  /**
   * One host.
   *
   * @param profile as it would be saved: the alias, looked up in the configuration each time
   * @param reach what the alias means today: {@code ec2-user@10.0.1.25:22}
   * @param via jump hosts, the program, or why it cannot be reached; may be empty
   * @param usable false when its route is not supported
   * @param asks it needs a program of this computer, which is asked about before it runs
   * @param known a profile of this address exists already
   */
  public record Entry(
      HostName host,
      ConnectionProfile profile,
      String reach,
      String via,
      boolean usable,
      boolean asks,
      boolean known) {}

  /** Reads the configuration and sorts what it says. */
  public static ProfileImport preview(LocalEnvironment local, List<ConnectionProfile> existing) {
    SshConfig config = SshConfig.read(local);
    List<Entry> entries = new ArrayList<>();
    List<HostName> patterns = new ArrayList<>();
    Set<ConfigProblem> problems = new LinkedHashSet<>(config.problems());
    for (HostName host : config.hostNames()) {
      if (!host.concrete()) {
        patterns.add(host);
        continue;
      }
      ResolvedHost resolved = config.resolve(host.pattern());
      problems.addAll(resolved.problems());
      entries.add(entry(host, resolved, existing));
    }
    return new ProfileImport(entries, patterns, List.copyOf(problems), config.files());
  }

  private static Entry entry(
      HostName host, ResolvedHost resolved, List<ConnectionProfile> existing) {
    String alias = host.pattern();
    boolean known = existing.stream().anyMatch(p -> p.address().equals(alias));
    String reach = resolved.user() + "@" + resolved.hostName() + ":" + resolved.port();
    Route route = resolved.route();
    String via =
        switch (route) {
          case Route.Direct direct -> "";
          case Route.Jump jump ->
              "via " + String.join(", ", jump.hops().stream().map(Destination::toString).toList());
          case Route.SessionManager ssm -> "through Session Manager, by " + ssm.program().command();
          case Route.Command command -> "by the program " + command.command();
          case Route.Unusable unusable -> unusable.why();
        };
    boolean usable = !(route instanceof Route.Unusable);
    boolean asks = route instanceof Route.Command || route instanceof Route.SessionManager;
    return new Entry(host, ConnectionProfile.of(alias, alias), reach, via, usable, asks, known);
  }
}
