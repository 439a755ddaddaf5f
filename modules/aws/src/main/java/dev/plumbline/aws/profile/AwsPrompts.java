package dev.plumbline.aws.profile;

import java.util.Optional;

/** Asks the person; called off the user-interface thread, may wait. */
@FunctionalInterface
public interface AwsPrompts {
  /**
   * The code that a device shows now.
   *
   * @param profile that needs it
   * @param serial of the device, as {@code mfa_serial} names it
   * @return empty when the person closed the question
   */
  Optional<String> mfaCode(String profile, String serial);

  /** Where nobody can be asked. */
  static AwsPrompts none() {
    return (_, _) -> Optional.empty();
  }
}
