package dev.plumbline.collect;

import dev.plumbline.connect.RemoteProcess;
import java.util.Locale;

/** Why a login gave no shell that could run the probes. */
final class NoShell {
  private static final int LONGEST = 300;

  private NoShell() {}

  /** One or two sentences for people; {@code noise} is what the login printed. */
  static String explain(RemoteProcess process, String noise, String ending) {
    String said = noise.isEmpty() ? "It said nothing." : "It said: " + brief(noise);
    String text = noise.toLowerCase(Locale.ROOT);
    if (text.contains("sftp connections only")) {
      return "This account only allows file transfer, so nothing could be captured. " + said;
    }
    if (text.contains("not available") || text.contains("nologin")) {
      return "This account has no login shell, so nothing could be captured. Log in as another"
          + " user (ec2-user on Amazon Linux). "
          + said;
    }
    if (process.exit().isPresent() && process.exit().getAsInt() == 0) {
      return "This account only runs a fixed command, so nothing could be captured. Use a key or a"
          + " user without a forced command. "
          + said;
    }
    if (process.exit().isPresent() && process.exit().getAsInt() == 127) {
      return "The host has no program sh for this user, so nothing could be captured. " + said;
    }
    return "No shell answered, so nothing could be captured"
        + (ending.isEmpty() ? ". " : ": " + ending + ". ")
        + said;
  }

  private static String brief(String noise) {
    return noise.length() > LONGEST ? noise.substring(0, LONGEST) + "..." : noise;
  }
}
