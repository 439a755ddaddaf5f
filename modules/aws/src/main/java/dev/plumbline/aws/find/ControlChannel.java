package dev.plumbline.aws.find;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.Purpose;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** The channel by which an instance's agent is called to sessions. */
public final class ControlChannel {
  private ControlChannel() {}

  /** Whether it stands now; absent where the account does not say. */
  public static Optional<Boolean> connected(AwsAccount account, String instance) {
    try {
      String status =
          String.valueOf(
              account
                  .ssm(Purpose.READ)
                  .getConnectionStatus(r -> r.target(instance))
                  .statusAsString());
      return switch (status.toLowerCase(Locale.ROOT)) {
        case "connected" -> Optional.of(true);
        case "notconnected" -> Optional.of(false);
        default -> Optional.empty();
      };
    } catch (SdkException e) {
      return Optional.empty(); // the agent's pings, and a try, tell as well
    }
  }
}
