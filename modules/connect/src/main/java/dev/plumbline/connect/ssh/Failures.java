package dev.plumbline.connect.ssh;

import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionStage;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** What to say when a connection fails before the log-in, with the likely cause on EC2. */
final class Failures {
  private static final String CLOSED = "the server closed the connection before it said who it is";

  private static final String TURNED_AWAY = "the server closed the connection, saying \"";

  private static final List<String> NO_ANSWER_ADVICE =
      List.of(
          "Check the security group and network ACL for this port, the subnet's route table, and"
              + " the instance's state and status checks",
          "Try another address of the instance, or a jump host inside the VPC");

  private Failures() {}

  static ConnectionException name(Hop hop, String what) {
    return failure(
        hop,
        ConnectionStage.DNS,
        "\"" + hop.address() + "\": " + what,
        "A private DNS name resolves inside its VPC only; a replaced instance has a new name",
        List.of("Use the IP address, or a jump host inside the VPC"));
  }

  static ConnectionException tcp(Hop hop, Exception e, Duration limit) {
    return switch (e) {
      case SocketTimeoutException t ->
          failure(
              hop,
              ConnectionStage.TCP,
              "no answer within " + limit.toSeconds() + " s",
              "A security group, network ACL or route drops it, or the instance is stopped or lost"
                  + " its networking",
              NO_ANSWER_ADVICE);
      case NoRouteToHostException n ->
          failure(
              hop,
              ConnectionStage.TCP,
              "no route to the host",
              "A VPN, router or host firewall answered with an ICMP error",
              List.of("Check the VPN and the route to the VPC from here"));
      case ConnectException c when text(c).contains("refused") -> refused(hop);
      default ->
          failure(hop, ConnectionStage.TCP, text(e), "", List.of("Check the address and the port"));
    };
  }

  /** A channel from the jump host to the next one that did not open. */
  static ConnectionException forwarded(Hop hop, Exception e, Duration limit) {
    String text = text(e);
    if (text.contains("refused")) {
      return refused(hop);
    }
    if (text.contains("not known") || text.contains("resolve")) {
      return failure(
          hop,
          ConnectionStage.DNS,
          "the jump host does not know the name \"" + hop.address() + "\"",
          "The name is private to another VPC, or the instance was replaced",
          List.of("Use the IP address"));
    }
    if (text.contains("prohibited")) {
      return failure(
          hop,
          ConnectionStage.TCP,
          "the jump host does not forward connections",
          "AllowTcpForwarding or PermitOpen restricts it in its sshd_config",
          List.of("Use another jump host"));
    }
    if (isTimeout(e) || text.contains("timed out")) {
      return failure(
          hop,
          ConnectionStage.TCP,
          "no answer to the jump host within " + limit.toSeconds() + " s",
          "A security group or network ACL does not let the jump host in, or the instance is"
              + " stopped or lost its networking",
          NO_ANSWER_ADVICE);
    }
    return failure(
        hop,
        ConnectionStage.TCP,
        "the jump host could not reach it (" + text + ")",
        "",
        NO_ANSWER_ADVICE);
  }

