package dev.plumbline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.PracticeLab;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, the host is diagnosed, and no check fails over it. */
class RubbishTest {
  private static final String PAGE = "<html><body>502 Bad Gateway</body></html>\n";
  private static final List<String> SCENARIOS =
      List.of(
          "custom-routes-flushed-by-reload",
          "eks-subnet-full",
          "eks-foreign-cleanup",
          "appmesh-privileged-port",
          "imds-container-hop",
          "host-full-disk",
          "ssm-404-after-network-loss");

  /** Names that only other recordings have. */
  private static final List<String> OTHERS =
      List.of(
          "envoy-certs.json",
          "ipamd-enis.json",
          "ip-6-rule.txt",
          "ip-route-table-2.txt",
          "networkd-conf.txt",
          "conntrack.txt",
          "chronyc-tracking.txt",
          "nft-ruleset.txt",
          "iptables-nat.txt",
          "messages.txt",
          "journal-kernel.txt",
          "shop.log",
          "ss-ltn.txt",
          "aws-ec2-describe-network-interfaces.json",
          "aws-ec2-describe-route-tables.json",
          "aws-ec2-describe-network-acls.json",
          "aws-ec2-describe-security-groups.json",
          "aws-ec2-describe-vpc-endpoints.json");

  private final Random random = new Random(20261121);

  private String text(String kind, String old) {
    return switch (kind) {
      case "empty" -> "";
      case "a web page" -> PAGE;
      case "half" -> old.substring(0, old.length() / 2);
      case "brackets" -> "[{\"a\":[null,{}],\"ifname\":7,\"dst\":null}, 3, \"x\"]\n";
      default -> {
        byte[] bytes = new byte[700];
        random.nextBytes(bytes);
        yield new String(bytes, StandardCharsets.ISO_8859_1);
      }
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes", "empty", "a web page", "half", "brackets"})
  void noCheckFailsOverRubbishInAnyFile(String kind) throws Exception {
    for (String scenario : SCENARIOS) {
      TreeSet<String> names =
          new TreeSet<>(PracticeLab.find(scenario).orElseThrow().recording().files());
      names.addAll(OTHERS);
      for (String name : new ArrayList<>(names)) {
        Host host = Host.practice(scenario);
        Diagnosis diagnosis = host.with(name, text(kind, host.text(name))).diagnose();
        assertThat(diagnosis.notChecked())
            .as("%s with %s in %s", scenario, kind, name)
            .noneMatch(open -> open.why().contains("the check failed"));
      }
    }
  }
}
