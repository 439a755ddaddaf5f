package dev.plumbline.connect.ssm;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Four numbers; the agent's behaviour is known by them. */
public record AgentVersion(int major, int minor, int build, int patch) {
  /** Before all others: one that is not told, or cannot be read. */
  public static final AgentVersion UNKNOWN = new AgentVersion(0, 0, 0, 0);

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})");
  private static final Comparator<AgentVersion> ORDER =
      Comparator.comparingInt(AgentVersion::major)
          .thenComparingInt(AgentVersion::minor)
          .thenComparingInt(AgentVersion::build)
          .thenComparingInt(AgentVersion::patch);

  /** {@link #UNKNOWN} for any other form. */
  public static AgentVersion of(String text) {
    Matcher m = FORM.matcher(text.strip());
    return m.matches()
        ? new AgentVersion(
            Integer.parseInt(m.group(1)),
            Integer.parseInt(m.group(2)),
            Integer.parseInt(m.group(3)),
            Integer.parseInt(m.group(4)))
        : UNKNOWN;
  }

  /** Strictly later. */
  public boolean after(AgentVersion other) {
    return ORDER.compare(this, other) > 0;
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + build + "." + patch;
  }
}
