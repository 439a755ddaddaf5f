package dev.plumbline.app.shell;

import dev.plumbline.diagram.Subject;
import dev.plumbline.guide.Finding;
import dev.plumbline.model.Address;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.model.account.InterfaceAddress;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.account.VpcRoute;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.SavedFlow;
import dev.plumbline.path.trace.SavedFlows;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to trace for something that somebody points at. */
public final class Aim {
  /** Documentation addresses (RFC 5737, RFC 3849) that stand for any place outside. */
  private static final IpAddress OUTSIDE = IpAddress.parse("198.51.100.7");

  private static final IpAddress OUTSIDE_6 = IpAddress.parse("2001:db8::7");

  private static final Pattern WORD = Pattern.compile("[0-9a-fA-F.:]{4,}");

  private Aim() {}

  /** The flow a target is about; empty where it is about none. */
  public static Optional<Flow> of(Target target, CaseEvidence evidence) {
    return switch (target) {
      case Target.OfFlow(Flow flow) -> Optional.of(flow);
      case Target.OfAddress(IpAddress address) -> Optional.of(of(address, evidence));
      case Target.OfFinding(Finding finding) -> of(finding, evidence);
      case Target.Nothing _,
          Target.OfLink _,
          Target.OfObject _,
          Target.OfEvidence _,
          Target.OfTime _,
          Target.OfQuestion _ ->
          Optional.empty();
    };
  }

  /** An address of the host sends to the outside, where replies of it go; any other is sent to. */
  public static Flow of(IpAddress address, CaseEvidence evidence) {
    return own(address, evidence)
        ? Flow.routeGet(Query.to(outside(address, evidence)).withFrom(address))
        : Flow.routeGet(Query.to(address));
  }

  private static boolean own(IpAddress address, CaseEvidence evidence) {
    return evidence.snapshot().addresses().orElse(List.of()).stream()
        .map(Address::ip)
        .anyMatch(address::equals);
  }

  /** The client that logged in where the recording names it, else any address outside. */
  private static IpAddress outside(IpAddress own, CaseEvidence evidence) {
    return SavedFlows.of(evidence.host()).stream()
        .map(SavedFlow::flow)
        .filter(f -> f.query().from().filter(own::equals).isPresent())
        .map(f -> f.query().to())
        .findFirst()
        .orElse(outside(own.family()));
  }

  /** The flow that shows a finding: of the address it is about. */
  public static Optional<Flow> of(Finding finding, CaseEvidence evidence) {
    Matcher words = WORD.matcher(finding.subject() + " " + finding.summary());
    while (words.find()) {
      Optional<IpAddress> address = address(words.group());
      if (address.isPresent()) {
        return address.map(a -> of(a, evidence));
      }
    }
    return finding.links().stream().flatMap(l -> ofLink(l, evidence).stream()).findFirst();
  }

  /** A flow that passes something of the picture. */
  public static Optional<Flow> of(Subject subject, CaseEvidence evidence) {
    return switch (subject) {
      case Subject.Rules(List<PolicyRule> rules) -> of(rules.getFirst().selector(), evidence);
      case Subject.MissingRule missing -> Optional.of(of(missing.from().address(), evidence));
      case Subject.OneLink(String name) -> ofLink(name, evidence);
      case Subject.OneRoute(Route route) when route.destination().length() > 0 ->
          Optional.of(Flow.routeGet(Query.to(route.destination().address())));
      case Subject.OneRoute(Route route) ->
          Optional.of(Flow.routeGet(Query.to(outside(route.family()))));
      case Subject.Card(NetworkInterface eni) ->
          eni.addresses().stream()
              .map(InterfaceAddress::ip)
              .filter(ip -> evidence.host().ownerOf(ip).isPresent())
              .findFirst()
              .map(ip -> of(ip, evidence));
      case Subject.OneVpcRoute(_, VpcRoute route) ->
          route
              .prefix()
              .map(p -> p.length() == 0 ? outside(p.family()) : p.address())
              .map(to -> Flow.routeGet(Query.to(to)));
      case Subject.MissingRoute _,
          Subject.Table _,
          Subject.OneSubnet _,
          Subject.VpcTable _,
          Subject.UnknownTable _,
          Subject.Target _,
          Subject.Group _ ->
          Optional.empty();
    };
  }

  private static Optional<Flow> of(PolicyRule.Selector selector, CaseEvidence evidence) {
    if (selector.from().length() > 0) {
      return Optional.of(of(selector.from().address(), evidence));
    }
    return selector.to().length() > 0
        ? Optional.of(Flow.routeGet(Query.to(selector.to().address())))
        : Optional.empty();
  }

  private static Optional<Flow> ofLink(String name, CaseEvidence evidence) {
    return evidence.snapshot().addresses().orElse(List.of()).stream()
        .filter(a -> a.global() && a.link().equals(name))
        .map(a -> of(a.ip(), evidence))
        .findFirst();
  }

  private static IpAddress outside(Family family) {
    return family == Family.V4 ? OUTSIDE : OUTSIDE_6;
  }

  private static Optional<IpAddress> address(String word) {
    try {
      return Optional.of(IpAddress.parse(word));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // only looks like one
    }
  }
}
