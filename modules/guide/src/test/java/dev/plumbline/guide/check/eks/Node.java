package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Diagnostician;
import dev.plumbline.guide.Host;
import dev.plumbline.guide.NotChecked;
import dev.plumbline.guide.check.routing.Kernel;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** EKS nodes for tests, their kernel state as text. */
final class Node {
  static final String RULES = Kernel.RULES;
  static final String ROUTES = Kernel.ROUTES;
  static final String ADDRESSES = Kernel.ADDRESSES;
  static final String LINKS = "networkctl-list.txt";
  static final String FILTER = "iptables-save.txt";

  private Node() {}

  /** Three ENIs, of which ens6 and ens7 are the CNI's; six pods. */
  static Host healthy() {
    return of("eks-healthy");
  }

  /** networkd over the CNI on ens6, the CNI over networkd on ens7. */
  static Host race() {
    return of("eks-race");
  }

  /** All rules of the CNI removed at one moment, and one pod made afterwards. */
  static Host cleanedUp() {
    return of("eks-foreign-cleanup");
  }

  private static Host of(String practice) {
    return Kernel.of(practice)
        .without(
            "ip-j-rule-details.json",
            "ip-route-all.json",
            "ip-route-all-details.json",
            "networkctl-list.json");
  }

  /** Pieces that somebody pasted: file names and texts in turn. */
  static Diagnosis pasted(String... filesAndTexts) {
    Map<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < filesAndTexts.length; i += 2) {
      files.put(filesAndTexts[i], filesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    Manifest manifest = Manifest.named("pasted");
    return Diagnostician.diagnose(Snapshot.of(Recording.of(manifest, files)));
  }

  /** Why an id is open; empty when it was checked. */
  static List<String> open(Diagnosis diagnosis, String id) {
    return diagnosis.notChecked().stream()
        .filter(n -> n.id().equals(id))
        .map(NotChecked::why)
        .toList();
  }

  /** ipamd's store: a pod on the ENI of table 2 and one on the primary. */
  static String store(String... podsOfTable2) {
    StringBuilder addresses = new StringBuilder();
    for (String pod : podsOfTable2) {
      addresses
          .append(addresses.isEmpty() ? "" : ",")
          .append(
              """
              "%1$s/32":{"Cidr":{"IP":"%1$s","Mask":"/////w=="},"IPAddresses":{"%1$s":{"Address":"%1$s",\
              "IPAMKey":{"networkName":"aws-cni","containerID":"c1","ifName":"eth0"},\
              "IPAMMetadata":{"k8sPodNamespace":"default","k8sPodName":"pod-%2$s"},\
              "AssignedTime":"2026-11-21T01:02:03Z","UnassignedTime":"0001-01-01T00:00:00Z"}},\
              "IsPrefix":false,"AddressFamily":""}\
              """
                  .formatted(pod, pod.replace('.', '-')));
    }
    return """
    {"0":{"TotalIPs":9,"AssignedIPs":6,"ENIs":{
    "eni-0aaa":{"ID":"eni-0aaa","IsPrimary":true,"IsTrunk":false,"IsEFA":false,"DeviceNumber":0,\
    "AvailableIPv4Cidrs":{},"IPv6Cidrs":{},"RouteTableID":254},
    "eni-0bbb":{"ID":"eni-0bbb","IsPrimary":false,"IsTrunk":false,"IsEFA":false,"DeviceNumber":1,\
    "AvailableIPv4Cidrs":{%s},"IPv6Cidrs":{},"RouteTableID":2}}}}
    """
        .formatted(addresses);
  }

  /** A line of ipamd.log or plugin.log. */
  static String log(String time, String message) {
    return "{\"level\":\"info\",\"ts\":\"2026-11-21T%sZ\",\"caller\":\"ipamd/ipamd.go:1\",\"msg\":\"%s\"}\n"
        .formatted(time, message.replace("\"", "\\\""));
  }
}
