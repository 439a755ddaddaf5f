package dev.plumbline.connect.ssh;

import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionStage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What to say when the log-in fails. */
final class AuthFailures {
  private static final String USERS =
      "Check the user: ec2-user (Amazon Linux, RHEL, SUSE), ubuntu, admin (Debian), fedora, rocky,"
          + " centos, core, bitnami";

  private AuthFailures() {}

  /**
   * @param allowed what the server would take
   * @param refused number of keys the server did not take
   * @param leftOut why other keys were not offered, as sentences without full stop
   * @param partial whether one factor was accepted
   * @param detail what the method said; may be empty
   */
  static ConnectionException refused(
      Hop hop,
      Collection<String> allowed,
      int refused,
      List<String> leftOut,
      boolean partial,
      String detail) {
    String methods = String.join(", ", allowed);
    String extra = detail.isEmpty() ? "" : " (" + detail + ")";
    if (partial) {
      return failure(
          hop,
          "one factor was accepted, but another is asked for: " + methods + extra,
          "The server wants two factors (AuthenticationMethods)",
          List.of("Answer the further question, or ask for the second factor"));
    }
    String takes = "; the server takes " + (methods.isEmpty() ? "nothing" : methods) + extra;
    if (refused == 0) {
      return failure(
          hop,
          "no key could be used" + takes,
          leftOut.isEmpty() ? noKey(hop) : String.join(". ", leftOut),
          List.of("Choose a key file, or add the key to the SSH agent", USERS));
    }
    List<String> advice = new ArrayList<>(leftOut);
    advice.add(USERS);
    advice.add("Choose the key pair the instance was launched with");
    return failure(
        hop,
        (refused == 1 ? "1 key was refused" : refused + " keys were refused") + takes,
        "The user does not fit the image, the key is not in authorized_keys, or the instance has"
            + " not finished booting (cloud-init writes the key)",
        advice);
  }

  private static String noKey(Hop hop) {
    String agent =
        !hop.useAgent()
            ? "the SSH agent is not used for it"
            : hop.config().agentSocket().isPresent()
                ? "the SSH agent holds no key, or is locked"
                : "no SSH agent is running (SSH_AUTH_SOCK is not set)";
    return "There is no key file to offer, and " + agent;
  }

  static ConnectionException tooMany(Hop hop, int offered) {
    return failure(
        hop,
        "the server hung up after too many keys; " + offered + " could be offered",
        "MaxAuthTries of the server is lower than the number of keys",
        List.of("Choose one key file, or set IdentitiesOnly yes for this host"));
  }

  static ConnectionException closed(Hop hop) {
    return failure(
        hop,
        "the server closed the connection during the log-in",
        "The time for logging in (LoginGraceTime) is over, or the account is not allowed",
        List.of("Connect again; answer prompts within two minutes", USERS));
  }

  static ConnectionException declined(Hop hop) {
    return failure(
        hop, "the question for a password or code was not answered", "", List.of("Connect again"));
  }

  private static ConnectionException failure(
      Hop hop, String what, String cause, List<String> advice) {
    return Failures.failure(hop, ConnectionStage.AUTHENTICATION, what, cause, advice);
  }
}
