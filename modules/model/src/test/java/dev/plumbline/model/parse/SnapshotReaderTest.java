package dev.plumbline.model.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Recordings;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SnapshotReaderTest {
  @Test
  void everySectionOfARealHostIsRead() throws Exception {
    Snapshot s = Recordings.snapshot("leaked-lock");
    assertThat(s.problems()).isEmpty();
    assertThat(s.links().orElse(List.of()))
        .extracting("name")
        .containsExactly("lo", "ens5", "ens6");
    assertThat(s.link("ens6").orElseThrow().altnames()).contains("device-number-1.0");
    assertThat(s.addressesOf("ens6")).extracting(a -> a.ip().toString()).contains("10.0.2.36");
    assertThat(s.rules().orElse(List.of())).extracting(PolicyRule::priority).startsWith(0L);
    assertThat(s.rules6().complete()).isTrue();
    assertThat(s.table(Family.V4, "10001")).anyMatch(Route::isDefault);
    assertThat(s.sysctl("net.ipv4.conf.all.rp_filter")).contains("0");
    assertThat(s.networkd().orElse(List.of())).extracting("setupState").contains("configured");
    assertThat(s.leases().optional().orElseThrow().get(3).routers())
        .containsExactly(IpAddress.parse("10.0.2.1"));
    assertThat(s.dropIns().orElse(List.of())).extracting("link").contains("ens5", "ens6");
    assertThat(s.dropIns().complete()).isTrue();
    assertThat(s.processes().orElse(List.of()).getFirst().pid()).isEqualTo(491);
    assertThat(s.units().optional().orElseThrow().get("policy-routes@ens6.service").active())
        .isEqualTo("active");
    assertThat(s.timers().orElse(List.of()).getLast().next()).isEqualTo("-");
    assertThat(s.timers().orElse(List.of()).getFirst().next())
        .isEqualTo("Sat 2026-11-21 02:54:47 UTC");
    assertThat(s.metadata().optional().orElseThrow().interfaces()).hasSize(2);
    assertThat(s.clock().orElseThrow().uptime()).isPresent();
    assertThat(s.netUtilsVersion()).contains("2.7.1");
    assertThat(s.kernelAnswers()).isNotEmpty();
  }

  @Test
  void aLockTellsItsProcessAndTime() throws Exception {
    var state = Recordings.snapshot("leaked-lock").netUtils().optional().orElseThrow();
    assertThat(state.locks()).hasSize(1);
    assertThat(state.locks().getFirst().link()).isEqualTo("ens6");
    assertThat(state.locks().getFirst().pid()).contains(425L);
    assertThat(state.locks().getFirst().changed()).isPresent();
    assertThat(state.locks().getFirst().evidence().text()).endsWith("ens6: 425");
  }

  @Test
  void theTextTwinIsCitedWhereItShowsTheSame() throws Exception {
    Snapshot s = Recordings.snapshot("secondary-rules-missing");
    assertThat(s.rules().orElse(List.of()).getLast().evidence())
        .extracting(Evidence::file, Evidence::text)
        .containsExactly("ip-rule.txt", "32767:\tfrom all lookup default");
    assertThat(s.routes().orElse(List.of()))
        .allMatch(r -> r.evidence().file().equals("ip-route-all.txt"));
    assertThat(s.routes6().orElse(List.of()))
        .allMatch(r -> r.evidence().file().equals("ip-route-all.txt"));
    assertThat(s.addresses().orElse(List.of()))
        .allMatch(a -> a.evidence().text().contains(a.ip() + "/" + a.prefixLength()));
    assertThat(s.links().orElse(List.of())).allMatch(l -> l.evidence().line() > 0);
  }

  @Test
  void jsonAndTextGiveTheSameRulesAndRoutes() throws Exception {
    for (Path path : Recordings.all()) {
      Recording recording = Recording.open(path);
      Snapshot json = Snapshot.of(recording);
      Recording text = recording;
      for (String file :
          List.of(
              "ip-j-rule.json",
              "ip-j6-rule.json",
              "ip-j-route-all.json",
              "ip-j6-route-all.json",
              "ip-j-addr.json")) {
        text = Recordings.without(text, file);
      }
      Snapshot fromText = Snapshot.of(text);
      for (Family family : Family.values()) {
        assertThat(fromText.rules(family)).as("%s rules", path).isInstanceOf(Captured.Known.class);
        assertThat(fromText.rules(family).orElse(List.of()))
            .isEqualTo(json.rules(family).orElse(List.of()));
        assertThat(fromText.routes(family).orElse(List.of()))
            .usingRecursiveFieldByFieldElementComparatorIgnoringFields("flags")
            .isEqualTo(json.routes(family).orElse(List.of()));
      }
      assertThat(fromText.addresses().orElse(List.of()))
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("label")
          .isEqualTo(json.addresses().orElse(List.of()));
    }
  }

  @Test
  void aRecordThatSeveralListingsShowOccursOnce() throws Exception {
    Recording recording = Recordings.open("leaked-lock");
    long json = recording.text("journal.jsonl").orElseThrow().lines().count();
    var journal = Snapshot.of(recording).journal().orElse(List.of());
    // setup-policy-routes.log has one line of a process that left no unit in the journal
    assertThat(journal.size()).isEqualTo((int) json + 1);
    assertThat(journal)
        .isSortedAccordingTo(Comparator.comparing(l -> l.time().orElseThrow().getEpochSecond()));
    assertThat(journal)
        .anyMatch(
            l ->
                l.evidence().file().equals("setup-policy-routes.log")
                    || l.evidence().file().equals("journal-units.txt"));
    var texts =
        Snapshot.of(Recordings.without(recording, "journal.jsonl")).journal().orElse(List.of());
    assertThat(texts.size()).isEqualTo(journal.size());
    assertThat(texts)
        .extracting("message")
        .containsExactlyInAnyOrderElementsOf(
            journal.stream().map(l -> (Object) l.message()).toList());
  }

  @Test
  void theStateBeforeTheEventIsASnapshotOfItsOwn() throws Exception {
    Snapshot before = Recordings.snapshot("custom-routes-flushed-by-reload").before().orElseThrow();
    assertThat(before.rules().orElse(List.of()))
        .extracting(PolicyRule::priority)
        .contains(1024L, 9000L);
    assertThat(before.table(Family.V4, "200")).hasSize(1);
    assertThat(before.table(Family.V4, "main"))
        .anyMatch(r -> r.destination().equals(IpPrefix.parse("192.0.2.0/24")));
    assertThat(before.address(IpAddress.parse("10.0.2.99"))).isPresent();
    assertThat(before.journal()).isInstanceOf(Captured.Missing.class);
  }

  @Test
  void noMissingOrCutFileEverThrows() throws Exception {
    for (String name : List.of("custom-routes-flushed-by-reload", "healthy-1-eni")) {
      Recording recording = Recordings.open(name);
      for (String file : recording.files()) {
        assertThat(Snapshot.of(Recordings.without(recording, file)).recording().files())
            .doesNotContain(file);
        byte[] bytes = recording.bytes(file).orElseThrow();
        Stream.of(0, 1, bytes.length / 2)
            .filter(n -> n >= 0 && n < bytes.length)
            .forEach(
                n ->
                    assertThat(Snapshot.of(recording.with(file, Arrays.copyOf(bytes, n))))
                        .isNotNull());
      }
    }
  }

  @Test
  void theCommandOfAFolderIsThatOfItsFiles() throws Exception {
    Recording recording = Recordings.open("leaked-lock");
    assertThat(recording.command("run-systemd-network/70-ens5.network.d/eni.conf").orElseThrow())
        .extracting("command")
        .asString()
        .startsWith("cat of every generated drop-in");
    assertThat(recording.command("nothing/of/that")).isEmpty();
  }
}
