package dev.plumbline.guide.check.host;

import dev.plumbline.guide.Quoting;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.host.Resolver;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names are asked of a server that is not the VPC's (VPC+2, 169.254.169.253), so private names of
 * the VPC fail. DHCP options may say so on purpose, which counts against a fault.
 */
final class DnsNotVpc extends SingleCheck {
  private static final Set<String> KNOWN =
      Set.of("169.254.169.253", "169.254.20.10", "fd00:ec2::253");

  DnsNotVpc() {
    super("dns-not-vpc", Need.RESOLVER);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    List<Resolver.Server> servers =
        context.snapshot().host().resolver().optional().orElseThrow().servers();
    List<Resolver.Server> others =
        servers.stream().filter(s -> !ofVpc(context, s.address())).toList();
    if (!others.isEmpty()) {
      findings.report(draft(context, others));
    }
  }

  private static boolean ofVpc(CheckContext context, IpAddress server) {
    List<IpPrefix> vpc = vpcRanges(context);
    return server.loopback()
        || KNOWN.contains(server.toString())
        || context.snapshot().address(server).isPresent()
        || (vpc.isEmpty() ? maybePlusTwo(context, server) : plusTwo(vpc, server));
  }

  /** Address ranges of the VPC, where the metadata told them. */
  private static List<IpPrefix> vpcRanges(CheckContext context) {
    return context
        .snapshot()
        .metadata()
        .optional()
        .map(Metadata::interfaces)
        .orElse(List.of())
        .stream()
        .flatMap(
            i ->
                Stream.of("vpc-ipv4-cidr-block", "vpc-ipv4-cidr-blocks")
                    .flatMap(key -> i.items(key).stream()))
        .flatMap(text -> IpPrefix.tryParse(text).stream())
        .distinct()
        .toList();
  }

  private static boolean plusTwo(List<IpPrefix> vpc, IpAddress server) {
    return vpc.stream().anyMatch(range -> second(range).equals(server));
  }

  private static IpAddress second(IpPrefix range) {
    return new IpAddress(range.family(), range.address().high(), range.address().low() + 2);
  }

  /** True when a VPC range of some length has it as its third address. */
  private static boolean maybePlusTwo(CheckContext context, IpAddress server) {
    boolean known =
        context.host().enis().stream()
            .anyMatch(e -> e.subnets(server.family()).findAny().isPresent());
    return server.family() == Family.V4 && isPrivate(server) && (server.low() & 0xf) == 2
        || !known && isPrivate(server);
  }

  private static boolean isPrivate(IpAddress address) {
    return address.family() == Family.V6
        || Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")
            .anyMatch(range -> IpPrefix.parse(range).contains(address));
  }

  private FindingDraft draft(CheckContext context, List<Resolver.Server> servers) {
    List<IpAddress> leased =
        context.snapshot().leases().orElse(Map.of()).values().stream()
            .flatMap(l -> l.dns().stream())
            .toList();
    boolean intended = servers.stream().allMatch(s -> leased.contains(s.address()));
    boolean outside = servers.stream().anyMatch(s -> !isPrivate(s.address()));
    String names =
        servers.stream().map(s -> s.address().toString()).collect(Collectors.joining(", "));
    return FindingDraft.of(
            id(), "host", "host: names are asked of " + names + ", not of the VPC's name server")
        .consequence(
            "Private names fail: endpoints of the VPC, private hosted zones, internal names of"
                + " instances"
                + (intended ? ". The servers came by DHCP, so somebody may want it so." : "."))
        .evidence(servers.stream().map(Resolver.Server::evidence).toList())
        .confidence(outside && !intended ? Confidence.LIKELY : Confidence.POSSIBLE)
        .remedy(
            Remedy.of(
                Step.investigate(
                    "Compare the answers",
                    "Where the VPC's server knows a name and the other does not, private names are"
                        + " lost.",
                    "dig +short ec2.internal @169.254.169.253",
                    "cat /etc/resolv.conf; ls -l /etc/resolv.conf"),
                Step.repair(
                    "Ask the VPC's server",
                    "Until the next lease or restart; for good, change the DHCP options of the VPC"
                        + " or remove the file that overrides them. With a resolver of its own,"
                        + " forward the VPC's names instead. LINK is the primary interface.",
                    "sudo resolvectl dns "
                        + context.host().primary().map(e -> Quoting.quote(e.name())).orElse("LINK")
                        + " 169.254.169.253"),
                Step.verify(
                    "Ask for a private name",
                    "Expect private addresses for names of endpoints in the VPC.",
                    "resolvectl status --no-pager"),
                Step.undo(
                    "Back to the configured servers",
                    "",
                    "sudo resolvectl revert "
                        + context
                            .host()
                            .primary()
                            .map(e -> Quoting.quote(e.name()))
                            .orElse("LINK"))))
        .source("VPC user guide, Amazon DNS server");
  }
}
