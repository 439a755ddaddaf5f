package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.eks.CniRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ipamd and its clients said last: addresses that cannot be had, ipamd not answering, a store
 * that does not agree with metadata. Only what no later success follows counts.
 */
final class IpamdState extends CniCheck {
  private static final String FAILED = "cni-ipamd-allocation-failed";
  private static final String DOWN = "cni-ipamd-down";
  private static final String INCONSISTENT = "cni-ipamd-inconsistent";

  private static final Pattern REFUSED =
      Pattern.compile(
          "no available IP|InsufficientFreeAddressesInSubnet|InsufficientCidrBlocks"
              + "|UnauthorizedOperation|RequestLimitExceeded|(?i:failed to attach)"
              + "|Unable to attach IPs/Prefixes");
  private static final Pattern GRANTED =
      Pattern.compile(
          "Send AddNetworkReply:.*Success: true|AssignPodIPv[46]Address:|ENI eni-\\S+ set up"
              + "|Successfully (?:increased|attached|created)|Successfully setup container route");
  private static final Pattern UNREACHABLE =
      Pattern.compile(
          "Failed to connect to backend server|cni plugin not"
              + " initialized|NetworkPluginNotReady|Error received from (?:Add|Del)Network grpc"
              + " call.*(?:connection refused|Unavailable)");
  private static final Pattern REACHED =
      Pattern.compile(
          "Successfully setup container|Successfully setup (?:to|from)Container"
              + "|Added toContainer rule|received add network response"
              + "|Received add network response");
  private static final Pattern DISAGREES =
      Pattern.compile("does not match data store|because it does not belong to this ENI");

  private static final Pattern NONE_GIVEN =
      Pattern.compile("(?i)failed to assign an IP address to container");
  private static final Pattern ADDED_AGAIN =
      Pattern.compile("Added ENI\\(eni-\\w+\\)'s IP(?:/Prefix)? (\\S+) to datastore");
  private static final int CYCLES = 3;

  IpamdState() {
    super(FAILED, DOWN, INCONSISTENT);
  }

  @Override
  void look(CniFacts node, Findings findings) {
    List<CniRecord> ipamd = node.snapshot().eks().ipamd().orElse(List.of());
    List<CniRecord> plugin = node.snapshot().eks().plugin().orElse(List.of());
    boolean kubelet =
        node.recording().has("journal-kubelet.txt")
            || node.snapshot().journal().orElse(List.of()).stream().anyMatch(IpamdState::kubelet);
    if (ipamd.isEmpty()) {
      findings.notChecked(FAILED, "ipamd.log: not in the recording");
      findings.notChecked(INCONSISTENT, "ipamd.log: not in the recording");
    }
    if (plugin.isEmpty() && !kubelet) {
      findings.notChecked(DOWN, "plugin.log, journal-kubelet.txt: neither is in the recording");
    }
    standing(ipamd, REFUSED, GRANTED).ifPresent(r -> findings.report(failed(r)));
    List<CniRecord> clients = new ArrayList<>(plugin);
    node.snapshot().journal().orElse(List.of()).stream()
        .filter(IpamdState::kubelet)
        .map(IpamdState::record)
        .forEach(clients::add);
    clients.sort(
        Comparator.comparing(
            r -> r.time().orElse(Instant.MIN))); // stable: undated keep their order
    standing(clients, UNREACHABLE, REACHED).ifPresent(r -> findings.report(down(r)));
    if (ipamd.isEmpty()) {
      standing(clients, NONE_GIVEN, REACHED)
          .ifPresent(r -> findings.report(failed(r).confidence(Confidence.POSSIBLE)));
    }
    List<CniRecord> odd = odd(ipamd);
    if (!odd.isEmpty()) {
      findings.report(inconsistent(odd));
    }
  }

  /** Records that speak of a disagreement; also an address that is added cycle after cycle. */
  private static List<CniRecord> odd(List<CniRecord> ipamd) {
    Map<String, List<CniRecord>> added = new LinkedHashMap<>();
    for (CniRecord record : ipamd) {
      Matcher matcher = ADDED_AGAIN.matcher(record.message());
      if (record.message().startsWith("Starting L-IPAMD")) {
        added.clear(); // a new store
      } else if (matcher.find()) {
        added.computeIfAbsent(matcher.group(1), _ -> new ArrayList<>()).add(record);
      }
    }
    List<CniRecord> odd = new ArrayList<>();
    ipamd.stream().filter(r -> DISAGREES.matcher(r.message()).find()).forEach(odd::add);
    added.values().stream().filter(same -> same.size() >= CYCLES).forEach(odd::addAll);
    return odd;
  }

