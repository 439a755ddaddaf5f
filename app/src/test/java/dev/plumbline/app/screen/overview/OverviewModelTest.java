package dev.plumbline.app.screen.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.control.Mark;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.Cases;
import dev.plumbline.guide.Finding;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.Recording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OverviewModelTest {
  private static OverviewModel of(String scenario) {
    return OverviewModel.of(Cases.of(scenario));
  }

  private static InterfaceCard card(OverviewModel model, String link) {
    return model.cards().stream().filter(c -> c.link().equals(link)).findFirst().orElseThrow();
  }

  @Test
  void theVerdictIsOneSentenceAboutTheFirstFault() {
    OverviewModel model = of("secondary-rules-missing");
    assertThat(model.verdict().title()).isEqualTo("ens7 answers through the wrong interface");
    assertThat(model.lead()).get().extracting(Finding::id).isEqualTo("policy-rule-missing");
  }

  @Test
  void onlyTheFaultyInterfaceIsMarked() {
    OverviewModel model = of("secondary-rules-missing");
    assertThat(card(model, "ens5").state()).isEqualTo(Mark.IN_ORDER);
    assertThat(card(model, "ens6").state()).isEqualTo(Mark.IN_ORDER);
    assertThat(card(model, "ens7").state()).isNotEqualTo(Mark.IN_ORDER);
    assertThat(card(model, "ens7").words()).isEqualTo("3 rules missing");
  }

  @Test
  void theCardCountsRulesThereAgainstRulesExpected() {
    Fact rules =
        card(of("secondary-rules-missing"), "ens7").facts().stream()
            .filter(f -> f.name().equals("Rules"))
            .findFirst()
            .orElseThrow();
    assertThat(rules.wrong()).isEqualTo("0 of 3");
    assertThat(rules.value()).isEqualTo(", table 10002");
  }

  @Test
  void consequencesOfConsequencesFoldUnderTheFirstCause() {
    List<FindingRow> rows = of("leaked-lock").rows();
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().finding().id()).isEqualTo("lock-leaked");
    assertThat(rows.getFirst().consequences())
        .extracting(Finding::id)
        .contains("refresh-stuck", "address-not-applied");
  }

  @Test
  void everyFindingIsShownExactlyOnce() {
    for (String scenario : List.of("leaked-lock", "eks-race", "secondary-rules-missing")) {
      List<Finding> shown =
          of(scenario).rows().stream()
              .flatMap(r -> Stream.concat(Stream.of(r.finding()), r.consequences().stream()))
              .toList();
      assertThat(shown)
          .containsExactlyInAnyOrderElementsOf(Cases.of(scenario).diagnosis().findings());
    }
  }

  @Test
  void aHealthyHostHasCardsInOrderAndNoLead() {
    OverviewModel model = of("healthy-2-eni");
    assertThat(model.cards()).extracting(InterfaceCard::state).containsOnly(Mark.IN_ORDER);
    assertThat(model.lead()).isEmpty();
  }

  @Test
  void whereOnlyTheAccountWasAskedAllChecksOfTheHostHaveOneReason() {
    Recording whole = Cases.of("ssm-endpoint-group").recording();
    Map<String, byte[]> account = new LinkedHashMap<>();
    whole.files().stream()
        .filter(f -> f.startsWith("aws-"))
        .forEach(f -> whole.bytes(f).ifPresent(b -> account.put(f, b)));
    OverviewModel model =
        OverviewModel.of(CaseEvidence.of(Recording.of(Manifest.named("reports"), account)));
    assertThat(model.notChecked().get(OverviewModel.HOST_NOT_ASKED)).hasSizeGreaterThan(50);
    assertThat(model.notChecked().keySet())
        .filteredOn(why -> !why.equals(OverviewModel.HOST_NOT_ASKED))
        .allMatch(why -> why.startsWith("aws-"));
    assertThat(model.services()).extracting(ServiceLine::mark).doesNotContain(Mark.NOT_CHECKED);
    assertThat(of("ssm-endpoint-group").notChecked())
        .doesNotContainKey(OverviewModel.HOST_NOT_ASKED);
  }

  @Test
  void idsKeepTheirLastThreeCharacters() {
    assertThat(InterfaceCard.shortId("eni-00000000000000b07")).isEqualTo("eni-…b07");
    assertThat(InterfaceCard.shortId("not captured")).isEqualTo("not captured");
  }
}
