package dev.plumbline.connect.plan;

import dev.plumbline.aws.find.SsmAgent;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.plan.Option.Outlook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Says of each way whether it can work, from what is known alone. */
final class Outlooks {
  private static final int SSH = 22;

  private final ConnectionProfile profile;
  private final Known known;
  private final Instant now;
  private final Optional<String> address;

  Outlooks(ConnectionProfile profile, Known known, Instant now) {
    this.profile = profile;
    this.known = known;
    this.now = now;
    address = Network.address(profile, known);
  }

  Option of(Way way) {
    return first(obstacles(way))
        .map(why -> new Option(way, Outlook.IMPOSSIBLE, why))
        .orElseGet(() -> new Option(way, Outlook.POSSIBLE, goesBy(way)));
  }

  private List<Supplier<Optional<String>>> obstacles(Way way) {
    return switch (way) {
      case SSH -> List.of(this::notRunning, this::windowsSsh, this::noAddress, this::noKey);
      case INSTANCE_CONNECT ->
          List.of(
              this::noAccount, this::notOfEc2, this::notRunning, this::windowsSsh, this::noAddress);
      case SSH_SESSION ->
          List.of(this::noAccount, this::notRunning, this::windowsSsh, this::noChannel);
      case SHELL_SESSION ->
          List.of(this::noAccount, this::notRunning, this::windowsTerminal, this::noChannel);
      case RUN_COMMAND ->
          List.of(this::noAccount, this::notRunning, this::windowsShell, this::noAgent);
    };
  }

  private static Optional<String> first(List<Supplier<Optional<String>>> obstacles) {
    return obstacles.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
  }

  private Optional<String> notRunning() {
    return known.notRunning().map(state -> "instance is " + state);
  }

  private Optional<String> windowsSsh() {
    return when(known.windows(), "Windows: no SSH");
  }

  private Optional<String> windowsTerminal() {
    return when(known.windows(), "Windows: a terminal only, by plumbline shell with --way session");
  }

  private Optional<String> windowsShell() {
    return when(known.windows(), "Windows: the probes need a Linux shell");
  }

  private Optional<String> noAddress() {
    return when(address.isEmpty(), "no public address and no jump host");
  }

  /** With an address of one's own, a password may do. */
  private Optional<String> noKey() {
    return when(!known.keys() && Network.named(profile), "no key: EC2 Instance Connect lends one");
  }

  private Optional<String> noAccount() {
    return Network.instance(profile).isEmpty()
        ? Optional.of("the instance's id and account are not known")
        : known.trouble().map(trouble -> Attempt.clause(trouble.what()));
  }

  private Optional<String> notOfEc2() {
    return when(
        Network.instance(profile).filter(id -> id.startsWith("mi-")).isPresent(),
        "not an instance of EC2");
  }

  /** Sessions need the control channel itself. */
  private Optional<String> noChannel() {
    return known.channel().isPresent() && known.agent() == SsmAgent.Status.ONLINE
        ? when(!known.channel().get(), "agent is not connected to Session Manager (ssmmessages)")
        : noAgent();
  }

  /** An older agent that pings but has no control channel still fetches commands. */
  private Optional<String> noAgent() {
    if (known.channel().orElse(false)) {
      return Optional.empty();
    }
    return switch (known.agent()) {
      case ONLINE -> Optional.empty();
      case LOST, INACTIVE -> Optional.of("agent last heard of" + age());
      case ABSENT -> Optional.of("no agent has registered with Systems Manager");
      case UNKNOWN ->
          when(known.channel().isPresent(), "agent is not connected to Session Manager");
    };
  }

  private String age() {
    return known
        .instance()
        .flatMap(i -> i.agent().age(now))
        .map(age -> " " + SsmAgent.words(age) + " ago")
        .orElse(" too long ago");
  }

  private String goesBy(Way way) {
    String to = address.orElse("") + " port " + profile.port().orElse(SSH);
    return switch (way) {
      case SSH -> to + (known.keys() ? ", with your keys" : ", with a password");
      case INSTANCE_CONNECT -> to + ", with a key lent for a minute";
      case SSH_SESSION -> "needs no open port; with your keys, else with a lent one";
      case SHELL_SESSION -> "needs neither an open port nor an SSH server";
      case RUN_COMMAND -> "captures only: no live tail, no terminal";
    };
  }

  private static Optional<String> when(boolean applies, String reason) {
    return applies ? Optional.of(reason) : Optional.empty();
  }
}
