package dev.plumbline.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Recording;
import dev.plumbline.model.RecordingException;
import dev.plumbline.model.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HostModelTest {
  private static Recording practice(String id) throws RecordingException {
    return PracticeLab.find(id).orElseThrow().recording();
  }

  private static HostModel host(String id, String... without) throws RecordingException {
    return HostModel.of(Snapshot.of(without(practice(id), without)));
  }

  private static Recording without(Recording recording, String... names) {
    Map<String, byte[]> files = new TreeMap<>();
    recording.files().forEach(f -> files.put(f, recording.bytes(f).orElseThrow()));
    for (String name : names) {
      files.keySet().removeIf(f -> f.equals(name) || f.startsWith(name + "/"));
    }
    Manifest old = recording.manifest();
    Manifest silent =
        new Manifest(
            old.name(),
            old.host(),
            old.source(),
            old.captured(),
            Optional.empty(),
            old.commands(),
            old.incomplete(),
            old.notes(),
            "{}");
    return Recording.of(silent, files);
  }

  @Test
  void interfacesAreFoundWithTheirTablesMetricsAndAddresses() throws RecordingException {
    HostModel host = host("healthy-4-eni-v6-prefix");
    assertThat(host.enis()).extracting(Eni::name).containsExactly("ens5", "ens6", "ens7", "ens8");
    Eni ens6 = host.eni("ens6").orElseThrow();
    assertThat(ens6.id()).contains("eni-00000000000000a06");
    assertThat(ens6.tableName()).contains("10001");
    assertThat(ens6.metric()).isEqualTo(OptionalLong.of(513));
    assertThat(ens6.wanted(Family.V4))
        .extracting(w -> w.prefix().toString())
        .containsExactly("10.0.2.30", "10.0.2.31", "10.0.2.48/28");
    assertThat(ens6.gateway(Family.V4)).hasToString("Optional[10.0.2.1]");
    assertThat(host.primary().orElseThrow().name()).isEqualTo("ens5");
    assertThat(host.managed()).isTrue();
    assertThat(host.cniNode()).isFalse();
  }

  @Test
  void withoutMetadataTheNumbersComeFromTheAlternativeNames() throws RecordingException {
    Eni ens7 = host("healthy-4-eni-v6-prefix", "imds.txt").eni("ens7").orElseThrow();
    assertThat(ens7.tableName()).contains("10002");
    assertThat(ens7.wanted())
        .isNotEmpty()
        .allSatisfy(w -> assertThat(w.origin()).isEqualTo(Wanted.Origin.DROP_IN));
  }

  @Test
  void withoutAnyHintTheLowestIndexIsLikelyThePrimary() throws RecordingException {
    HostModel host =
        host("healthy-2-eni", "imds.txt", "ip-j-link.json", "ip-addr.txt", "ip-j-addr.json");
    assertThat(host.enis()).isEmpty();
    assertThat(host("healthy-2-eni", "imds.txt").primary().orElseThrow().role())
        .isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void theMetricsOfOlderVersionsAreRecognisedByTheirFiles() throws RecordingException {
    HostModel host = host("healthy-2-eni-v2.4.1");
    assertThat(host.version()).isEmpty();
    assertThat(host.scheme()).isEqualTo(Scheme.V2_4_1);
    assertThat(host.eni("ens6").orElseThrow().metric()).isEqualTo(OptionalLong.of(522));
  }

  @Test
  void versionsNumberAsTheyDo() {
    assertThat(Scheme.ofVersion("2.4.0-1.amzn2023")).contains(Scheme.V2_4_0);
    assertThat(Scheme.ofVersion("amazon-ec2-net-utils-2.7.4-1")).contains(Scheme.V2_5);
    assertThat(Scheme.ofVersion("2.2.0")).contains(Scheme.V2_1);
    assertThat(Scheme.ofVersion("1.7.3")).contains(Scheme.V1);
    assertThat(Scheme.ofVersion("unknown")).isEmpty();
  }

  @Test
  void aCniNodeIsNotManagedByThePackage() throws RecordingException {
    HostModel host = host("eks-healthy");
    assertThat(host.cniNode()).isTrue();
    assertThat(host.managed()).isFalse();
    assertThat(host.primary().orElseThrow().name()).isEqualTo("ens5");
    assertThat(Expectation.of(host).rules()).isEmpty();
    assertThat(Expectation.of(host).extra()).isEmpty();
  }

  @Test
  void ofAHealthyHostNothingIsMissingAndNothingExtra() throws RecordingException {
    for (String id :
        new String[] {
          "healthy-1-eni", "healthy-2-eni", "healthy-2-eni-v2.4.1", "healthy-4-eni-v6-prefix"
        }) {
      Expectation expectation = Expectation.of(host(id));
      assertThat(expectation.missingRules()).as(id).isEmpty();
      assertThat(expectation.missingRoutes()).as(id).isEmpty();
      assertThat(expectation.extra()).as(id).isEmpty();
    }
  }

  @Test
  void deletedRulesAreGhostsWithTheirReason() throws RecordingException {
    Expectation expectation = Expectation.of(host("secondary-rules-missing"));
    assertThat(expectation.missingRules())
        .extracting(ExpectedRule::text)
        .containsExactlyInAnyOrder(
            "from 10.0.50.28 lookup 10002",
            "from 10.0.50.29 lookup 10002",
            "from 2600:1f14:eeb:2204::d28 lookup 10002");
    assertThat(expectation.missingRules())
        .allSatisfy(r -> assertThat(r.why().evidence().file()).isEqualTo("imds.txt"))
        .allSatisfy(r -> assertThat(r.eni().name()).isEqualTo("ens7"));
    assertThat(expectation.tables())
        .filteredOn(t -> t.table().equals("10002"))
        .allSatisfy(t -> assertThat(t.use()).isEqualTo(TableUse.Use.WITHOUT_RULE));
    assertThat(expectation.tables())
        .filteredOn(t -> t.table().equals("10000"))
        .allSatisfy(t -> assertThat(t.use()).isEqualTo(TableUse.Use.UNUSED_BY_DESIGN));
  }

  @Test
  void anAddressThatNothingHasAppliedYetIsNoGhost() throws RecordingException {
    Expectation expectation = Expectation.of(host("leaked-lock"));
    assertThat(expectation.missingRules()).isEmpty();
    assertThat(expectation.rules()).anyMatch(r -> r.state() == ExpectedRule.State.NOT_APPLIED);
  }

  @Test
  void aMissingDefaultOfAPrivateTableIsExpected() throws RecordingException {
    Expectation expectation = Expectation.of(host("admin-dropin-route-fails-link"));
    assertThat(expectation.missingRoutes())
        .extracting(r -> r.table() + " " + r.text())
        .contains("10001 default via 10.0.2.1 dev ens6");
  }

  @Test
  void rulesHaveTheOwnersThatTheirFilesOrShapesName() throws RecordingException {
    HostModel host = host("healthy-2-eni");
    Owners owners = Owners.of(host);
    for (PolicyRule rule : host.snapshot().rules().orElse(List.of())) {
      Attribution attribution = owners.of(rule);
      assertThat(attribution.owner())
          .isEqualTo(rule.priority() == 10001 ? Owner.NET_UTILS : Owner.KERNEL);
      assertThat(attribution.confidence()).isEqualTo(Confidence.CERTAIN);
    }
    assertThat(owners.ofTable(Family.V4, "10001").owner()).isEqualTo(Owner.NET_UTILS);
  }

  @Test
  void onACniNodeEachRuleHasItsOwner() throws RecordingException {
    HostModel host = host("eks-race");
    Owners owners = Owners.of(host);
    assertThat(host.snapshot().rules().orElse(List.of()))
        .filteredOn(r -> r.priority() == 512 || r.priority() == 1024 || r.priority() == 1536)
        .isNotEmpty()
        .allSatisfy(r -> assertThat(owners.of(r).owner()).isEqualTo(Owner.VPC_CNI));
    assertThat(host.snapshot().rules().orElse(List.of()))
        .filteredOn(r -> r.priority() == 32765 && r.protocol().equals("static"))
        .isNotEmpty()
        .allSatisfy(r -> assertThat(owners.of(r).owner()).isEqualTo(Owner.NODEADM));
  }

  @Test
  void routesAndAddressesHaveOwners() throws RecordingException {
    HostModel host = host("healthy-2-eni");
    Owners owners = Owners.of(host);
    assertThat(host.snapshot().table(Family.V4, "10001").map(owners::of).map(Attribution::owner))
        .containsOnly(Owner.NET_UTILS);
    assertThat(
            host.snapshot()
                .table(Family.V4, "main")
                .filter(r -> r.isDefault())
                .map(owners::of)
                .map(Attribution::owner))
        .containsOnly(Owner.NETWORKD);
    assertThat(host.snapshot().addressesOf("ens6").map(owners::of).map(Attribution::owner))
        .contains(Owner.NET_UTILS, Owner.NETWORKD, Owner.KERNEL)
        .doesNotContain(Owner.BY_HAND);
  }
}
