package dev.plumbline.path.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.Recording;
import dev.plumbline.model.RecordingException;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Owner;
import dev.plumbline.path.diff.Difference.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotDiffTest {
  private static Recording recording(String id) throws RecordingException {
    return PracticeLab.find(id).orElseThrow().recording();
  }

  private static SnapshotDiff diff(String first, String second) throws RecordingException {
    return SnapshotDiff.of(Snapshot.of(recording(first)), Snapshot.of(recording(second)));
  }

  private static List<String> roots(SnapshotDiff diff, Section section) {
    return diff.roots(section).map(d -> d.kind().sign() + " " + d.subject()).toList();
  }

  /** Lines of a text dump, without ages. */
  private static List<String> lines(Recording recording, String file) {
    return recording
        .text(file)
        .orElseThrow()
        .lines()
        .map(l -> l.replaceAll(" expires \\S+", "").strip())
        .toList();
  }

  private static List<String> without(List<String> some, List<String> others) {
    List<String> left = new ArrayList<>(some);
    others.forEach(left::remove);
    return left;
  }

  @ParameterizedTest
  @CsvSource({
    "healthy-2-eni, secondary-rules-missing",
    "healthy-2-eni, healthy-4-eni-v6-prefix",
    "eks-healthy, eks-race",
    "eks-healthy, eks-foreign-cleanup",
    "eks-race, eks-foreign-cleanup"
  })
  void everyRuleAndRouteThatDiffersIsNamedOnceAndNothingElse(String first, String second)
      throws RecordingException {
    Recording before = recording(first);
    Recording after = recording(second);
    SnapshotDiff diff = diff(first, second);
    for (String file : List.of("ip-rule.txt", "ip-route-all.txt")) {
      Section section = file.equals("ip-rule.txt") ? Section.RULES : Section.ROUTES;
      List<Difference> told =
          diff.differences().stream().filter(d -> d.section() == section).toList();
      assertThat(told.stream().filter(d -> d.kind() != Kind.ADDED))
          .hasSameSizeAs(without(lines(before, file), lines(after, file)));
      assertThat(told.stream().filter(d -> d.kind() != Kind.REMOVED))
          .hasSameSizeAs(without(lines(after, file), lines(before, file)));
      assertThat(told.stream().map(d -> d.family() + d.kind().sign() + d.subject()))
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @CsvSource({"healthy-2-eni", "eks-race", "healthy-15-eni"})
  void aSnapshotDoesNotDifferFromItself(String id) throws RecordingException {
    assertThat(diff(id, id).differences()).isEmpty();
  }

  @Test
  void agesOrderAndProcessNumbersDoNotCount() throws RecordingException {
    Recording first = recording("secondary-rules-missing");
    Recording second = first;
    for (String file : List.of("ip-route-all.txt", "ip-addr.txt", "systemctl-show.txt")) {
      String text =
          first
              .text(file)
              .orElseThrow()
              .replaceAll("expires \\d+sec", "expires 7sec")
              .replaceAll("_lft \\d+sec", "_lft 7sec")
              .replaceAll("ExecMainPID=\\d+", "ExecMainPID=7")
              .replaceAll("02:53:\\d+", "02:59:59");
      second = second.with(file, text.getBytes(StandardCharsets.UTF_8));
    }
    String json = first.text("ip-j-route-all.json").orElseThrow().strip();
    List<String> routes =
        new ArrayList<>(List.of(json.substring(1, json.length() - 1).split("(?<=}),")));
    second =
        second.with(
            "ip-j-route-all.json",
            ("[" + String.join(",", routes.reversed()) + "]").getBytes(StandardCharsets.UTF_8));
    assertThat(SnapshotDiff.of(Snapshot.of(first), Snapshot.of(second)).differences()).isEmpty();
  }

  @Test
  void theRaceOnAnEksNodeIsToldWithOwners() throws RecordingException {
    SnapshotDiff diff = diff("eks-healthy", "eks-race");
    assertThat(roots(diff, Section.RULES))
        .containsExactly(
            "+ 32765: from 10.80.71.140 lookup 10001 proto static",
            "+ 32765: from 10.80.77.9 lookup 10002 proto static");
    assertThat(roots(diff, Section.LINKS)).isEmpty();
    assertThat(diff.roots(Section.RULES).flatMap(d -> d.second().stream()))
        .allMatch(s -> s.owner().owner() == Owner.NODEADM);
    assertThat(diff.roots(Section.ROUTES).filter(d -> d.kind() == Kind.REMOVED))
        .hasSize(2)
        .allMatch(d -> d.table().equals("2"))
        .allMatch(d -> d.first().orElseThrow().owner().owner() == Owner.VPC_CNI);
    Difference address = diff.roots(Section.ADDRESSES).findFirst().orElseThrow();
    assertThat(address.changes())
        .extracting(Difference.Change::field)
        .containsExactly("flags", "metric");
    assertThat(diff.following().get(address.subject()))
        .singleElement()
        .satisfies(d -> assertThat(d.subject()).startsWith("10.80.64.0/19 dev ens6 table main"));
    assertThat(roots(diff, Section.SYSCTLS)).isEmpty();
    assertThat(roots(diff, Section.NETWORKD))
        .containsExactly("~ networkctl ens6", "~ networkctl ens7");
  }

  @Test
  void whatBelongsToALinkThatOnlyOneSideHasFollowsFromIt() throws RecordingException {
    SnapshotDiff diff = diff("healthy-2-eni", "secondary-rules-missing");
    Difference ens7 =
        diff.roots(Section.LINKS).filter(d -> d.kind() == Kind.ADDED).findFirst().orElseThrow();
    assertThat(ens7.subject()).startsWith("ens7 mac 06:00:aa:20:00:07");
    assertThat(
            diff.following().get(ens7.subject()).stream()
                .filter(d -> d.section() == Section.ROUTES))
        .hasSize(17);
    assertThat(
            diff.following().get(ens7.subject()).stream()
                .filter(d -> d.section() == Section.SYSCTLS))
        .hasSize(19);
    assertThat(diff.differences().stream().filter(d -> !d.follows()).map(Difference::subject))
        .noneMatch(s -> s.contains("ens7") && !s.startsWith("ens7 "));
  }

  @Test
  void anAddressThatGaveWayToAnotherIsOneChange() throws RecordingException {
    SnapshotDiff diff = diff("healthy-2-eni", "secondary-rules-missing");
    assertThat(roots(diff, Section.ADDRESSES))
        .contains("~ 10.0.1.25/24 dev ens5")
        .noneMatch(s -> s.contains("fe80"));
    assertThat(diff.roots(Section.ROUTES)).allMatch(d -> d.kind() == Kind.ADDED);
  }

  @Test
  void whatWasNotCapturedIsNoDifference() throws RecordingException {
    SnapshotDiff diff = diff("eks-healthy", "healthy-2-eni");
    assertThat(diff.notCompared())
        .extracting(NotCompared::section)
        .contains(Section.FILES, Section.UNITS);
    assertThat(diff.roots(Section.UNITS)).isEmpty();
  }

  @Test
  void everyDifferenceHasOneOwnerASide() throws RecordingException {
    SnapshotDiff diff = diff("healthy-2-eni", "healthy-4-eni-v6-prefix");
    assertThat(diff.differences())
        .allMatch(d -> d.first().isPresent() || d.second().isPresent())
        .flatExtracting(d -> Stream.concat(d.first().stream(), d.second().stream()).toList())
        .allMatch(s -> !s.owner().reason().isEmpty());
  }

  @Test
  void aFamilyThatWasNotCapturedLeavesTheOtherWhole() throws RecordingException {
    Recording whole = recording("eks-race");
    Map<String, byte[]> files = new TreeMap<>();
    whole.files().forEach(f -> files.put(f, whole.bytes(f).orElseThrow()));
    files.keySet().removeAll(List.of("ip-j6-rule.json", "ip-6-rule.txt", "ip-rule.txt"));
    Recording half = Recording.of(whole.manifest(), files);
    SnapshotDiff diff = SnapshotDiff.of(Snapshot.of(half), Snapshot.of(recording("eks-healthy")));
    assertThat(roots(diff, Section.RULES))
        .containsExactly(
            "- 32765: from 10.80.71.140 lookup 10001 proto static",
            "- 32765: from 10.80.77.9 lookup 10002 proto static");
  }
}
