package dev.plumbline.guide.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Playbooks of somebody's own beside those of the program. */
class PlaybookShelfTest {
  private static final String OWN =
      """
      playbook: vpn
      title: Our VPN
      about: Asks whether the tunnel is up.
      questions:
        tunnel:
          ask: Is the tunnel up?
          why: Nothing else works without it.
          answers:
            "no":
              say: "No"
              next: down
          cannot-tell: routes
      conclusions:
        down:
          title: The tunnel is down
          text: Start it.
        routes:
          title: Look at the routes
          text: The tunnel is not the cause.
          continue: policy-routes
      """;

  @TempDir Path folder;

  private Path own(String name, String yaml) throws IOException {
    return Files.writeString(folder.resolve(name), yaml);
  }

  @Test
  void aFileInTheFolderIsAPlaybookLikeAnyOther() throws Exception {
    own("vpn.yaml", OWN);
    own("notes.txt", "no playbook");
    PlaybookShelf shelf = PlaybookShelf.with(folder);

    assertThat(shelf.problems()).isEmpty();
    assertThat(shelf.find("vpn").map(Playbook::title)).contains("Our VPN");
    assertThat(shelf.playbooks()).startsWith(Playbooks.all().toArray(Playbook[]::new));
  }

  @Test
  void aFileWithErrorsIsLeftOutAndNamesLineAndColumnAndTheOthersStay() throws Exception {
    own("broken.yaml", OWN.replace("next: down", "next: up"));
    own("vpn.yml", OWN);
    PlaybookShelf shelf = PlaybookShelf.with(folder);

    assertThat(shelf.problems())
        .containsExactly(
            "broken.yaml:9:7: question tunnel, answer no: leads to up, which does not exist");
    assertThat(shelf.find("vpn")).isPresent();
  }

  @Test
  void playbooksOfOnesOwnLeadIntoEachOtherInAnyOrderOfTheirNames() throws Exception {
    Path first = own("a.yaml", OWN.replace("continue: policy-routes", "continue: tunnel"));
    Path second = own("b.yaml", OWN.replace("playbook: vpn", "playbook: tunnel"));
    PlaybookShelf shelf = PlaybookShelf.with(folder);

    assertThat(shelf.problems()).isEmpty();
    assertThat(shelf.playbooks()).extracting(Playbook::id).endsWith("vpn", "tunnel");
    assertThat(PlaybookShelf.check(first, List.of(first, second)).id()).isEqualTo("vpn");
  }

  @Test
  void anErrorOfOneDoesNotHideThePlaybookThatLeadsIntoIt() throws Exception {
    own("a.yaml", OWN.replace("continue: policy-routes", "continue: tunnel"));
    own("b.yaml", OWN.replace("playbook: vpn", "playbook: tunnel").replace("why:", "wy:"));
    PlaybookShelf shelf = PlaybookShelf.with(folder);

    assertThat(shelf.problems()).isNotEmpty().allMatch(p -> p.startsWith("b.yaml:"));
    assertThat(shelf.find("vpn")).isPresent();
  }

  @Test
  void aWayThatDoesNotEndIsRefused() throws Exception {
    Path circle = own("circle.yaml", OWN.replace("next: down", "next: tunnel"));

    assertThatThrownBy(() -> PlaybookShelf.check(circle, List.of()))
        .isInstanceOf(PlaybookException.class)
        .hasMessageContaining("circle.yaml:5:")
        .hasMessageContaining("circle");
  }

  @Test
  void namesThatAreTakenAndPlaybooksThatDoNotExistAreRefused() throws Exception {
    Path taken = own("taken.yaml", OWN.replace("playbook: vpn", "playbook: envoy"));
    Path lost = own("lost.yaml", OWN.replace("continue: policy-routes", "continue: nowhere"));

    assertThatThrownBy(() -> PlaybookShelf.check(taken, List.of()))
        .hasMessage("taken.yaml:1:1: there is a playbook envoy already");
    assertThatThrownBy(() -> PlaybookShelf.check(lost, List.of()))
        .hasMessage("lost.yaml:17:3: conclusion routes: there is no playbook nowhere");
  }

  @Test
  void whatIsNoTextOrTooLargeOrMissingIsSaid() throws Exception {
    Path bytes = Files.write(folder.resolve("bytes.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});
    Path large = own("large.yaml", "x".repeat(1_000_001));

    assertThatThrownBy(() -> PlaybookShelf.check(bytes, List.of()))
        .hasMessageContaining("not UTF-8");
    assertThatThrownBy(() -> PlaybookShelf.check(large, List.of()))
        .hasMessageContaining("larger than 1 MB");
    assertThatThrownBy(() -> PlaybookShelf.check(folder.resolve("none.yaml"), List.of()))
        .hasMessageContaining("does not exist");
  }

  @Test
  void deepNestingAndAnchorsAreAnErrorAndNeverAFailure() throws Exception {
    own("deep.yaml", "a: " + "[".repeat(50_000));
    own("bomb.yaml", "a: &a [x, x]\nb: &b [*a, *a]\nplaybook: *b\n");

    assertThat(PlaybookShelf.with(folder).problems())
        .anyMatch(p -> p.startsWith("deep.yaml:"))
        .anyMatch(p -> p.startsWith("bomb.yaml:"));
  }

  @Test
  void aFolderThatDoesNotExistHoldsNone() {
    assertThat(PlaybookShelf.with(folder.resolve("none"))).isEqualTo(PlaybookShelf.shipped());
  }

  @Test
  void everyShippedPlaybookIsPickedBySomeSymptom() {
    Playbook symptom = Playbooks.find("symptom").orElseThrow();

    assertThat(
            Stream.concat(
                Stream.of("symptom"),
                symptom.conclusions().stream().flatMap(c -> c.continuesIn().stream())))
        .containsAll(Playbooks.all().stream().map(Playbook::id).toList());
  }
}
