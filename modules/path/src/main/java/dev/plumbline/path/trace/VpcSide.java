package dev.plumbline.path.trace;

import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.path.Answer;
import dev.plumbline.path.Eni;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Query;
import dev.plumbline.path.vpc.Ports;
import dev.plumbline.path.vpc.VpcAnswer;
import dev.plumbline.path.vpc.VpcPath;
import dev.plumbline.path.vpc.VpcQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the VPC does with a flow after the host has chosen its interface.
 *
 * @param eni id of the interface, empty where it cannot be told
 */
public record VpcSide(String eni, VpcAnswer answer) {

  /** Judged from the interface that the host chose. */
  static VpcSide of(HostModel host, VpcPath path, Flow flow, List<Pass> passes) {
    Answer answer = passes.getLast().answer();
    if (flow.query().iif().isPresent()) {
      return untold("what comes in by " + flow.query().iif().get() + " is not judged beyond it");
    }
    if (answer instanceof Answer.NoWay) {
      return untold("the host sends nothing");
    }
    Optional<String> link = answer.leavesBy();
    if (link.isEmpty()) {
      return untold("the interface it leaves by cannot be told");
    }
    Optional<NetworkInterface> eni = card(host, path.interfaces(), link.get());
    return eni.map(e -> of(host.snapshot(), path, flow.query(), e.id(), Trace.source(passes)))
        .orElseGet(() -> untold(link.get() + " is no interface that the account shows"));
  }

  /** Judged from an interface that was named. */
  static VpcSide of(
      Snapshot snapshot, VpcPath path, Query query, String eni, Optional<IpAddress> source) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("eni", eni);
    keys.put("dst", query.to().toString());
    source.or(query::from).ifPresent(s -> keys.put("from", s.toString()));
    query.protocol().ifPresent(p -> keys.put("proto", p));
    query.sourcePort().ifPresent(p -> keys.put("sport", Integer.toString(p)));
    query.destinationPort().ifPresent(p -> keys.put("dport", Integer.toString(p)));
    try {
      VpcQuery asked = VpcQuery.of(keys).withClientPorts(clientPorts(snapshot));
      return new VpcSide(eni, path.answer(asked));
    } catch (IllegalArgumentException e) {
      return new VpcSide(eni, VpcAnswer.untold(String.valueOf(e.getMessage())));
    }
  }

  private static VpcSide untold(String why) {
    return new VpcSide("", VpcAnswer.untold(why));
  }

  /** The interface of the account that a link of the host is. */
  public static Optional<NetworkInterface> card(
      HostModel host, List<NetworkInterface> interfaces, String link) {
    Optional<String> id = host.eni(link).flatMap(Eni::id);
    Optional<String> mac = host.snapshot().link(link).map(l -> l.mac());
    return interfaces.stream()
        .filter(
            e -> id.filter(e.id()::equals).isPresent() || mac.filter(e.mac()::equals).isPresent())
        .findFirst();
  }

  /** The host's own range of source ports, where it was captured. */
  private static Optional<Ports> clientPorts(Snapshot snapshot) {
    return snapshot
        .sysctl("net.ipv4.ip_local_port_range")
        .map(v -> v.strip().split("\\s+"))
        .filter(p -> p.length == 2 && p[0].matches("\\d{1,5}") && p[1].matches("\\d{1,5}"))
        .map(p -> Ports.of(Integer.parseInt(p[0]), Integer.parseInt(p[1])));
  }
}
