package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.NetUtilsState;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.UnitState;
import dev.plumbline.path.Scheme;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What playbooks ask besides findings: history and versions that are no fault by themselves. Empty
 * answers mean that the evidence to tell was not captured.
 */
public final class NetUtilsFacts {
  private static final int MANY = 20;

  private NetUtilsFacts() {}

  /** True when ec2-net-utils 1.x of Amazon Linux 2 configures the host. */
  public static Optional<Boolean> legacyPackage(CheckContext context) {
    return Optional.of(context.host().scheme() == Scheme.V1);
  }

  /** True when the installed version changes files without ever reloading networkd (F5). */
  public static Optional<Boolean> reloadsLate(CheckContext context) {
    return Version.of(context.snapshot()).map(Version::reloadsLate);
  }

  /** True for 2.7.2, whose refresh ends with status 1 after every run without change (F17). */
  public static Optional<Boolean> refreshExitFault(CheckContext context) {
    Snapshot snapshot = context.snapshot();
    Optional<Version> version = Version.of(snapshot);
    if (version.isEmpty() || snapshot.units().optional().isEmpty()) {
      return Optional.empty();
    }
    boolean failing =
        snapshot.units().orElse(Map.of()).values().stream()
            .filter(u -> u.id().startsWith("refresh-policy-routes@"))
            .anyMatch(u -> u.get("Result").equals("exit-code") || u.active().equals("failed"));
    return Optional.of(failing && version.get().equals(new Version(2, 7, 2)));
  }

  /** True when the journal shows that stopping the service removed the configuration (F16). */
  public static Optional<Boolean> serviceStopped(CheckContext context, String link) {
    return context
        .snapshot()
        .journal()
        .optional()
        .map(
            lines ->
                lines.stream()
                    .map(JournalLine::message)
                    .anyMatch(
                        m ->
                            m.startsWith("Stopping " + link + ".")
                                || m.startsWith("Removing configuration for " + link + ".")));
  }

  /** True when the package runs in great numbers: units of interfaces that went away (F20). */
  public static Optional<Boolean> manyRuns(CheckContext context) {
    Snapshot snapshot = context.snapshot();
    if (snapshot.processes().optional().isEmpty()) {
      return Optional.empty();
    }
    long running =
        snapshot.processes().orElse(List.of()).stream()
            .filter(p -> p.command().contains("setup-policy-routes"))
            .count();
    return Optional.of(running >= MANY || Locks.withoutInterface(snapshot).size() >= 3);
  }

  /** True when no key of the metadata got an answer. */
  public static Optional<Boolean> metadataSilent(CheckContext context) {
    return context
        .snapshot()
        .metadata()
        .optional()
        .map(m -> m.values().values().stream().noneMatch(Metadata.Value::known));
  }

  /** The lock that stands in the way: leaked, or of an interface that is gone. */
  public static Optional<NetUtilsState.Lock> stuckLock(Snapshot snapshot) {
    return Locks.stuck(snapshot).stream().findFirst();
  }

  /** The interface a run is busy for although it does not exist. */
  public static Optional<String> missingInterface(Snapshot snapshot) {
    return Locks.withoutInterface(snapshot).keySet().stream().findFirst();
  }

  /** Evidence of the unit that writes a link's files. */
  public static Optional<UnitState> unit(Snapshot snapshot, String template, String link) {
    return Optional.ofNullable(
        snapshot.units().orElse(Map.of()).get(template + "@" + link + ".service"));
  }

  /** Where a generated file asks for a rule with this source. */
  public static Optional<Evidence> configuredRule(Snapshot snapshot, IpPrefix source) {
    return Addressing.configuredRule(snapshot, source);
  }

  /** Where a generated file asks for a secondary address. */
  public static Optional<Evidence> configuredAddress(Snapshot snapshot, IpPrefix address) {
    return Addressing.configuredAddress(snapshot, address);
  }

  /** Where the kernel has the rule to the private table. */
  public static Optional<Evidence> kernelRule(Snapshot snapshot, IpPrefix source, String table) {
    return Addressing.rule(snapshot, source, table).map(r -> r.evidence());
  }
}
