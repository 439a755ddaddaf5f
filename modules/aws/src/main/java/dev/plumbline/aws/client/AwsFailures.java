package dev.plumbline.aws.client;

import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.AwsException.Kind;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** Says in sentences what a failed request means. Codes are those of the services' references. */
public final class AwsFailures {
  private static final Set<String> REFUSED =
      Set.of(
          "UnauthorizedOperation", "AccessDenied", "AccessDeniedException", "UnauthorizedAccess");
  private static final Set<String> ENDED =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "RequestExpired",
          "UnauthorizedException",
          "TokenRefreshRequired");
  private static final Set<String> UNKNOWN_KEYS =
      Set.of(
          "InvalidClientTokenId",
          "UnrecognizedClientException",
          "AuthFailure",
          "SignatureDoesNotMatch",
          "IncompleteSignature",
          "MissingAuthenticationToken");
  private static final Pattern NAMED =
      Pattern.compile("perform: ([a-z0-9-]+:[A-Za-z]+)|perform ([a-z0-9-]+:[A-Za-z]+)");

  private AwsFailures() {}

  /**
   * The exception that a request ended with, explained.
   *
   * @param action as in IAM, {@code ec2:DescribeInstances}
   * @param signIn in words
   * @throws CancellationException when the request was stopped
   */
  public static AwsException explain(
      RuntimeException failure, String action, String region, String signIn) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof AwsException known) {
        return known;
      }
      if (t instanceof AbortedException || t instanceof InterruptedException) {
        throw new CancellationException("stopped by the user");
      }
    }
    return failure instanceof AwsServiceException answered && answered.awsErrorDetails() != null
        ? answered(answered, action, region, signIn)
        : unanswered(failure, action, region);
  }

  private static AwsException answered(
      AwsServiceException e, String action, String region, String signIn) {
    String code = String.valueOf(e.awsErrorDetails().errorCode());
    String text = String.valueOf(e.awsErrorDetails().errorMessage());
    AwsException.Builder answer;
    if (REFUSED.contains(code)) {
      String missing = named(text).orElse(action);
      answer =
          AwsException.of(Kind.NOT_PERMITTED, "Not permitted: " + missing + " in " + region + ".")
              .permission(missing)
              .likely(denied(text))
              .advice("Ask for a policy that allows " + missing + ".", "You are " + signIn + ".");
    } else if (ENDED.contains(code)) {
      answer =
          AwsException.of(Kind.SIGN_IN, "The sign-in has ended (" + signIn + ").")
              .advice("Renew it the way it was made, then try again.");
    } else if (UNKNOWN_KEYS.contains(code)) {
      answer =
          AwsException.of(Kind.SIGN_IN, "AWS does not accept these keys in " + region + ".")
              .likely(
                  "They are wrong, deleted or of another partition, the Region is not enabled for"
                      + " the account, or this computer's clock is off.")
              .advice("You are " + signIn + ".");
    } else if (code.equals("OptInRequired")) {
      answer =
          AwsException.of(Kind.NOT_PERMITTED, "The account has not enabled " + region + ".")
              .advice("Choose another Region, or have it enabled.");
    } else if (e.isThrottlingException()) {
      answer =
          AwsException.of(Kind.THROTTLED, action + " was asked too often in " + region + ".")
              .advice("Wait a minute and try again.");
    } else if (code.equals("TargetNotConnected")) {
      answer =
          AwsException.of(Kind.NOT_FOUND, "The SSM agent of the instance is not connected.")
              .likely(
                  "The agent is off, cannot reach ssmmessages, may not open its channel, or the"
                      + " instance is in another Region or account.");
    } else if (e.statusCode() == 404
        || code.contains("NotFound")
        || code.contains("NoSuch")
        || code.startsWith("InvalidInstance")
        || code.equals("DoesNotExistException")) {
      answer = AwsException.of(Kind.NOT_FOUND, action + " in " + region + ": " + text);
    } else {
      answer = AwsException.of(Kind.OTHER, action + " in " + region + " failed: " + text);
    }
    return answer.code(code).reason(e).build();
  }

  /** The action that AWS itself names; it may be one that the request needs besides. */
  private static Optional<String> named(String text) {
    Matcher m = NAMED.matcher(text);
    return m.find()
        ? Optional.ofNullable(m.group(1)).or(() -> Optional.ofNullable(m.group(2)))
        : Optional.empty();
  }

  private static String denied(String text) {
    if (text.contains("service control policy")) {
      return "A service control policy of the organisation denies it.";
    }
    if (text.contains("permissions boundary")) {
      return "The permissions boundary of the role or user does not allow it.";
    }
    if (text.contains("VPC endpoint policy")) {
      return "The policy of the VPC endpoint in between denies it.";
    }
    return text.contains("explicit deny")
        ? "A policy denies it explicitly."
        : "No policy of the signed-in role or user allows it.";
  }

  private static AwsException unanswered(RuntimeException e, String action, String region) {
    AwsException.Builder answer;
    if (has(e, UnknownHostException.class)) {
      answer =
          AwsException.of(Kind.UNREACHABLE, "The name of the service in " + region + " is unknown.")
              .likely("There is no network, or no Region of this name.");
    } else if (has(e, SSLException.class)) {
      answer =
          AwsException.of(Kind.UNREACHABLE, "No trusted connection to AWS in " + region + ".")
              .likely("A proxy between reads the traffic with a certificate unknown to Java.")
              .advice("Add the proxy's root certificate to the Java runtime's trust store.");
    } else if (has(e, ConnectException.class)
        || has(e, SocketTimeoutException.class)
        || has(e, ApiCallTimeoutException.class)
        || has(e, ApiCallAttemptTimeoutException.class)) {
      answer =
          AwsException.of(Kind.UNREACHABLE, "AWS in " + region + " does not answer.")
              .likely("There is no network, a firewall is between, or HTTPS_PROXY is needed.");
    } else {
      answer =
          AwsException.of(
              Kind.OTHER, action + " in " + region + " failed: " + String.valueOf(e.getMessage()));
    }
    return answer.reason(e).build();
  }

  private static boolean has(Throwable e, Class<? extends Throwable> kind) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (kind.isInstance(t)) {
        return true;
      }
    }
    return false;
  }
}
