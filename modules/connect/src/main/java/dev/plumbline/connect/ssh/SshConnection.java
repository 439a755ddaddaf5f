package dev.plumbline.connect.ssh;

import dev.plumbline.connect.Access;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ConnectionProgress;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.ConnectionStep.Kind;
import dev.plumbline.connect.LentKey;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.ProxyProgram;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.hostkey.KnownHosts;
import dev.plumbline.connect.sshconfig.ConfigProblem;
import dev.plumbline.connect.sshconfig.ResolvedHost;
import dev.plumbline.connect.sshconfig.SshConfig;
import dev.plumbline.model.Cancellation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.schmizz.sshj.SSHClient;

/** One attempt to connect, from the configuration to a shell that answers. */
public final class SshConnection {
  private final LocalEnvironment local;
  private final ConnectionPrompts prompts;
  private final Map<String, byte[]> lastGood;
  private final Access access;
  private final Patience patience;
  private final Steps steps;
  private final Guard guard;
  private final List<SSHClient> clients = new ArrayList<>();
  private List<Hop> hops = List.of();

  /**
   * @param lastGood public keys that worked before, by account; updated
   * @param access what an account gives for it
   */
  public SshConnection(
      LocalEnvironment local,
      ConnectionPrompts prompts,
      ConnectionProgress progress,
      Cancellation stop,
      Map<String, byte[]> lastGood,
      Access access) {
    this.access = access;
    this.patience = Patience.of(access.tunnel().isPresent());
    this.local = local;
    this.prompts = prompts;
    this.lastGood = lastGood;
    this.steps = new Steps(progress);
    this.guard = new Guard(stop);
  }

  public Shell open(ConnectionProfile profile) throws ConnectionException {
    boolean connected = false;
    try {
      if (profile.useSshConfig()) {
        steps.run(Steps.readConfig(), () -> plan(profile, SshConfig.read(local)));
      } else {
        plan(profile, SshConfig.none(local));
      }
      steps.plan(hops, profile.useSshConfig());
      for (Hop hop : hops) {
        guard.stop().check();
        hop(hop);
      }
      SshShell shell = new SshShell(clients, description());
      steps.run(
          Steps.step(Kind.OPEN_SHELL, hops.getLast(), hops),
          () -> ShellCheck.run(shell, hops.getLast(), guard, patience));
      connected = true;
      return shell;
    } finally {
      guard.watch(Optional.empty());
      if (!connected) {
        Closing.chain(clients);
      }
    }
  }

  private String plan(ConnectionProfile profile, SshConfig config) throws ConnectionException {
    HopPlan plan = new HopPlan(local, config, profile, SshConnection::exists);
    ResolvedHost target = plan.target();
    hops = plan.hops();
    target.problems().stream().map(ConfigProblem::toString).forEach(steps::warn);
    List<String> parts = new ArrayList<>();
    target.applied().stream()
        .filter(line -> line.keyword().equals("host") && !line.words().equals(List.of("*")))
        .findFirst()
        .ifPresent(line -> parts.add("Host " + String.join(" ", line.words())));
    parts.add(config.files() == 1 ? "1 file" : config.files() + " files");
    if (hops.size() > 1) {
      parts.add("by way of " + hops.getFirst().config().typed());
    }
    return String.join(", ", parts);
  }

  private void hop(Hop hop) throws ConnectionException {
    Optional<SSHClient> through =
        clients.isEmpty() ? Optional.empty() : Optional.of(clients.getLast());
    Optional<String> via =
        hop.index() == 0
            ? Optional.empty()
            : Optional.of(hops.get(hop.index() - 1).config().typed());
    KnownHosts known =
        new KnownHosts(local.folder().resolve("known_hosts"), hop.config().knownHostsFiles());
    HostKeyPolicy policy = new HostKeyPolicy(hop, known, via);
    Dialer dialer =
        new Dialer(
            hop,
            through,
            policy,
            guard,
            local,
            hop.index() == 0 ? access.tunnel() : Optional.empty(),
            patience);
    Slot slot = new Slot();
    steps.run(
        Steps.step(Kind.CONNECT, hop, hops),
        () -> {
          allow(hop);
          Dialer.Dialled dialled = dialer.dial();
          slot.client = dialled.client();
          return dialled.peer() + (dialled.server().isEmpty() ? "" : ", " + dialled.server());
        });
    steps.run(
        Steps.step(Kind.VERIFY_HOST_KEY, hop, hops),
        () -> {
          if (slot.client.isEmpty()) {
            policy.decide(prompts, steps);
            slot.client = Optional.of(redial(dialer, policy));
          }
          return policy.detail();
        });
    AuthSession session =
        new AuthSession(hop, slot.client.orElseThrow(), () -> redial(dialer, policy));
    clients.add(session.client());
    try {
      steps.run(
          Steps.step(Kind.LOG_IN, hop, hops),
          () -> new LogIn(hop, session, prompts, lastGood, steps, lent(hop), patience).run());
    } finally {
      clients.set(clients.size() - 1, session.client());
      guard.stop().check();
    }
  }

  /** Only the instance itself knows a lent key. */
  private Optional<LentKey> lent(Hop hop) {
    return hop == hops.getLast() ? access.key() : Optional.empty();
  }

  private void allow(Hop hop) throws ConnectionException {
    Optional<ProxyProgram> program = hop.program();
    if (access.tunnel().isEmpty() && program.isPresent() && !prompts.runProgram(program.get())) {
      guard.stop().check();
      throw ProxyFailures.notAllowed(hop, program.get());
    }
  }

  /** Again to the same host, which must show a key that is good by now. */
  private SSHClient redial(Dialer dialer, HostKeyPolicy policy) throws ConnectionException {
    return dialer.dial().client().orElseThrow(() -> policy.unsteady());
  }

  private String description() {
    Hop target = hops.getLast();
    String via =
        String.join(
            ", ", hops.stream().limit(hops.size() - 1L).map(h -> h.config().typed()).toList());
    return target.user() + "@" + target.host() + (via.isEmpty() ? "" : " via " + via);
  }

  private static boolean exists(String name) {
    try {
      return InetAddress.getAllByName(name).length > 0;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Where a step leaves its connection for the next one. */
  private static final class Slot {
    private Optional<SSHClient> client = Optional.empty();
  }
}
