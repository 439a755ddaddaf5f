package dev.plumbline.guide.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.guide.Severity;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  @Test
  void everyIdHasItsSeverityAndSubject() {
    assertThat(Catalogue.entries())
        .isNotEmpty()
        .allSatisfy(e -> assertThat(e.title()).isNotBlank().doesNotEndWith("."));
    Catalogue.Entry entry = Catalogue.entry("dhcp-never-acquired");
    assertThat(entry.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(entry.subject()).isEqualTo(Catalogue.Subject.LINK);
    assertThat(entry.title()).isEqualTo("No DHCP lease since boot");
  }

  @Test
  void anIdOutsideTheCatalogueCannotBeReported() {
    assertThatThrownBy(() -> FindingDraft.of("made-up", "ens5", "ens5: made up"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("made-up");
  }

  @Test
  void everyCheckDecidesIdsOfTheCatalogueAndNoIdHasTwoChecks() {
    var ids = Checks.all().stream().flatMap(c -> c.ids().stream()).toList();
    assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> Catalogue.entry(id));
  }
}
