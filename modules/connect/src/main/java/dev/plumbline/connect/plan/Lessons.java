package dev.plumbline.connect.plan;

import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.find.SsmAgent;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ssm.SessionApiException;
import dev.plumbline.connect.ssm.UpgradeRefusedException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a way that failed teaches about those after it. */
final class Lessons {
  private final Known known;
  private final Map<Way, String> hopeless = new EnumMap<>(Way.class);

  Lessons(Known known) {
    this.known = known;
  }

  /** Why a way is not worth a try any more; empty while it is. */
  Optional<String> against(Way way) {
    return Optional.ofNullable(hopeless.get(way));
  }

  /** Learns from a way that failed. */
  void learn(Way failed, ConnectionException e) {
    switch (failed) {
      case SSH, INSTANCE_CONNECT -> network(e);
      case SSH_SESSION, SHELL_SESSION -> session(e);
      case RUN_COMMAND -> {
        // the last way
      }
    }
    Optional<AwsException> account = cause(e, AwsException.class);
    if (account.isPresent() && endsEverything(account.get().kind())) {
      rule(
          account.get().what(),
          Way.INSTANCE_CONNECT,
          Way.SSH_SESSION,
          Way.SHELL_SESSION,
          Way.RUN_COMMAND);
    }
  }

  private static boolean endsEverything(AwsException.Kind kind) {
    return kind == AwsException.Kind.SIGN_IN || kind == AwsException.Kind.UNREACHABLE;
  }

  /** Another key helps where the log-in failed, and nowhere before it. */
  private void network(ConnectionException e) {
    switch (e.stage()) {
      case DNS, TCP, KEY_EXCHANGE, HOST_KEY ->
          rule("the network leads no further: " + e.what(), Way.INSTANCE_CONNECT);
      default -> {
        // nothing that another way would meet too
      }
    }
  }

  private void session(ConnectionException e) {
    String code = cause(e, SessionApiException.class).map(SessionApiException::code).orElse("");
    if (code.startsWith("TargetNotConnected")) {
      rule("agent is not connected to Session Manager", Way.SHELL_SESSION);
      if (known.agent() != SsmAgent.Status.ONLINE) {
        rule("agent is not connected to Session Manager", Way.RUN_COMMAND);
      }
    } else if (code.startsWith("ExpiredToken")) {
      rule("the sign-in has ended", Way.SHELL_SESSION, Way.RUN_COMMAND);
    } else if (cause(e, UpgradeRefusedException.class).isPresent()) {
      rule("the data channel of sessions was refused", Way.SHELL_SESSION);
    }
  }

  private void rule(String why, Way... ways) {
    for (Way way : ways) {
      hopeless.putIfAbsent(way, why);
    }
  }

  private static <T> Optional<T> cause(Throwable e, Class<T> kind) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (kind.isInstance(t)) {
        return Optional.of(kind.cast(t));
      }
    }
    return Optional.empty();
  }
}
