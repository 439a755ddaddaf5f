package dev.plumbline.guide.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Host;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Recording;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CommandOutputTest {
  private final Recording recording =
      Host.practice("secondary-rules-missing").snapshot().recording();

  private static QuestionCommand in(String... files) {
    return new QuestionCommand(
        "ip rule show", List.of(files), Optional.empty(), Optional.empty(), OptionalInt.empty());
  }

  private static QuestionCommand about(String link, String file) {
    return new QuestionCommand(
        "ip addr", List.of(file), Optional.of(link), Optional.empty(), OptionalInt.empty());
  }

  private static QuestionCommand having(String words, String file) {
    return new QuestionCommand(
        "ip route", List.of(file), Optional.empty(), Optional.of(words), OptionalInt.empty());
  }

  private CommandOutput of(QuestionCommand command) {
    return CommandOutput.of(command, recording).orElseThrow();
  }

  @Test
  void everyLineKnowsItsPlace() {
    CommandOutput rules = of(in("ip-rule.txt"));

    assertThat(rules.lines().getFirst().place()).isEqualTo("ip-rule.txt:1");
    assertThat(rules.lines().getFirst().text()).contains("lookup local");
    assertThat(rules.run().orElseThrow().command()).contains("ip -6 rule show");
  }

  @Test
  void onlyTheBlockOfTheInterfaceIsShown() {
    assertThat(of(about("ens7", "ip-addr.txt")).lines())
        .extracting(Evidence::text)
        .first()
        .asString()
        .startsWith("4: ens7");
    assertThat(of(about("ens7", "ip-addr.txt")).lines())
        .extracting(Evidence::text)
        .noneMatch(t -> t.contains("10.0.2.26"))
        .anyMatch(t -> t.contains("10.0.50.28"));
    assertThat(of(about("ens6", "networkctl-status-all.txt")).lines())
        .extracting(Evidence::text)
        .noneMatch(t -> t.contains("70-ens7"))
        .anyMatch(t -> t.contains("70-ens6"));
  }

  @Test
  void wordsMatchWholeSoThatATableIsNotTakenForAnother() {
    assertThat(of(having("table 10002", "ip-route-all.txt")).lines())
        .isNotEmpty()
        .allMatch(line -> line.text().contains("table 10002"));
    CommandOutput none = of(having("table 1000", "ip-route-all.txt"));
    assertThat(none.lines()).isEmpty();
    assertThat(none.total()).isPositive();
  }

  @Test
  void aFolderGivesTheLinesOfAllItsFiles() {
    assertThat(of(in("run-systemd-network/70-ens7.network.d/")).lines())
        .extracting(Evidence::file)
        .anyMatch(f -> f.endsWith("eni.conf"))
        .anyMatch(f -> f.endsWith("ec2net_policy_4.conf"));
  }

  @Test
  void theFirstFileThatWasCapturedAnswers() {
    assertThat(of(in("ip-rule-of-old.txt", "ip-rule.txt")).file()).isEqualTo("ip-rule.txt");
    assertThat(CommandOutput.of(in("gone.txt"), recording)).isEmpty();
  }

  @Test
  void aFileTooLargeToSearchIsNamedOnly() {
    Recording large = recording.with("ip-rule.txt", new byte[5 << 20]);

    assertThat(CommandOutput.of(in("ip-rule.txt"), large).orElseThrow().lines())
        .singleElement()
        .satisfies(line -> assertThat(line.text()).contains("open it"));
  }

  @Test
  void everyCommandOfThePlaybookFindsItsOutputInAWholeCapture() {
    PlaybookSession walk =
        PlaybookSession.start(
            Playbooks.find("policy-routes").orElseThrow(),
            CaseFacts.of(Host.practice("secondary-rules-missing").snapshot()));
    for (AskedQuestion asked : walk.way()) {
      for (QuestionCommand command : asked.commands()) {
        assertThat(CommandOutput.of(command, recording))
            .as(command.run())
            .hasValueSatisfying(
                output ->
                    assertThat(output.total() == 0 || !output.lines().isEmpty())
                        .as(command.run())
                        .isTrue());
      }
    }
  }
}