  private static boolean kubelet(JournalLine line) {
    return line.identifier().equals("kubelet") || line.unit().equals("kubelet.service");
  }

  private static CniRecord record(JournalLine line) {
    return new CniRecord(line.time(), "", line.message(), line.evidence());
  }

  /** The newest complaint that no later success follows. */
  private static Optional<CniRecord> standing(List<CniRecord> records, Pattern bad, Pattern good) {
    for (CniRecord record : records.reversed()) {
      if (bad.matcher(record.message()).find()) {
        return Optional.of(record);
      }
      if (good.matcher(record.message()).find()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static FindingDraft failed(CniRecord record) {
    String text = record.message();
    String cause =
        text.contains("UnauthorizedOperation")
            ? "the node's role lacks a right"
            : text.contains("RequestLimitExceeded")
                ? "the EC2 API throttles the account"
                : text.contains("InsufficientCidrBlocks")
                    ? "the subnet has no free /28 block"
                    : text.contains("attach")
                        ? "an ENI or address could not be attached"
                        : "the subnet or the node has no free address";
    return FindingDraft.of(FAILED, "host", "host: ipamd gets no more addresses, because " + cause)
        .consequence("New pods stay in ContainerCreating; running ones are not concerned.")
        .evidence(record.evidence())
        .remedy(
            Remedy.of(
                Remedy.Step.investigate(
                    "Look at the subnet, the role and the limits of the instance type",
                    "Free addresses of the subnet, AmazonEKS_CNI_Policy on the role, ENIs of the"
                        + " type.",
                    "aws ec2 describe-subnets --query"
                        + " 'Subnets[].[SubnetId,AvailableIpAddressCount]'",
                    "aws iam list-attached-role-policies --role-name NODE_ROLE",
                    CniSteps.LOG),
                Remedy.Step.verify(
                    "Look at the store", "AssignedIPs is below TotalIPs.", CniSteps.STORE)))
        .source("amazon-vpc-cni-k8s, ipamd log");
  }

  private static FindingDraft down(CniRecord record) {
    return FindingDraft.of(DOWN, "host", "host: ipamd does not answer the plugin")
        .consequence("No pod gets a network until aws-node is ready.")
        .confidence(Confidence.LIKELY)
        .evidence(record.evidence())
        .remedy(
            Remedy.of(
                Remedy.Step.investigate(
                    "Look at aws-node",
                    "Why it restarts or is not ready stands in its log and in ipamd.log.",
                    "kubectl -n kube-system get pods -l k8s-app=aws-node -o wide",
                    CniSteps.LOG),
                CniSteps.restartAwsNode(),
                Remedy.Step.verify("Ask ipamd", "It answers with its ENIs.", CniSteps.STORE),
                CniSteps.nothingToUndo("The pod of aws-node is only made anew.")))
        .source("amazon-vpc-cni-k8s, plugin log; kubelet");
  }

  private static FindingDraft inconsistent(List<CniRecord> odd) {
    List<Evidence> lines = odd.reversed().stream().limit(5).map(CniRecord::evidence).toList();
    return FindingDraft.of(
            INCONSISTENT, "host", "host: ipamd's store and instance metadata disagree")
        .consequence("Addresses may be handed out that belong to nobody, or to another ENI.")
        .evidence(lines)
        .remedy(
            Remedy.of(
                Remedy.Step.investigate(
                    "Compare the two",
                    "Metadata may lag behind for a minute after a change.",
                    CniSteps.STORE,
                    CniSteps.LOG),
                CniSteps.restartAwsNode(),
                Remedy.Step.verify(
                    "Look at the log",
                    "The line does not come again.",
                    "sudo grep -c 'does not match data store'"
                        + " /var/log/aws-routed-eni/ipamd.log"),
                CniSteps.nothingToUndo("ipamd reads the metadata anew.")))
        .source("amazon-vpc-cni-k8s#1070, #1177");
  }
}
