package dev.plumbline.model;

import dev.plumbline.model.account.Account;
import dev.plumbline.model.account.VpcState;
import dev.plumbline.model.eks.EksNode;
import dev.plumbline.model.envoy.EnvoyState;
import dev.plumbline.model.host.HostState;
import dev.plumbline.model.imds.ImdsState;
import dev.plumbline.model.parse.SnapshotReader;
import dev.plumbline.model.ssm.SsmState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A recording parsed. Immutable; a section that was not captured says so.
 *
 * @param recording where everything came from
 * @param links all links in kernel order
 * @param addresses all addresses in kernel order (primaries before secondaries is not guaranteed)
 * @param rules IPv4 rules in the order the kernel tries them
 * @param rules6 IPv6 rules, likewise
 * @param routes IPv4 routes of all tables in dump order
 * @param routes6 IPv6 routes, likewise
 * @param sysctls by dotted name
 * @param leases by link index
 * @param dropIns generated and administrator files
 * @param netUtils run-time state of amazon-ec2-net-utils
 * @param units by unit name
 * @param journal all journal lines merged in time order; the same record once
 * @param imds what was tried on the metadata service
 * @param host the host beside its routing
 * @param account what the account's API said
 * @param vpc what the account's API said of VPCs
 * @param ssm the SSM Agent
 * @param events lines of {@code ip monitor}
 * @param envoy an Envoy proxy on the host
 * @param eks what was captured of the VPC CNI
 * @param before the state before the event, where a recording keeps one ({@code before.txt})
 * @param netUtilsVersion of the package, from the recording (rpm query or manifest), else empty
 * @param kernelAnswers the kernel's own answers to {@code ip route get}
 * @param problems what could not be read, file by file
 */
public record Snapshot(
    Recording recording,
    Captured<List<Link>> links,
    Captured<List<Address>> addresses,
    Captured<List<PolicyRule>> rules,
    Captured<List<PolicyRule>> rules6,
    Captured<List<Route>> routes,
    Captured<List<Route>> routes6,
    Captured<List<Neighbour>> neighbours,
    Captured<Map<String, Sysctl>> sysctls,
    Captured<List<NetworkdLink>> networkd,
    Captured<Map<Integer, Lease>> leases,
    Captured<List<DropIn>> dropIns,
    Captured<NetUtilsState> netUtils,
    Captured<List<HostProcess>> processes,
    Captured<Map<String, UnitState>> units,
    Captured<List<UnitTimer>> timers,
    Captured<List<JournalLine>> journal,
    Captured<Metadata> metadata,
    ImdsState imds,
    HostState host,
    Account account,
    VpcState vpc,
    SsmState ssm,
    Captured<List<RouteEvent>> events,
    EnvoyState envoy,
    EksNode eks,
    Optional<Snapshot> before,
    Optional<HostClock> clock,
    Optional<String> netUtilsVersion,
    List<KernelAnswer> kernelAnswers,
    List<Problem> problems) {

  /** Reads every section of a recording; trouble ends up in {@link #problems}, never thrown. */
  public static Snapshot of(Recording recording) {
    return SnapshotReader.read(recording);
  }

  public Captured<List<PolicyRule>> rules(Family family) {
    return family == Family.V4 ? rules : rules6;
  }

  public Captured<List<Route>> routes(Family family) {
    return family == Family.V4 ? routes : routes6;
  }

  /** Routes of one table, in dump order; none when routes were not captured. */
  public Stream<Route> table(Family family, String table) {
    return routes(family).orElse(List.of()).stream().filter(r -> r.table().equals(table));
  }

  public Optional<Link> link(String name) {
    return links.orElse(List.of()).stream()
        .filter(l -> l.name().equals(name) || l.altnames().contains(name))
        .findFirst();
  }

  public Stream<Address> addressesOf(String link) {
    return addresses.orElse(List.of()).stream().filter(a -> a.link().equals(link));
  }

  /** The address entry with this IP, on whatever link. */
  public Optional<Address> address(IpAddress ip) {
    return addresses.orElse(List.of()).stream().filter(a -> a.ip().equals(ip)).findFirst();
  }

  public Optional<String> sysctl(String name) {
    return sysctls.optional().map(m -> m.get(name)).map(Sysctl::value);
  }

  /** The recording's own "now": the host's clock, else the time of capture. */
  public Optional<Instant> now() {
    return clock.map(HostClock::now).or(recording::captured);
  }

  /**
   * The same host with another state of its kernel. The kernel's own answers are left out: they
   * were given to the state as recorded.
   */
  public Snapshot withKernel(
      Captured<List<Link>> newLinks,
      Captured<List<Address>> newAddresses,
      Captured<List<PolicyRule>> newRules,
      Captured<List<PolicyRule>> newRules6,
      Captured<List<Route>> newRoutes,
      Captured<List<Route>> newRoutes6,
      Captured<Map<String, Sysctl>> newSysctls) {
    return new Snapshot(
        recording,
        newLinks,
        newAddresses,
        newRules,
        newRules6,
        newRoutes,
        newRoutes6,
        neighbours,
        newSysctls,
        networkd,
        leases,
        dropIns,
        netUtils,
        processes,
        units,
        timers,
        journal,
        metadata,
        imds,
        host,
        account,
        vpc,
        ssm,
        events,
        envoy,
        eks,
        before,
        clock,
        netUtilsVersion,
        List.of(),
        problems);
  }
}
