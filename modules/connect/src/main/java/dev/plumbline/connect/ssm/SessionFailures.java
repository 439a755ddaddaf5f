package dev.plumbline.connect.ssm;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Errors of a session in the engineer's words: what it means and what to do. The texts of agent and
 * service were read from amazon-ssm-agent's source; they are matched by their stable core.
 */
final class SessionFailures {
  /** What resuming meets when there is nothing left. */
  static final Explanation OVER =
      new Explanation(
          "The session is over.", "It was ended on the other side, or reached its time limit.");

  /** Nothing came from the instance. */
  static final Explanation SILENT =
      new Explanation(
          "The instance did not answer within 30 seconds.",
          "Its agent may be busy, or cannot reach ssmmessages; the session was terminated.");

  /** Nothing was acknowledged. */
  static final Explanation DEAF =
      new Explanation(
          "The instance has taken nothing for five minutes.",
          "Its agent may have stopped; the session was terminated.");

  private static final Explanation IDLE =
      new Explanation(
          "The session was ended because nothing passed through it for too long.",
          "The limit is in the session preferences, 20 minutes if nothing else is set there.");

  private record Known(String text, String what, String advice) {}

  /** Codes of the API, without {@code Exception} at the end. */
  private static final List<Known> CODES =
      List.of(
          new Known(
              "TargetNotConnected",
              "The instance's agent is not connected to Session Manager.",
              "The agent may be stopped or cannot reach ssmmessages, or the instance is in another"
                  + " Region or account."),
          new Known(
              "AccessDenied",
              "The account refused the session.",
              "The profile needs ssm:StartSession on the instance and on the session document."),
          new Known(
              "InvalidDocument",
              "The session document does not exist here.",
              "It may be missing in this Region, or be of another kind."),
          new Known("DoesNotExist", OVER.what(), OVER.advice()),
          new Known(
              "ExpiredToken", "The credentials have expired.", "Renew the sign-in and try again."),
          new Known(
              "Throttling", "Session Manager is busy with too many requests.", "Try again later."));

  private static final List<Known> CLOSINGS =
      List.of(
          new Known(
              "setting up data channel",
              "The instance could not open its end of the session.",
              "It cannot reach ssmmessages, or its role lacks ssmmessages:CreateDataChannel and"
                  + " ssmmessages:OpenDataChannel."),
          new Known(
              "kmsencryption failed on client",
              "The session has to be encrypted, and no key could be made.",
              "The profile needs kms:GenerateDataKey for the key in the session preferences; the"
                  + " key must be in this Region."),
          new Known(
              "unable to retrieve data key",
              "The instance could not open the key of the encrypted session.",
              "Its role needs kms:Decrypt for the key in the session preferences."),
          new Known(
              "unable to validate encryption",
              "The instance could not check where the session is logged.",
              "Its role needs s3:GetEncryptionConfiguration or logs:DescribeLogGroups for the log"
                  + " target in the session preferences."),
          new Known("inactiv", IDLE.what(), IDLE.advice()),
          new Known("idle timeout", IDLE.what(), IDLE.advice()),
          new Known(
              "handshake timed out",
              "The instance waited too long for the answer to its handshake.",
              "Try again; a slow call to KMS may be the cause."),
          new Known(
              "unable to connect to specified port",
              "Nothing listens at the port on the instance.",
              "Check that the service runs and at which address it listens."),
          new Known(
              "is not supported by this version of ssm agent",
              "The instance's agent is too old for this kind of session.",
              "Update the agent, or use a plain shell session."),
          new Known(
              "forwarding to ip address",
              "The agent does not connect to this address.",
              "It refuses the metadata service, the VPC's DNS and other link-local addresses."));

  private static final int FORBIDDEN = 403;
  private static final int NOT_UNDERSTOOD = 1003;

  private SessionFailures() {}

  /** A call or a connection that failed. */
  static Explanation of(IOException e) {
    return switch (e) {
      case SessionException known -> known.explanation();
      case SessionApiException api -> api(api);
      case UpgradeRefusedException refused -> upgrade(refused.status());
      default ->
          new Explanation(
              "Session Manager could not be reached: " + message(e) + ".",
              "Check the network and the proxy of this computer.");
    };
  }

  private static Explanation api(SessionApiException e) {
    return find(CODES, e.code().toLowerCase(Locale.ROOT))
        .orElseGet(
            () -> Explanation.of("The account's API answered " + e.code() + ": " + message(e)));
  }

  private static Explanation upgrade(int status) {
    return status == FORBIDDEN
        ? new Explanation(
            "The data channel was refused (HTTP status 403).",
            "The profile needs ssmmessages:OpenDataChannel on"
                + " arn:aws:ssm:*:*:session/${aws:userid}-*, and credentials that have not"
                + " expired.")
        : new Explanation(
            "The data channel was refused (HTTP status " + status + ").",
            "The session's token is short-lived and may have expired; open the session again.");
  }

  /** A connection that was closed for good before the session began; empty when it may go on. */
  static Optional<Explanation> closing(int code) {
    return code == NOT_UNDERSTOOD
        ? Optional.of(
            new Explanation(
                "The service did not accept the session's token.", "Open the session again."))
        : Optional.empty();
  }

  /** What the agent or the service said at the end. */
  static Explanation ending(String reason) {
    return find(CLOSINGS, reason.toLowerCase(Locale.ROOT))
        .orElseGet(() -> Explanation.of("The session was ended: " + reason));
  }

  /** After five minutes without a connection. */
  static Explanation unreachable(Explanation last) {
    return new Explanation(
        "There was no connection to the session for five minutes.", last.sentence());
  }

  static String message(Throwable e) {
    String text = e.getMessage();
    return text == null || text.isBlank() ? e.getClass().getSimpleName() : text;
  }

  private static Optional<Explanation> find(List<Known> all, String text) {
    return all.stream()
        .filter(k -> text.contains(k.text().toLowerCase(Locale.ROOT)))
        .map(k -> new Explanation(k.what(), k.advice()))
        .findFirst();
  }
}
