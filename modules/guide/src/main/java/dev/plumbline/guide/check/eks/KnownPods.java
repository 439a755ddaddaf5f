package dev.plumbline.guide.check.eks;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.eks.CniEni;
import dev.plumbline.model.eks.CniPod;
import dev.plumbline.model.eks.CniRecord;
import dev.plumbline.path.HostModel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Pods by host routes, lists and plugin.log (an add without a later delete). Branch pods of the
 * strict mode are left out: they have other rules.
 */
final class KnownPods {
  private static final Pattern CONTAINER =
      Pattern.compile("Received CNI (add|del) request: ContainerID\\(([0-9a-f]+)\\)");
  private static final Pattern ADDED =
      Pattern.compile(
          "(?:Successfully setup (?:toContainer rule|container route|fromContainer rule),"
              + " containerAddr=|Added toContainer rule for |Added fromContainer rule for )"
              + "([0-9a-f.:]+?)(?:/\\d+)?(?:[,\\s].*)?$");
  private static final Pattern TABLE = Pattern.compile("(?:rtTable=|in table |table )(\\w+)");
  private static final Pattern GONE =
      Pattern.compile(
          "(?i)(?:delet|teardown|remov).*?([0-9a-f]+[.:][0-9a-f.:]+?)(?:/\\d+)?(?:[,\\s]|$)");

  private static final Pattern REPLY =
      Pattern.compile(
          "Send (Add|Del)NetworkReply: IPv4Addr:? ([0-9.]+),.*?(?:DeviceNumber: (\\d{1,3}),.*)?");

  private final Snapshot snapshot;
  private final Map<IpAddress, Route> routes = new LinkedHashMap<>();
  private final Map<IpAddress, CniPod> listed = new LinkedHashMap<>();
  private final Map<IpAddress, Evidence> logged = new LinkedHashMap<>();
  private final Map<IpAddress, String> tables = new HashMap<>();

  private KnownPods(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  static List<KnownPod> of(Snapshot snapshot, Set<IpAddress> local) {
    KnownPods pods = new KnownPods(snapshot);
    pods.routes();
    pods.lists();
    pods.log();
    pods.replies();
    Set<IpAddress> all = new LinkedHashSet<>(pods.routes.keySet());
    all.addAll(pods.listed.keySet());
    all.addAll(pods.logged.keySet());
    all.removeAll(local);
    return all.stream().map(pods::pod).toList();
  }

  private KnownPod pod(IpAddress ip) {
    Optional<CniPod> list = Optional.ofNullable(listed.get(ip));
    Optional<String> byStore =
        list.flatMap(CniPod::eni).flatMap(snapshot.eks()::eni).flatMap(CniEni::podTable);
    return new KnownPod(
        ip,
        Optional.ofNullable(routes.get(ip)),
        list,
        byStore.or(() -> Optional.ofNullable(tables.get(ip))),
        Optional.ofNullable(logged.get(ip)));
  }

  private void routes() {
    for (Family family : Family.values()) {
      snapshot
          .table(family, "main")
          .filter(r -> r.destination().isHost() && r.unicast())
          .filter(r -> r.link().filter(HostModel::podLink).isPresent())
          .forEach(r -> routes.putIfAbsent(r.destination().address(), r));
    }
  }

  private void lists() {
    snapshot.eks().pods().orElse(List.of()).forEach(p -> listed.putIfAbsent(p.ip(), p));
  }

  private void log() {
    Map<IpAddress, String> containers = new HashMap<>();
    String container = "";
    for (CniRecord record : snapshot.eks().plugin().orElse(List.of())) {
      if (beforeBoot(record)) {
        continue;
      }
      Matcher request = CONTAINER.matcher(record.message());
      if (request.find()) {
        container = request.group(2);
        if (request.group(1).equals("del")) {
          String gone = container;
          containers.entrySet().stream()
              .filter(e -> e.getValue().equals(gone))
              .forEach(e -> forget(e.getKey()));
        }
        continue;
      }
      if (record.message().contains("vlan")) {
        continue; // a branch pod
      }
      Matcher added = ADDED.matcher(record.message());
      Matcher gone = GONE.matcher(record.message());
      if (added.find()) {
        Optional<IpAddress> ip = IpAddress.tryParse(added.group(1));
        if (ip.isPresent()) {
          add(ip.get(), record);
          containers.put(ip.get(), container);
        }
      } else if (gone.find()) {
        IpAddress.tryParse(gone.group(1)).ifPresent(this::forget);
      }
    }
  }

  /** What ipamd answered the plugin: an address and the device number of its ENI. */
  private void replies() {
    List<CniRecord> ipamd = snapshot.eks().ipamd().orElse(List.of());
    int start =
        IntStream.range(0, ipamd.size())
            .filter(i -> ipamd.get(i).message().startsWith("Starting L-IPAMD"))
            .reduce(0, (_, last) -> last); // a reboot may lie before it
    for (CniRecord record : ipamd.subList(start, ipamd.size())) {
      Matcher reply = REPLY.matcher(record.message());
      Optional<IpAddress> ip =
          reply.matches() ? IpAddress.tryParse(reply.group(2)) : Optional.empty();
      if (ip.isPresent() && reply.group(1).equals("Del")) {
        forget(ip.get());
      } else if (ip.isPresent()
          && reply.group(3) != null
          && !record.message().contains("Success: false")) {
        int device = Integer.parseInt(reply.group(3));
        logged.putIfAbsent(ip.get(), record.evidence());
        tables.putIfAbsent(ip.get(), device == 0 ? "main" : Integer.toString(device + 1));
      }
    }
  }

  private boolean beforeBoot(CniRecord record) {
    return snapshot
        .clock()
        .flatMap(clock -> clock.uptime().map(clock.now()::minus))
        .flatMap(boot -> record.time().map(boot::isAfter))
        .orElse(false);
  }

  private void add(IpAddress ip, CniRecord record) {
    logged.put(ip, record.evidence());
    Matcher table = TABLE.matcher(record.message());
    if (record.message().contains("fromContainer") && table.find()) {
      tables.put(ip, table.group(1));
    }
  }

  private void forget(IpAddress ip) {
    logged.remove(ip);
    tables.remove(ip);
  }
}
