package dev.plumbline.guide.check.vpc;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.Check;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Gate;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.account.Endpoint;
import dev.plumbline.model.account.Vpc;
import dev.plumbline.model.account.VpcState;
import dev.plumbline.model.host.NameProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An interface endpoint exists for a service, and its name still resolves to public addresses,
 * because private DNS of the endpoint or DNS of the VPC is off.
 */
final class EndpointDns implements Check {
  private static final String ID = "vpc-endpoint-dns";

  @Override
  public List<String> ids() {
    return List.of(ID);
  }

  @Override
  public Gate gate(CheckContext context) {
    return Gate.when(
        context.snapshot().vpc().endpoints().optional().filter(l -> !l.isEmpty()).isPresent()
            && context.snapshot().links().optional().isPresent());
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    VpcState state = context.snapshot().vpc();
    Captured<List<NameProbe>> names = context.snapshot().host().names();
    if (names instanceof Captured.Missing<?> missing) {
      findings.notChecked(ID, missing.sentence());
    }
    Optional<String> vpc = own(context);
    for (Endpoint endpoint : state.endpoints().orElse(List.of())) {
      if (endpoint.type().equals("Interface") && vpc.filter(endpoint.vpc()::equals).isPresent()) {
        names.orElse(List.of()).stream()
            .filter(p -> serves(endpoint, p.name()))
            .filter(p -> outside(p, state, endpoint.vpc()))
            .forEach(p -> look(state, endpoint, p, findings));
      }
    }
  }

  /** The VPC of the host: of the interfaces that its links are. */
  private static Optional<String> own(CheckContext context) {
    List<String> macs =
        context.snapshot().links().orElse(List.of()).stream().map(l -> l.mac()).toList();
    return context.snapshot().vpc().interfaces().orElse(List.of()).stream()
        .filter(e -> macs.contains(e.mac()))
        .map(e -> e.vpc())
        .findFirst();
  }

  /** By its own names, or by the service's: {@code com.amazonaws.REGION.SERVICE}. */
  private static boolean serves(Endpoint endpoint, String name) {
    String[] words = endpoint.service().split("\\.", 4);
    boolean standard =
        words.length == 4
            && (name.startsWith(words[3] + "." + words[2] + ".amazonaws.com")
                || name.startsWith(turned(words[3]) + "." + words[2] + ".amazonaws.com"));
    return standard || endpoint.names().contains(name);
  }

  /** {@code ecr.api} is asked for as {@code api.ecr}. */
  private static String turned(String service) {
    List<String> words = List.of(service.split("\\."));
    return String.join(".", words.reversed());
  }

  private static boolean outside(NameProbe probe, VpcState state, String vpc) {
    List<IpAddress> four = probe.addresses().stream().filter(a -> a.family() == Family.V4).toList();
    Optional<Vpc> known =
        state.vpcs().orElse(List.of()).stream().filter(v -> v.id().equals(vpc)).findFirst();
    return !four.isEmpty()
        && known.filter(v -> four.stream().noneMatch(v::contains)).isPresent()
        && four.stream().noneMatch(EndpointDns::inner);
  }

  /** Peered and on-premises resolvers may answer with an address of another VPC. */
  private static boolean inner(IpAddress ip) {
    return List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10").stream()
        .map(IpPrefix::parse)
        .anyMatch(p -> p.contains(ip));
  }

  private static void look(VpcState state, Endpoint endpoint, NameProbe probe, Findings findings) {
    List<Evidence> off = new ArrayList<>();
    List<String> why = new ArrayList<>();
    if (!endpoint.privateDns()) {
      off.add(endpoint.evidence());
      why.add("private DNS of " + endpoint.id() + " is off");
    }
    for (String attribute : List.of("enableDnsSupport", "enableDnsHostnames")) {
      String file = "aws-ec2-describe-vpc-attribute-" + attribute + "-" + endpoint.vpc() + ".json";
      Captured<Boolean> value =
          state
              .attributes()
              .getOrDefault(
                  attribute + "-" + endpoint.vpc(),
                  Captured.missing(file, "it is not in the recording"));
      if (value instanceof Captured.Missing<Boolean> missing && endpoint.privateDns()) {
        findings.notChecked(ID, missing.sentence());
      } else if (value instanceof Captured.Known<Boolean> known && !known.value()) {
        off.add(Evidence.file(known.files().getFirst()));
        why.add(attribute + " of " + endpoint.vpc() + " is off");
      }
    }
    if (!why.isEmpty()) {
      findings.report(draft(endpoint, probe, why, off));
    }
  }

  private static FindingDraft draft(
      Endpoint endpoint, NameProbe probe, List<String> why, List<Evidence> off) {
    return FindingDraft.of(
            ID, probe.name(), probe.name() + ": public address although there is an endpoint")
        .consequence(
            String.join(", ", why)
                + ". Traffic to it takes the way to the Internet, or none where there is no such"
                + " way.")
        .evidence(probe.evidence())
        .evidence(off)
        .remedy(
            Remedy.of(
                Step.repair(
                    "Switch private DNS on",
                    "Needs enableDnsSupport and enableDnsHostnames of the VPC.",
                    "aws ec2 modify-vpc-attribute --vpc-id "
                        + endpoint.vpc()
                        + " --enable-dns-support Value=true",
                    "aws ec2 modify-vpc-attribute --vpc-id "
                        + endpoint.vpc()
                        + " --enable-dns-hostnames Value=true",
                    "aws ec2 modify-vpc-endpoint --vpc-endpoint-id "
                        + endpoint.id()
                        + " --private-dns-enabled"),
                Step.verify(
                    "Resolve it again",
                    "An address of the VPC is answered.",
                    "getent ahosts " + dev.plumbline.guide.Quoting.quote(probe.name())),
                Step.undo(
                    "Switch private DNS off again",
                    "",
                    "aws ec2 modify-vpc-endpoint --vpc-endpoint-id "
                        + endpoint.id()
                        + " --no-private-dns-enabled")))
        .source("AWS PrivateLink guide, DNS names of interface endpoints");
  }
}