  /**
   * @param identified whether the server said who it is
   * @param said what it said before or instead of that
   */
  static ConnectionException keyExchange(
      Hop hop, Exception e, boolean timedOut, boolean identified, String said) {
    String text = text(e);
    if (!identified && !said.isEmpty() && !timedOut) {
      return turnedAway(hop, said);
    }
    if (timedOut) {
      return failure(
          hop,
          ConnectionStage.KEY_EXCHANGE,
          identified
              ? "the server stopped answering during the key exchange"
              : "the port is open, but nothing answers on it",
          "The machine may be hung or out of memory; an MTU that is too small shows the same",
          List.of("See the status checks and the console output of the instance"));
    }
    if (text.contains("settlement")) {
      return failure(
          hop,
          ConnectionStage.KEY_EXCHANGE,
          "no algorithm in common: " + text,
          "A very old server, or one that was hardened",
          List.of("Compare the lists with the sshd_config of the instance"));
    }
    if (text.contains("SSHv2") || text.contains("identification")) {
      boolean closed = text.contains("closed");
      return failure(
          hop,
          ConnectionStage.KEY_EXCHANGE,
          closed ? CLOSED : "this is not an SSH server: " + text,
          closed
              ? "sshd is starting, has too many unfinished log-ins (MaxStartups), or the port is"
                  + " not SSH"
              : "Another service listens on this port",
          List.of("Try again in a moment", "Check the port"));
    }
    if (text.contains("reset") || text.contains("EOF") || text.contains("closed")) {
      return failure(
          hop,
          ConnectionStage.KEY_EXCHANGE,
          identified ? "the server closed the connection" : CLOSED,
          "sshd is starting, has too many unfinished log-ins (MaxStartups), or refuses this"
              + " address",
          List.of("Try again in a moment"));
    }
    return failure(
        hop,
        ConnectionStage.KEY_EXCHANGE,
        text,
        "",
        List.of("Copy the details for the ticket and try with the ssh command"));
  }

  /** A line of text in the place of an identification, as sshd writes it (sshd.c, srclimit.c). */
  private static ConnectionException turnedAway(Hop hop, String said) {
    String what = TURNED_AWAY + said + "\"";
    if (said.contains("MaxStartups")) {
      return failure(
          hop,
          ConnectionStage.KEY_EXCHANGE,
          what,
          "Too many log-ins are unfinished at once (MaxStartups): somebody scans the port, or a"
              + " program connects in a loop",
          List.of(
              "Try again in a moment",
              "If it stays, look at who connects: journalctl -u sshd on the instance"));
    }
    if (said.contains("Not allowed at this time")) {
      return failure(
          hop,
          ConnectionStage.KEY_EXCHANGE,
          what,
          "sshd shuts this address out for a while after failed log-ins (PerSourcePenalties)",
          List.of("Wait some minutes", "Connect by way of a jump host"));
    }
    return failure(
        hop,
        ConnectionStage.KEY_EXCHANGE,
        what,
        "Another service than SSH listens on this port, or sshd refuses this address",
        List.of("Check the port"));
  }

  /** Whether sshd may take the connection a moment later. */
  static boolean mayBeBusy(ConnectionException e) {
    return e.stage() == ConnectionStage.KEY_EXCHANGE
        && (e.what().equals(CLOSED)
            || (e.what().startsWith(TURNED_AWAY) && e.what().contains("MaxStartups")));
  }

  /** The first line with something in it, fit to be shown; may be empty. */
  static String firstLine(String text) {
    return text.lines().map(Failures::shown).filter(l -> !l.isEmpty()).findFirst().orElse("");
  }

  /** The last line with something in it, fit to be shown; may be empty. */
  static String lastLine(String text) {
    return firstLine(String.join("\n", text.lines().toList().reversed()));
  }

  private static String shown(String line) {
    String plain = line.replaceAll("\\p{Cntrl}", " ").strip();
    return plain.length() > 200 ? plain.substring(0, 200) + "…" : plain;
  }

  /** Message of an exception or of the first cause that has one; one line. */
  static String text(Throwable e) {
    Throwable at = e;
    while (at.getMessage() == null && at.getCause() != null) {
      at = at.getCause();
    }
    String message = at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
    return message.replaceAll("\\s+", " ").strip();
  }

  static boolean isTimeout(Throwable e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  static ConnectionException failure(
      Hop hop, ConnectionStage stage, String what, String cause, List<String> advice) {
    return new ConnectionException(stage, hop.host(), what, cause, advice);
  }

  private static ConnectionException refused(Hop hop) {
    return failure(
        hop,
        ConnectionStage.TCP,
        "the connection was refused",
        "The host answers but nothing listens on port "
            + hop.port()
            + ": it is still booting, sshd is stopped, or it uses another port",
        List.of("Wait until the status checks pass, or check the port"));
  }
}
