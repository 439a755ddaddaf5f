package dev.plumbline.model.parse;

import dev.plumbline.model.Family;
import dev.plumbline.model.HostClock;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.parse.account.AccountJson;
import dev.plumbline.model.parse.account.AwsVpc;
import dev.plumbline.model.parse.eks.EksFiles;
import dev.plumbline.model.parse.envoy.EnvoyFiles;
import dev.plumbline.model.parse.host.HostFiles;
import dev.plumbline.model.parse.host.KeyValues;
import dev.plumbline.model.parse.host.Processes;
import dev.plumbline.model.parse.host.Timers;
import dev.plumbline.model.parse.host.Units;
import dev.plumbline.model.parse.imds.Imds;
import dev.plumbline.model.parse.imds.ImdsProbes;
import dev.plumbline.model.parse.journal.Journal;
import dev.plumbline.model.parse.kernel.Addresses;
import dev.plumbline.model.parse.kernel.Links;
import dev.plumbline.model.parse.kernel.Monitor;
import dev.plumbline.model.parse.kernel.Neighbours;
import dev.plumbline.model.parse.kernel.RouteGet;
import dev.plumbline.model.parse.kernel.Routes;
import dev.plumbline.model.parse.kernel.Rules;
import dev.plumbline.model.parse.networkd.DropIns;
import dev.plumbline.model.parse.networkd.Leases;
import dev.plumbline.model.parse.networkd.NetUtils;
import dev.plumbline.model.parse.networkd.Networkctl;
import dev.plumbline.model.parse.ssm.SsmFiles;
import dev.plumbline.model.parse.text.Reading;
import java.time.Instant;
import java.util.Optional;

/** Parses the files of a recording into a snapshot. */
public final class SnapshotReader {
  private SnapshotReader() {}

  /** Reads every section; trouble ends up in the problems of the snapshot. */
  public static Snapshot read(Recording recording) {
    Reading reading = new Reading(recording);
    Optional<HostClock> clock = KeyValues.clock(reading);
    Optional<Instant> now = clock.map(HostClock::now).or(recording::captured);
    SnapshotDraft draft = new SnapshotDraft(recording, "");
    draft.links = Links.read(reading);
    draft.addresses = Addresses.read(reading);
    draft.rules = Rules.read(reading, Family.V4);
    draft.rules6 = Rules.read(reading, Family.V6);
    draft.routes = Routes.read(reading, Family.V4);
    draft.routes6 = Routes.read(reading, Family.V6);
    draft.neighbours = Neighbours.read(reading);
    draft.sysctls = KeyValues.sysctls(reading);
    draft.networkd = Networkctl.read(reading);
    draft.leases = Leases.read(reading);
    draft.dropIns = DropIns.read(reading);
    draft.netUtils = NetUtils.read(reading);
    draft.processes = Processes.read(reading);
    draft.units = Units.read(reading);
    draft.timers = Timers.read(reading);
    draft.journal = Journal.read(reading, now);
    draft.metadata = Imds.read(reading);
    draft.imds = ImdsProbes.read(reading);
    draft.host = HostFiles.read(reading, draft.journal, now);
    draft.account = AccountJson.read(reading);
    draft.vpc = AwsVpc.read(reading);
    draft.ssm = SsmFiles.read(reading);
    draft.events = Monitor.read(reading);
    draft.envoy = EnvoyFiles.read(reading);
    draft.eks = EksFiles.read(reading);
    draft.clock = clock;
    draft.netUtilsVersion = KeyValues.netUtilsVersion(reading);
    draft.kernelAnswers = RouteGet.read(reading);
    draft.before = Before.read(reading);
    draft.problems = reading.problems();
    return draft.snapshot();
  }
}
