package dev.plumbline.connect.ssh;

import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ConnectionStage;
import dev.plumbline.connect.Destination;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.ProxyProgram;
import dev.plumbline.connect.sshconfig.ResolvedHost;
import dev.plumbline.connect.sshconfig.Route;
import dev.plumbline.connect.sshconfig.SshConfig;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Turns a profile into the hosts to dial, each looked up in the configuration. */
public final class HopPlan {
  /** More is a loop in the configuration. */
  private static final int MAX_HOPS = 8;

  private final LocalEnvironment local;
  private final SshConfig config;
  private final ConnectionProfile profile;
  private final Predicate<String> exists;

  public HopPlan(
      LocalEnvironment local,
      SshConfig config,
      ConnectionProfile profile,
      Predicate<String> exists) {
    this.local = local;
    this.config = config;
    this.profile = profile;
    this.exists = exists;
  }

  /** The target as the configuration sees it. */
  public ResolvedHost target() {
    return config.resolve(profile.address(), profile.user(), profile.port(), exists);
  }

  List<Hop> hops() throws ConnectionException {
    ResolvedHost target = target();
    List<ResolvedHost> jumps = jumps(target, profile.jump(), 0);
    List<Hop> hops = new ArrayList<>();
    for (int i = 0; i < jumps.size(); i++) {
      String role = jumps.size() == 1 ? "jump host" : "jump host " + jumps.get(i).typed();
      hops.add(hop(i, role, jumps.get(i), List.of(), Optional.empty()));
    }
    hops.add(hop(jumps.size(), "", target, profile.identityFiles(), profile.pinnedHostKey()));
    if (!jumps.isEmpty() || profile.jump().isEmpty()) {
      hops.set(0, hops.getFirst().through(program(hops.getFirst().config())));
    }
    return hops;
  }

  /** The program that stands for the network before the first host. */
  private static Optional<ProxyProgram> program(ResolvedHost host) {
    Optional<Route.Command> command =
        switch (host.route()) {
          case Route.Command direct -> Optional.of(direct);
          case Route.SessionManager session -> Optional.of(session.program());
          default -> Optional.empty();
        };
    return command.map(
        c -> new ProxyProgram(host.hostName() + ":" + host.port(), c.command(), c.written()));
  }

  private Hop hop(
      int index, String role, ResolvedHost host, List<String> named, Optional<String> pinned)
      throws ConnectionException {
    List<Path> files = new ArrayList<>();
    for (String name : named) {
      files.add(path(name));
    }
    if (named.isEmpty()) {
      files.addAll(host.identityFiles());
    }
    return new Hop(
        index,
        role,
        host,
        host.hostName(),
        host.port(),
        host.user(),
        files,
        !named.isEmpty() || host.namesIdentities(),
        profile.useAgent(),
        pinned,
        Optional.empty());
  }

  private List<ResolvedHost> jumps(ResolvedHost host, Optional<String> explicit, int depth)
      throws ConnectionException {
    if (depth > MAX_HOPS) {
      throw unusable(host, "the jump hosts of the configuration lead back to themselves");
    }
    List<Destination> listed = listed(host, explicit);
    List<ResolvedHost> jumps = new ArrayList<>();
    for (int i = 0; i < listed.size(); i++) {
      Destination d = listed.get(i);
      ResolvedHost hop = config.resolve(d.host(), d.user(), d.port(), exists);
      if (i == 0) {
        // As ssh -J: only the first one may need jump hosts of its own.
        jumps.addAll(jumps(hop, Optional.empty(), depth + 1));
      }
      jumps.add(hop);
    }
    return jumps;
  }

  private List<Destination> listed(ResolvedHost host, Optional<String> explicit)
      throws ConnectionException {
    if (explicit.isPresent()) {
      try {
        return Destination.parseList(explicit.get());
      } catch (IllegalArgumentException e) {
        throw unusable(host, "the jump host cannot be read: " + e.getMessage());
      }
    }
    return switch (host.route()) {
      case Route.Direct direct -> List.of();
      case Route.Jump jump -> jump.hops();
      case Route.SessionManager session -> List.of();
      case Route.Command command -> List.of();
      case Route.Unusable unusable -> throw unusable(host, unusable.why());
    };
  }

  private Path path(String name) throws ConnectionException {
    try {
      return name.startsWith("~/") ? local.home().resolve(name.substring(2)) : Path.of(name);
    } catch (InvalidPathException e) {
      throw new ConnectionException(
          ConnectionStage.CONFIGURATION,
          profile.address(),
          "the key file name \"" + name + "\" is not a path",
          "",
          List.of("Choose the key file again"));
    }
  }

  private static ConnectionException unusable(ResolvedHost host, String what) {
    return new ConnectionException(
        ConnectionStage.CONFIGURATION,
        host.hostName() + ":" + host.port(),
        what,
        "",
        List.of(
            "Name a jump host in the profile, or connect from a host that reaches it directly",
            "Or leave ~/.ssh/config out for this profile"));
  }
}
