package dev.plumbline.logs;

import java.util.List;
import java.util.Set;

/** The sources that help with a kind of case. */
public final class Proposals {
  private static final JournalFilter SYSTEMD =
      new JournalFilter(
          Set.of("systemd"),
          List.of("refresh-policy-routes@*", "policy-routes@*", "systemd-networkd*"));

  private Proposals() {}

  /** For "lost its network after refresh-policy-routes" (amazon-ec2-net-utils). */
  public static List<LogSource> policyRoutes() {
    return List.of(
        new LogSource.Journal(
            "ec2net", JournalFilter.identifiers("ec2net", "setup-policy-routes", "ec2net-utils")),
        new LogSource.Journal("networkd", JournalFilter.identifiers("systemd-networkd")),
        new LogSource.Journal("systemd", SYSTEMD));
  }

  /** Files worth following where they exist; AL2023 has the first only with rsyslog installed. */
  public static List<LogSource.RemoteFile> files() {
    return List.of(
        new LogSource.RemoteFile("/var/log/messages"),
        new LogSource.RemoteFile("/var/log/syslog"),
        new LogSource.RemoteFile("/var/log/cloud-init.log"));
  }
}
