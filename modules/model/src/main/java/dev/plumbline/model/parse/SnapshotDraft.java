package dev.plumbline.model.parse;

import dev.plumbline.model.Address;
import dev.plumbline.model.Captured;
import dev.plumbline.model.DropIn;
import dev.plumbline.model.HostClock;
import dev.plumbline.model.HostProcess;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.KernelAnswer;
import dev.plumbline.model.Lease;
import dev.plumbline.model.Link;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.Neighbour;
import dev.plumbline.model.NetUtilsState;
import dev.plumbline.model.NetworkdLink;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Problem;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Route;
import dev.plumbline.model.RouteEvent;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.Sysctl;
import dev.plumbline.model.UnitState;
import dev.plumbline.model.UnitTimer;
import dev.plumbline.model.account.Account;
import dev.plumbline.model.account.VpcState;
import dev.plumbline.model.eks.EksNode;
import dev.plumbline.model.envoy.EnvoyState;
import dev.plumbline.model.host.HostState;
import dev.plumbline.model.imds.ImdsState;
import dev.plumbline.model.ssm.SsmState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A snapshot while it is read; every section is missing until it is set. */
final class SnapshotDraft {
  private final Recording recording;
  Captured<List<Link>> links;
  Captured<List<Address>> addresses;
  Captured<List<PolicyRule>> rules;
  Captured<List<PolicyRule>> rules6;
  Captured<List<Route>> routes;
  Captured<List<Route>> routes6;
  Captured<List<Neighbour>> neighbours;
  Captured<Map<String, Sysctl>> sysctls;
  Captured<List<NetworkdLink>> networkd;
  Captured<Map<Integer, Lease>> leases;
  Captured<List<DropIn>> dropIns;
  Captured<NetUtilsState> netUtils;
  Captured<List<HostProcess>> processes;
  Captured<Map<String, UnitState>> units;
  Captured<List<UnitTimer>> timers;
  Captured<List<JournalLine>> journal;
  Captured<Metadata> metadata;
  ImdsState imds;
  HostState host;
  Account account;
  VpcState vpc;
  SsmState ssm;
  Captured<List<RouteEvent>> events;
  EnvoyState envoy;
  EksNode eks;
  Optional<Snapshot> before = Optional.empty();
  Optional<HostClock> clock = Optional.empty();
  Optional<String> netUtilsVersion = Optional.empty();
  List<KernelAnswer> kernelAnswers = List.of();
  List<Problem> problems = List.of();

  /** A draft of {@code recording} whose sections would all stand in {@code file}. */
  SnapshotDraft(Recording recording, String file) {
    this.recording = recording;
    this.links = Captured.notIn(file);
    this.addresses = Captured.notIn(file);
    this.rules = Captured.notIn(file);
    this.rules6 = Captured.notIn(file);
    this.routes = Captured.notIn(file);
    this.routes6 = Captured.notIn(file);
    this.neighbours = Captured.notIn(file);
    this.sysctls = Captured.notIn(file);
    this.networkd = Captured.notIn(file);
    this.leases = Captured.notIn(file);
    this.dropIns = Captured.notIn(file);
    this.netUtils = Captured.notIn(file);
    this.processes = Captured.notIn(file);
    this.units = Captured.notIn(file);
    this.timers = Captured.notIn(file);
    this.journal = Captured.notIn(file);
    this.metadata = Captured.notIn(file);
    this.events = Captured.notIn(file);
    this.imds = new ImdsState(Captured.notIn(file), Captured.notIn(file), Captured.notIn(file));
    this.host = HostState.missing(file);
    this.account = new Account(Captured.notIn(file));
    this.vpc = VpcState.missing(file);
    this.envoy = EnvoyState.missing(file);
    this.eks = EksNode.missing(file);
    this.ssm = SsmState.missing(file);
  }

  Snapshot snapshot() {
    return new Snapshot(
        recording,
        links,
        addresses,
        rules,
        rules6,
        routes,
        routes6,
        neighbours,
        sysctls,
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
        kernelAnswers,
        problems);
  }
}
